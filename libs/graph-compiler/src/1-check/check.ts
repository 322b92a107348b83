import type { Diagnostic, Graph } from '@manim-nodes/graph-model';
import { components, cycles } from '../components';
import type { CheckedGraph } from './checked';
import { draft, type DraftNode } from './draft';
import { cycle } from './messages';
import { withoutSkipped } from './skip';
import { resolveTypes } from './types';

export interface Checked {
  /** `undefined` when wires form a ring, so that nothing more can be said. */
  readonly graph: CheckedGraph | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const successorsOf = (drafts: readonly DraftNode[]): readonly (readonly number[])[] => {
  const successors: number[][] = drafts.map(() => []);
  for (const node of drafts) {
    for (const links of node.links.values()) for (const link of links) successors[link.source]?.push(node.index);
  }
  return successors;
};

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
  // Component numbers are a reverse topological order, and every component is one node.
  const component = components(successors);
  const order = drafts.map((_, index) => index).sort((a, b) => (component[b] ?? 0) - (component[a] ?? 0));
  return { graph: { nodes: resolveTypes(drafts, order, report) }, diagnostics };
}
