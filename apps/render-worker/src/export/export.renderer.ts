import { rm } from 'node:fs/promises';
import {
  exportQualities,
  pictureSize,
  type ExportFailure,
  type ExportFormat,
  type ExportJob,
  type ExportResult,
} from '@manim-nodes/contracts';
import { compile, type CompileResult } from '@manim-nodes/graph-compiler';
import { parseGraph, type Graph } from '@manim-nodes/graph-model';
import {
  openJobFolder,
  placeInGraph,
  publishFormulas,
  RenderFailure,
  type CliExport,
  type JobFolder,
  type SceneSource,
  type WarmEngine,
} from '@manim-nodes/manim-engine';
import type { FileArtifactStore } from '@manim-nodes/storage';
import { ProgressMeter, type ProgressReport } from './export-progress';

/** A graph without a play stands still for so many seconds when it is made into a video. */
const stillSeconds = 1;
/** Milliseconds that the dry pass of an export may take; without it there is no percentage. */
const planLimit = 60_000;

export interface ExportLimits {
  /** Seconds without a finished frame. */
  readonly maxTime: number;
  readonly formulaCache: string;
}

/** An export that cannot be made, with all that a person is told of it. */
export class ExportFault extends Error {
  override readonly name = 'ExportFault';

  constructor(readonly failure: ExportFailure) {
    super(failure.message);
  }
}

/** Makes the file of one export. */
export class ExportRenderer {
  constructor(
    private readonly artifacts: FileArtifactStore,
    private readonly engine: Pick<WarmEngine, 'plan'>,
    private readonly exporter: CliExport,
    private readonly limits: ExportLimits,
  ) {}

  /**
   * Renders in a fresh folder and moves the finished file into place once `isStillOurs` agrees. Throws `ExportFault`,
   * `RenderAborted` when the signal stopped it, `LockLost` when another worker has the job; nothing of it is left then.
   */
  async render(
    job: ExportJob,
    onProgress: (report: ProgressReport) => void,
    isStillOurs: () => Promise<boolean>,
    signal: AbortSignal,
  ): Promise<ExportResult> {
    const { graph, compiled, python } = await this.compile(job);
    const attempt = await this.artifacts.createAttempt(job.job_id);
    try {
      const folder = await openJobFolder(attempt, python);
      const source = sceneSource(graph, python, job);
      const file = await this.draw(job.format, source, folder, onProgress, signal);
      if (!(await isStillOurs())) throw new LockLost();
      const published = await this.artifacts.publish(file.path, job.job_id, job.format);
      return { ...published, frames: file.frames, duration: file.duration };
    } catch (error) {
      throw error instanceof RenderFailure ? new ExportFault(describe(error, compiled)) : error;
    } finally {
      await rm(attempt, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  private async draw(
    format: ExportFormat,
    source: SceneSource,
    folder: JobFolder,
    onProgress: (report: ProgressReport) => void,
    signal: AbortSignal,
  ) {
    const meter = new ProgressMeter(onProgress);
    // Beside the render, which need not wait for it; once the file is there, nobody needs it.
    const planning = new AbortController();
    const plan = this.engine.plan(source, folder, planLimit, AbortSignal.any([signal, planning.signal])).then(
      (plays) => {
        meter.expect(plays.reduce((sum, play) => sum + play.frames, 0));
      },
      () => undefined,
    );
    try {
      const render = { source, format, folder, maxTime: this.limits.maxTime };
      return await this.exporter.render(
        render,
        (progress) => {
          meter.take(progress);
        },
        signal,
      );
    } finally {
      planning.abort();
      await plan;
      // A formula that could not be kept is typeset again, nothing worse.
      await publishFormulas(folder.formulas, this.limits.formulaCache).catch(() => undefined);
    }
  }

  private async compile(job: ExportJob): Promise<{ graph: Graph; compiled: CompileResult; python: string }> {
    const document = await this.artifacts.readGraph(job.graph_hash);
    if (document === undefined) throw refused('The graph of this export is gone: start the export again');
    const parsed = parseGraph(document, { id: job.job_id, name: 'Export' });
    if (!parsed.ok) throw refused(parsed.diagnostics[0]?.message ?? 'The graph of this export cannot be read');
    const compiled = compile(parsed.graph, job.format === 'png' ? {} : { still_seconds: stillSeconds });
    const { python } = compiled;
    if (python === null) {
      const first = compiled.diagnostics.find(({ severity }) => severity === 'error');
      throw refused(first?.message ?? 'The graph cannot be compiled', first?.node_id, first?.handle);
    }
    return { graph: parsed.graph, compiled, python };
  }
}

/** Another worker has the job now, and will make its file. */
export class LockLost extends Error {
  override readonly name = 'LockLost';

  constructor() {
    super('Another worker has taken this export over');
  }
}

function refused(message: string, node_id?: string, handle?: string): ExportFault {
  const where = { ...(node_id !== undefined && { node_id }), ...(handle !== undefined && { handle }) };
  return new ExportFault({ cause: 'render_error', message, ...where });
}

function describe(error: RenderFailure, { source_map }: CompileResult): ExportFailure {
  const { reason, message, fault } = error;
  const place = fault && placeInGraph(fault, source_map);
  return { cause: reason, message, ...place, ...(fault && { traceback: fault.traceback }) };
}

function sceneSource(graph: Graph, python: string, job: ExportJob): SceneSource {
  const { aspect, background_color, seed } = graph.settings;
  const size = pictureSize(exportQualities[job.quality], aspect);
  return {
    python,
    settings: { ...size, frameRate: job.frame_rate, backgroundColor: background_color, seed },
  };
}
