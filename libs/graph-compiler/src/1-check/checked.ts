import type { Acceptance, Edge, GraphNode, JsonValue, PortType } from '@manim-nodes/graph-model';
import type { Formula, FormulaType } from '@manim-nodes/formula';
import type { NodeDefinition } from '@manim-nodes/node-catalog';

/** A wire whose ends exist, with what arrives through it. */
export interface Wire {
  readonly edge: Edge;
  /** Index of the source node in the checked graph. */
  readonly source: number;
  readonly output: string;
  /** Type of the output, refined by what flows into its node; a list when that node is lifted. */
  readonly type: PortType;
  readonly acceptance: Acceptance;
}

/** Where the value of an input or a parameter comes from. */
export type Given =
  | { readonly kind: 'default' }
  | { readonly kind: 'literal'; readonly value: JsonValue }
  | { readonly kind: 'formula'; readonly formula: Formula; readonly type: FormulaType }
  | { readonly kind: 'wires'; readonly wires: readonly Wire[] };

export interface CheckedNode {
  /** Position in `nodes[]` of the checked graph: play and layer order. */
  readonly index: number;
  readonly id: string;
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
  /** Every input and parameter by name. */
  readonly given: ReadonlyMap<string, Given>;
  /** What is wired to the free names of its formulas. */
  readonly names: ReadonlyMap<string, Wire>;
  /** Types of what is wired to free names; one item of a list. */
  readonly nameTypes: ReadonlyMap<string, FormulaType>;
  readonly after: readonly Wire[];
  readonly outputs: ReadonlyMap<string, PortType>;
  /** Handles (names too) through which a list makes the node one of many. */
  readonly lifted: ReadonlySet<string>;
}

/** Nodes that take part, in `nodes[]` order; what is off or left out is gone. */
export interface CheckedGraph {
  readonly nodes: readonly CheckedNode[];
}

interface HandleWire {
  readonly handle: string;
  readonly wire: Wire;
}

const known = new WeakMap<CheckedNode, readonly HandleWire[]>();

/** All wires into a node, in handle order. Nodes never change, so the list is made once. */
export function wiresInto(node: CheckedNode): readonly HandleWire[] {
  const before = known.get(node);
  if (before) return before;
  const wires: HandleWire[] = [];
  for (const [handle, given] of node.given) {
    if (given.kind === 'wires') for (const wire of given.wires) wires.push({ handle, wire });
  }
  for (const [handle, wire] of node.names) wires.push({ handle, wire });
  for (const wire of node.after) wires.push({ handle: 'after', wire });
  known.set(node, wires);
  return wires;
}
