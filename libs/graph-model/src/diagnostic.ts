import type { Command } from './command';

export type Severity = 'error' | 'warning' | 'info';

/** A change that an editor can apply with one click to mend the cause. */
export interface Fix {
  /** A verb and its object, as it stands on the button: `Remove the wire`. */
  readonly title: string;
  readonly commands: readonly Command[];
}

/** What is wrong with a graph, as data; a person's mistake is never an exception. */
export interface Diagnostic {
  /** Kebab-case and stable: `missing-input`, `type-mismatch`, … */
  readonly code: string;
  readonly severity: Severity;
  /** Path in subgraphs, as `n5/n2`. */
  readonly node_id?: string;
  readonly handle?: string;
  readonly edge_id?: string;
  readonly message: string;
  readonly fix?: Fix;
}
