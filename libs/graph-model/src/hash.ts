import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Edge, Graph, GraphNode } from './document';
import type { JsonValue } from './json';

/**
 * Identity of what a graph means, as 64 hexadecimal digits: equal hash, equal Python and pictures. Names, labels,
 * positions, views and edge ids do not count, and a field at its default counts as a missing one.
 */
export function graphHash(graph: Graph): string {
  const { schemaVersion, settings, subgraphs } = graph;
  return sha256Hex(
    canonicalJson({
      schemaVersion,
      ...meaningOfParts(graph),
      settings: { ...settings },
      subgraphs: subgraphs.map((subgraph) => ({ id: subgraph.id, ...meaningOfParts(subgraph) })),
    }),
  );
}

/** JSON with the keys of every object in one fixed order: equal values, equal text. */
export function canonicalJson(value: JsonValue): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/** SHA-256 of a text's UTF-8, as 64 hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function meaningOfParts({ nodes, edges }: { nodes: readonly GraphNode[]; edges: readonly Edge[] }) {
  return { nodes: nodes.map(meaningOfNode), edges: edges.map(meaningOfEdge) };
}

function meaningOfNode(node: GraphNode) {
  const { id, type, version = 1, data, off = false, visible = 'auto', live = false } = node;
  const { start = null, delay = 0, pause = 0 } = node;
  return { id, type, version, data, off, visible, live, start, delay, pause };
}

function meaningOfEdge({ source, sourceHandle, target, targetHandle }: Edge) {
  return { source, sourceHandle, target, targetHandle };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
