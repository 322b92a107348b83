import { defaultSettings, schemaVersion, type Graph } from './document';

/** An empty graph with the default settings. */
export function newGraph({ id, name }: { readonly id: string; readonly name: string }): Graph {
  return { schemaVersion, id, name, nodes: [], edges: [], settings: defaultSettings, subgraphs: [] };
}

/** `n1`, `n2`, …: one above the largest number in use, so that a number that was just freed is not taken again. */
export function freeNodeId(graph: Pick<Graph, 'nodes'>): string {
  return nextId('n', graph.nodes);
}

/** `e1`, `e2`, …, counted as node ids are. */
export function freeEdgeId(graph: Pick<Graph, 'edges'>): string {
  return nextId('e', graph.edges);
}

function nextId(letter: string, parts: readonly { readonly id: string }[]): string {
  // Longer numbers are ids that somebody made up; past 15 digits counting on is not exact.
  const counted = new RegExp(`^${letter}(\\d{1,15})$`);
  const largest = parts.reduce((highest, { id }) => Math.max(highest, Number(counted.exec(id)?.[1] ?? 0)), 0);
  return `${letter}${largest + 1}`;
}
