import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { graphRoom } from '@manim-nodes/contracts';
import { check, refusals } from '@manim-nodes/graph-compiler';
import type { Diagnostic, Graph } from '@manim-nodes/graph-model';
import { FileGraphStore, type StoredGraph } from '@manim-nodes/storage';
import { ApiError, graphNotFound } from '../http/api-error';
import { JobsGateway } from '../jobs/jobs.gateway';
import { PreviewSessions } from '../preview/preview-sessions';
import { graphOf, type GraphDocument } from './graph.dto';

export interface SavedGraph {
  readonly stored: StoredGraph;
  /** What is unfinished, which does not keep a graph from being saved. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Saves, finds and deletes graphs; refuses what cannot be a graph and keeps what is merely unfinished. */
@Injectable()
export class Graphs {
  constructor(
    private readonly store: FileGraphStore,
    private readonly jobs: JobsGateway,
    private readonly sessions: PreviewSessions,
  ) {}

  async create(document: GraphDocument): Promise<SavedGraph> {
    const graph = graphOf(document, randomUUID());
    const diagnostics = refuseUnsound(graph);
    return { stored: await this.store.create(graph, new Date()), diagnostics };
  }

  /** Throws when the graph is missing, or is none of the versions that the caller expects. */
  async update(id: string, document: GraphDocument, expected: readonly string[] | undefined): Promise<SavedGraph> {
    const graph = graphOf(document, id);
    const diagnostics = refuseUnsound(graph);
    const stored = await this.store.replace(graph, new Date(), expected);
    if (!stored) throw graphNotFound(id);
    this.jobs.tell(graphRoom(id), 'graph_saved', { id, updated_at: stored.updated_at });
    return { stored, diagnostics };
  }

  async get(id: string): Promise<StoredGraph> {
    const stored = await this.store.read(id);
    if (!stored) throw graphNotFound(id);
    return stored;
  }

  /** Deletes the graph and the frames of its previews. */
  async remove(id: string, expected: readonly string[] | undefined): Promise<void> {
    if (!(await this.store.remove(id, expected))) throw graphNotFound(id);
    await this.sessions.forgetGraph(id);
  }
}

/** All diagnostics of a graph that may be saved. Throws 400 with all of them when one forbids it. */
function refuseUnsound(graph: Graph): readonly Diagnostic[] {
  const diagnostics = check(graph);
  const [first, ...others] = refusals(diagnostics);
  if (first === undefined) return diagnostics;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  throw new ApiError('VALIDATION_ERROR', `${first.message}${more}`, { details: { diagnostics } });
}
