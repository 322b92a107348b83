import type { Diagnostic, Graph } from '@manim-nodes/graph-model';
import type { Selection } from '../graph/graph-store';
import { type Card, type CardSocket, socketId } from './card';
import { lookOf } from './port-look';

/** A wire as it is drawn, between two sockets that are on the canvas. */
export interface Wire {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly color: string;
  /** Order without a shared value: thin and dashed. */
  readonly flow: boolean;
  readonly picked: boolean;
  /** Neither end has to do with what is selected. */
  readonly faded: boolean;
  readonly faulty: boolean;
}

/** The wires of a document; those whose handle no longer exists are left to the problem list. */
export function wiresOf(
  graph: Graph,
  cards: readonly Card[],
  selection: Selection,
  diagnostics: readonly Diagnostic[],
): readonly Wire[] {
  const sockets = new Map<string, CardSocket>(
    cards.flatMap((card) => card.sockets).map((socket) => [socket.id, socket]),
  );
  const faulty = new Set(diagnostics.flatMap(({ edge_id: id, severity }) => (severity === 'error' && id ? id : [])));
  const someNode = selection.nodes.size > 0;
  return graph.edges.flatMap((edge) => {
    const source = sockets.get(socketId(edge.source, 'out', edge.sourceHandle));
    const target = sockets.get(socketId(edge.target, 'in', edge.targetHandle));
    if (!source || !target) return [];
    const picked = selection.edges.has(edge.id);
    return {
      id: edge.id,
      source: source.id,
      target: target.id,
      color: lookOf(source.type).color,
      flow: source.type === 'Flow',
      picked,
      faded: someNode && !picked && !selection.nodes.has(edge.source) && !selection.nodes.has(edge.target),
      faulty: faulty.has(edge.id),
    };
  });
}
