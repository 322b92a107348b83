import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '@manim-nodes/config';
import type { PreviewQuality } from '@manim-nodes/contracts';
import { compile } from '@manim-nodes/graph-compiler';
import { graphHash, parseGraph, type Diagnostic, type Graph } from '@manim-nodes/graph-model';
import { packGraph, RenderProducer } from '@manim-nodes/render-queue';
import { FileGraphStore } from '@manim-nodes/storage';
import { ApiError, graphNotFound } from '../http/api-error';
import { configToken } from '../system/tokens';
import { PreviewSessions } from './preview-sessions';
import type { RenderMessage } from './render.message';

/** A graph with errors, which is not rendered. */
export class GraphHasErrors extends ApiError {
  constructor(
    readonly first: Diagnostic,
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super('VALIDATION_ERROR', first.message, { details: { diagnostics } });
  }
}

/** Checks what a session wants to see, and hands it to the workers. */
@Injectable()
export class PreviewRenders {
  constructor(
    @Inject(configToken) private readonly config: Config,
    private readonly graphs: FileGraphStore,
    private readonly producer: RenderProducer,
    private readonly sessions: PreviewSessions,
  ) {}

  /** Throws `GraphHasErrors`, `QueueUnavailable`, `StaleRevision`, or an `ApiError` when there is no such graph. */
  async start(sessionId: string, revision: number, request: RenderMessage): Promise<void> {
    const graph = await this.graphOf(request);
    try {
      refuseErrors(graph);
    } catch (error) {
      // What is being rendered is out of date all the same.
      await this.producer.cancelPreview(sessionId);
      throw error;
    }
    const quality: PreviewQuality = request.quality ?? this.config.rendering.quality;
    this.sessions.note(graph.id, sessionId);
    const graph_hash = graphHash(graph);
    await this.producer.requestPreview(sessionId, { revision, graph_hash, graph: packGraph(graph), quality });
  }

  private async graphOf({ graph, graph_id }: RenderMessage): Promise<Graph> {
    if (graph === undefined) {
      const stored = await this.graphs.read(graph_id ?? '');
      if (!stored) throw graphNotFound(graph_id ?? '');
      return stored.graph;
    }
    const parsed = parseGraph(graph, { id: graph_id ?? 'graph', name: 'Untitled' });
    if (parsed.ok) return parsed.graph;
    const { diagnostics } = parsed;
    throw new ApiError('VALIDATION_ERROR', diagnostics[0]?.message ?? 'Not a graph', { details: { diagnostics } });
  }
}

function refuseErrors(graph: Graph): void {
  const { diagnostics } = compile(graph, { lenient: true });
  const first = diagnostics.find(({ severity }) => severity === 'error');
  if (first) throw new GraphHasErrors(first, diagnostics);
}
