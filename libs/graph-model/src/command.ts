import type { Edge, GraphNode, Settings } from './document';
import type { JsonObject, JsonValue } from './json';

/** The fields of a node that stand beside `data`; `undefined` takes a field away. */
export type NodeFields = Partial<
  Pick<GraphNode, 'label' | 'off' | 'visible' | 'live' | 'start' | 'delay' | 'pause' | 'view'>
>;

/** The only ways to change a document. Each is one step of undo. */
export type Command =
  | {
      readonly type: 'add-nodes';
      readonly nodes: readonly GraphNode[];
      readonly edges?: readonly Edge[];
      readonly at?: number;
    }
  | { readonly type: 'remove-nodes'; readonly ids: readonly string[] }
  | {
      readonly type: 'move-nodes';
      readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
    }
  /** Puts nodes before another in `nodes`, which is the play and layer order; without `before`, at the end. */
  | { readonly type: 'reorder-nodes'; readonly ids: readonly string[]; readonly before?: string }
  /** `value: undefined` gives the parameter back its default. */
  | { readonly type: 'set-parameter'; readonly id: string; readonly parameter: string; readonly value?: JsonValue }
  | {
      readonly type: 'set-fields';
      readonly id: string;
      readonly fields: { readonly [K in keyof NodeFields]: NodeFields[K] | undefined };
    }
  | { readonly type: 'add-edge'; readonly edge: Edge; readonly at?: number }
  | { readonly type: 'remove-edges'; readonly ids: readonly string[] }
  | { readonly type: 'set-settings'; readonly settings: Partial<Settings> }
  | { readonly type: 'rename'; readonly name: string }
  | { readonly type: 'set-view'; readonly view: JsonObject };
