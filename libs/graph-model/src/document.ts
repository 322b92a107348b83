import type { JsonObject, JsonValue } from './json';

/** The newest document version; older files are lifted by migrations, newer ones are refused. */
export const schemaVersion = 1;

/** A place on the canvas, in CSS pixels at zoom 1. Changes neither meaning nor hash. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A computed parameter value: the text of a formula, never Python. */
export interface FormulaValue {
  readonly formula: string;
}

/** Whether a mobject is put on the screen by itself (`auto`) or never. */
export type Visibility = 'auto' | 'never';

export interface GraphNode {
  readonly id: string;
  /** Manim's class name where one exists, else an English word in the same style. */
  readonly type: string;
  readonly position: Position;
  /** Parameter values only: plain JSON, or `{ formula }`. What is missing has the definition's default. */
  readonly data: JsonObject;
  /** Version of the node type that wrote `data`; missing means 1. */
  readonly version?: number;
  /** A person's name for the node; display only, never in Python. */
  readonly label?: string;
  /** Skipped: hands its first input of the output's type through. */
  readonly off?: boolean;
  readonly visible?: Visibility;
  readonly live?: boolean;
  /** Steps only: begins together with the compiled step before it. */
  readonly start?: 'with';
  /** Steps only: begins so many seconds later (0 to 3600). */
  readonly delay?: number;
  /** Steps only: a wait of so many seconds after it (0 to 3600). */
  readonly pause?: number;
  /** Editor-only state: size, collapsed. Changes neither meaning nor hash. */
  readonly view?: JsonObject;
}

export interface Edge {
  readonly id: string;
  readonly source: string;
  readonly sourceHandle: string;
  readonly target: string;
  readonly targetHandle: string;
}

export const aspects = ['16:9', '9:16', '1:1', '4:3'] as const;
export type Aspect = (typeof aspects)[number];

export interface Settings {
  /** `#rrggbb`. */
  readonly background_color: string;
  /** Frames per second of an export that names none: 1 to 120. */
  readonly frame_rate: number;
  readonly aspect: Aspect;
  /** Seeds both random generators, so that a graph always gives the same frames. */
  readonly seed: number;
}

export const defaultSettings: Settings = { background_color: '#000000', frame_rate: 30, aspect: '16:9', seed: 0 };

/** A reusable part of a graph; its `Input` and `Output` nodes are its handles. */
export interface Subgraph {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
}

/** A whole document. `nodes` is the play order and the layer order wherever wires leave it open. */
export interface Graph {
  readonly schemaVersion: typeof schemaVersion;
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
  readonly settings: Settings;
  readonly subgraphs: readonly Subgraph[];
  /** Editor-only state: camera, frames, notes. Changes neither meaning nor hash. */
  readonly view?: JsonObject;
}

/** Limits over the whole document, subgraphs included. */
export const limits = {
  nodes: 2000,
  edges: 5000,
  name: 100,
  label: 100,
  /** Bytes of UTF-8 in one text value. */
  text: 10_000,
  formula: 500,
  /** Seconds in `delay` and `pause`. */
  seconds: 3600,
  /** Bytes of a document as JSON. */
  documentBytes: 2_000_000,
  /** Nesting of JSON, counted before it is parsed. */
  depth: 64,
} as const;

export const idPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export function isFormulaValue(value: JsonValue | undefined): value is JsonObject & FormulaValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    typeof (value as JsonObject).formula === 'string'
  );
}
