import type { Diagnostic } from '@manim-nodes/graph-model';

/** One piece of Python and the node (path in subgraphs) that it comes from. Lines from 1, columns from 0 in UTF-8 bytes. */
export interface SourceMapEntry {
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
  readonly node_id: string;
  readonly handle?: string;
}

/** One compiled step and the moment after it; step 0 is what happens before the first step. */
export interface StepRange {
  readonly index: number;
  readonly node_ids: readonly string[];
  /** Lines of the generated file, both included. */
  readonly first_line: number;
  readonly last_line: number;
  /** Content of the step's Python: equal hash, equal Python. */
  readonly hash: string;
}

export interface CompileResult {
  /** `null` when a diagnostic is an error. */
  readonly python: string | null;
  readonly source_map: readonly SourceMapEntry[];
  readonly diagnostics: readonly Diagnostic[];
  readonly scene_class: string;
  readonly steps: readonly StepRange[];
}

export interface CompileOptions {
  /** Seconds that a graph without a play stands still when it is made into a video; without it the graph stays a still. */
  readonly still_seconds?: number;
  /** The preview of unfinished work: nodes with a missing input, and what needs them, are left out with a hint. */
  readonly lenient?: boolean;
}
