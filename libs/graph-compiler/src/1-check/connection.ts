import { accepts, cannotConnect, type Edge, type Graph } from '@manim-nodes/graph-model';
import { reaches, topological } from '../components';
import { draft, successorsOf } from './draft';
import { resolveTypes } from './types';

export type Connection =
  /** `replaces`: id of the edge that a single input has now. */
  { readonly ok: true; readonly replaces?: string } | { readonly ok: false; readonly message: string };

/** Whether a wire may be drawn, and why not: the rule that the compiler applies again. */
export function checkConnection(graph: Graph, edge: Omit<Edge, 'id'>): Connection {
  const drafts = draft(graph, () => undefined);
  const source = drafts.find(({ node }) => node.id === edge.source);
  const target = drafts.find(({ node }) => node.id === edge.target);
  const input = target?.inputs.get(edge.targetHandle);
  if (!source?.outputs.has(edge.sourceHandle) || !target || !input)
    return { ok: false, message: 'There is nothing to connect' };
  const successors = successorsOf(drafts);
  if (reaches(successors, target.index, source.index)) {
    return {
      ok: false,
      message: `${source.node.type} already depends on ${target.node.type}: the wire would close a circle`,
    };
  }
  const type = resolveTypes(drafts, topological(successors), () => undefined)[source.index]?.outputs.get(
    edge.sourceHandle,
  );
  if (!type || !accepts(input.type, type))
    return { ok: false, message: type ? cannotConnect(type, input.type) : 'There is nothing to connect' };
  const existing = input.multi ? undefined : target.links.get(input.name)?.[0];
  return existing ? { ok: true, replaces: existing.edge.id } : { ok: true };
}
