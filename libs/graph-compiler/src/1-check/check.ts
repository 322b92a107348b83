import type { Diagnostic, Graph } from '@manim-nodes/graph-model';
import { cycles, topological } from '../components';
import type { CheckedGraph } from './checked';
import { draft, successorsOf } from './draft';
import { cycle } from './messages';
import { withoutSkipped } from './skip';
import { resolveTypes } from './types';

export interface Checked {
  /** `undefined` when wires form a ring, so that nothing more can be said. */
  readonly graph: CheckedGraph | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Phase 1: binds nodes to definitions and wires to handles, applies `off`, types everything and validates every value.
 * All faults are reported, not the first.
 */
export function check(graph: Graph, lenient: boolean): Checked {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const drafts = withoutSkipped(draft(graph, report), lenient, report);
  const successors = successorsOf(drafts);
  const rings = cycles(successors);
  for (const ring of rings) report(cycle(ring.map((index) => drafts[index]?.node.id ?? '')));
  if (rings.length > 0) return { graph: undefined, diagnostics };
  return { graph: { nodes: resolveTypes(drafts, topological(successors), report) }, diagnostics };
}
