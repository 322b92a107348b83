import { createHash } from 'node:crypto';
import { countDepth, limits, parseGraph, type Graph } from '@manim-nodes/graph-model';

/** A graph with what the store knows of it. Times are ISO 8601 UTC. */
export interface StoredGraph {
  readonly graph: Graph;
  readonly created_at: string;
  readonly updated_at: string;
  /** Rises by one with every change. */
  readonly rev: number;
  /** Names this content, as the HTTP header has it: `"<rev>-<hash>"`. */
  readonly etag: string;
}

export type FileReading =
  { readonly ok: true; readonly stored: StoredGraph } | { readonly ok: false; readonly reason: string };

/** Bytes of a project file at most: a document of 2 MB, indented. */
export const fileLimit = 5 * limits.documentBytes;

/** Joins a graph and what the store knows of it. */
export function storedGraph(graph: Graph, created_at: string, updated_at: string, rev: number): StoredGraph {
  return { graph, created_at, updated_at, rev, etag: `"${rev}-${contentHash(graph).slice(0, 16)}"` };
}

/** The file of a graph: the document itself, which an editor or the API takes as it is, with times and `meta`. */
export function printGraphFile({ graph, created_at, updated_at, rev }: StoredGraph): string {
  const meta = { rev, sha256: contentHash(graph) };
  return `${JSON.stringify({ ...graph, created_at, updated_at, meta }, null, 2)}\n`;
}

/**
 * Reads a file of the projects folder; one without times and `meta` was put there by hand, `changed` (ISO 8601) stands
 * in for its times. The id is the file's name, whatever the document says, since that is how it will be asked for.
 */
export function readGraphFile(text: string, id: string, changed: string): FileReading {
  if (countDepth(text) > limits.depth) return { ok: false, reason: `nested deeper than ${limits.depth} levels` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not JSON' };
  }
  const parsed = parseGraph(value, { id });
  if (!parsed.ok) return { ok: false, reason: parsed.diagnostics[0]?.message ?? 'not a graph' };
  const graph: Graph = { ...parsed.graph, id };
  const { created_at, updated_at, meta } = value as Record<string, unknown>;
  const { rev, sha256 } = isObject(meta) ? meta : {};
  const known = typeof rev === 'number' && Number.isSafeInteger(rev) && rev > 0 ? rev : 1;
  // Edited outside: the document is as good as any other, but its times are not those of the edit.
  const updated = sha256 === contentHash(graph) ? timeOr(changed, updated_at) : changed;
  return { ok: true, stored: storedGraph(graph, timeOr(changed, created_at), updated, known) };
}

function contentHash(graph: Graph): string {
  return createHash('sha256').update(JSON.stringify(graph)).digest('hex');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function timeOr(fallback: string, time: unknown): string {
  return typeof time === 'string' && !Number.isNaN(Date.parse(time)) ? time : fallback;
}
