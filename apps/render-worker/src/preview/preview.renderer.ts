import {
  failureCauses,
  pictureSize,
  previewQualities,
  previewRoom,
  type DiagnosticData,
  type PreviewErrorMessage,
  type PreviewRequest,
  type PreviewResult,
  type TimelineMessage,
} from '@manim-nodes/contracts';
import { compile, type CompileResult } from '@manim-nodes/graph-compiler';
import { parseGraph, type Graph } from '@manim-nodes/graph-model';
import type { AppLogger } from '@manim-nodes/logging';
import {
  placeInGraph,
  RenderAborted,
  RenderFailure,
  type PreviewFrame,
  type SceneSource,
  type TimelinePlay,
  type WarmEngine,
} from '@manim-nodes/manim-engine';
import { unpackGraph, type SocketEmitter } from '@manim-nodes/render-queue';
import { previewFolder, type PreviewFolders } from '@manim-nodes/storage';

/** REQ-BE-020, in milliseconds. */
const timeLimit = 30_000;

type Fault = Omit<PreviewErrorMessage, 'type' | 'session_id' | 'revision'>;

/** Draws one revision of a session and tells its sockets of every frame. */
export class PreviewRenderer {
  constructor(
    private readonly engine: Pick<WarmEngine, 'renderPreview'>,
    private readonly folders: PreviewFolders,
    private readonly emitter: SocketEmitter,
    private readonly logger: AppLogger,
  ) {}

  /**
   * Renders the request and gives the number of frames; what is wrong with a graph is told to the session, not thrown.
   * Throws `RenderAborted` when the signal stopped it: nothing more is told of that revision then.
   */
  async render(sessionId: string, request: PreviewRequest, signal: AbortSignal): Promise<PreviewResult> {
    const session = new SessionVoice(this.emitter, sessionId, request.revision);
    try {
      return { revision: request.revision, frames: await this.draw(session, request, signal) };
    } catch (error) {
      if (error instanceof RenderAborted) throw error;
      session.fail(this.explain(error));
      return { revision: request.revision, frames: 0 };
    }
  }

  private async draw(session: SessionVoice, request: PreviewRequest, signal: AbortSignal): Promise<number> {
    const parsed = parseGraph(unpackGraph(request.graph), { id: session.id, name: 'Preview' });
    if (!parsed.ok) throw new GraphFault(parsed.diagnostics);
    const compiled = compile(parsed.graph, { lenient: true });
    if (compiled.python === null)
      throw new GraphFault(compiled.diagnostics.filter(({ severity }) => severity === 'error'));
    session.status('Rendering…', 20);
    const framesDir = await this.folders.create(session.id, request.revision);
    const source = sceneSource(parsed.graph, compiled.python, request);
    try {
      const summary = await this.engine.renderPreview(
        { source, framesDir, timeLimit },
        {
          onTimeline: (plays) => {
            session.timeline(plays, compiled);
          },
          onFrame: (frame) => {
            session.frame(frame);
          },
        },
        signal,
      );
      session.complete(summary.totalFrames, summary.duration);
      return summary.totalFrames;
    } catch (error) {
      throw error instanceof RenderFailure ? new SceneFault(error, compiled) : error;
    }
  }

  private explain(error: unknown): Fault {
    if (error instanceof GraphFault) {
      const [first] = error.diagnostics;
      return {
        message: first?.message ?? 'The graph cannot be rendered',
        code: 'VALIDATION_ERROR',
        ...(first?.node_id !== undefined && { node_id: first.node_id }),
        ...(first?.handle !== undefined && { handle: first.handle }),
        diagnostics: error.diagnostics,
      };
    }
    if (error instanceof SceneFault) return error.describe();
    this.logger.error('A preview failed', { error });
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    if (isFull) return { message: 'The disk is full: free some space and try again', code: 'DISK_FULL' };
    return { message: 'The preview failed for a reason of our own; the log of the worker has it', code: 'INTERNAL' };
  }
}

/** A graph that cannot be compiled. */
class GraphFault extends Error {
  constructor(readonly diagnostics: readonly DiagnosticData[]) {
    super('The graph cannot be compiled');
  }
}

/** A scene that failed while it was drawn, and the graph that it came from. */
class SceneFault extends Error {
  constructor(
    private readonly failure: RenderFailure,
    private readonly compiled: CompileResult,
  ) {
    super(failure.message);
  }

  describe(): Fault {
    const { reason, fault } = this.failure;
    const place = fault && placeInGraph(fault, this.compiled.source_map);
    return {
      message: this.failure.message,
      code: failureCauses[reason],
      ...place,
      ...(fault && { traceback: fault.traceback }),
    };
  }
}

/** Says things to the sockets of one session, in the name of one revision. */
class SessionVoice {
  private readonly stamp: { readonly session_id: string; readonly revision: number };
  private readonly folder: string;

  constructor(
    private readonly emitter: SocketEmitter,
    readonly id: string,
    revision: number,
  ) {
    this.stamp = { session_id: id, revision };
    this.folder = `/tmp/preview/${previewFolder(id, revision)}/`;
  }

  status(message: string, progress: number): void {
    this.room.emit('status', { type: 'status', ...this.stamp, message, progress });
  }

  timeline(plays: readonly TimelinePlay[], compiled: CompileResult): void {
    this.room.emit('timeline', {
      type: 'timeline',
      ...this.stamp,
      plays: plays.map((play) => timelineEntry(play, compiled)),
    });
  }

  frame({ frameNumber, timestamp, hold, totalFrames }: PreviewFrame): void {
    this.room.emit('frame', {
      type: 'frame',
      ...this.stamp,
      url: `${this.folder}frame_${String(frameNumber).padStart(3, '0')}.png`,
      frame_number: frameNumber,
      timestamp,
      total_frames: totalFrames,
      ...(hold > 1 && { hold }),
    });
  }

  complete(totalFrames: number, duration: number): void {
    const preview_url = this.folder;
    this.room.emit('complete', { type: 'complete', ...this.stamp, total_frames: totalFrames, duration, preview_url });
  }

  fail(fault: Fault): void {
    this.room.emit('error', { type: 'error', ...this.stamp, ...fault });
  }

  private get room() {
    return this.emitter.preview.to(previewRoom(this.id));
  }
}

function timelineEntry(
  { index, line, start, duration, frames }: TimelinePlay,
  { steps }: CompileResult,
): TimelineMessage['plays'][number] {
  const step = steps.find(({ first_line, last_line }) => line !== undefined && first_line <= line && line <= last_line);
  return { index, node_ids: step?.node_ids ?? [], start, duration, frames };
}

function sceneSource(graph: Graph, python: string, { quality }: PreviewRequest): SceneSource {
  const { height, frameRate } = previewQualities[quality];
  const { aspect, background_color, seed } = graph.settings;
  return {
    python,
    settings: { ...pictureSize(height, aspect), frameRate, backgroundColor: background_color, seed },
  };
}
