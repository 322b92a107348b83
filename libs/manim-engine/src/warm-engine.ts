import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeJobFolder, openJobFolder, type JobFolder } from './job-folder';
import { PreviewStream, type PreviewHandlers, type PreviewSummary } from './preview-stream';
import { RenderFailure } from './render-failure';
import type { PlannedPlay } from './runtime-message';
import type { RuntimeOptions } from './runtime';
import type { SceneSource } from './scene-settings';
import { WarmJob, type WarmRequest, type WarmUpdate } from './warm-job';
import { WarmProcess, type RuntimeVersions } from './warm-process';

/** Milliseconds before a process that ended is started again: doubled while it does not become ready. */
const firstPause = 500;
const longestPause = 30_000;
/** Milliseconds that a job waits for a process that is just starting again. */
const patience = 10_000;

export interface WarmEngineOptions extends RuntimeOptions {
  /** A folder of the engine's own, for the home of the process and for the work of its jobs. */
  readonly home: string;
  readonly log: (level: 'DEBUG' | 'INFO' | 'ERROR', message: string) => void;
}

/** One preview: the scene, the folder for its frames, and its time limit in milliseconds. */
export interface PreviewRender {
  readonly source: SceneSource;
  readonly framesDir: string;
  readonly timeLimit: number;
}

/**
 * Keeps a process with Manim imported ready, and forks a child of it for each job, so that a scene starts to draw within
 * milliseconds. Starts the process again when it ends; a job that was in it fails as `worker_lost`. Several jobs may run
 * beside each other.
 */
export class WarmEngine {
  private process: WarmProcess | undefined;
  private known: RuntimeVersions | undefined;
  private trouble: string | undefined = 'Manim is still starting: try again in a moment';
  private running: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private readonly waiting = new Set<() => void>();

  constructor(private readonly options: WarmEngineOptions) {}

  /** Versions of Manim, Python and the runtime; `undefined` until the process has been ready once. */
  get versions(): RuntimeVersions | undefined {
    return this.known;
  }

  /** Why nothing can be rendered now, as a sentence that says what to do; `undefined` when all is well. */
  get fault(): string | undefined {
    return this.trouble;
  }

  /** Starts the process, now and whenever it ends. Resolves when the first start has succeeded or failed (`fault`). */
  async start(): Promise<void> {
    await mkdir(this.options.home, { recursive: true });
    await new Promise<void>((resolve) => {
      this.running = this.keepAlive(resolve);
    });
  }

  /** Resolves as soon as something can be rendered, at once when it can be now. */
  async whenReady(): Promise<void> {
    if (this.trouble === undefined) return;
    await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  /**
   * Draws a scene, frame by frame as Manim makes them. Throws `RenderFailure` by its cause, or `RenderAborted` when the
   * signal stopped it; either way nothing of it runs any more, and the frames so far stay in their folder.
   */
  async renderPreview(render: PreviewRender, handlers: PreviewHandlers, signal?: AbortSignal): Promise<PreviewSummary> {
    const { source, framesDir, timeLimit } = render;
    const folder = await openJobFolder(join(this.options.home, 'jobs', randomUUID()), source.python);
    const stream = new PreviewStream(source.settings.frameRate, handlers);
    // Once the frames are all there, nobody waits for the dry pass any more.
    const planning = new AbortController();
    const planSignal = signal ? AbortSignal.any([signal, planning.signal]) : planning.signal;
    // The drawing first: it is what a person waits for.
    const drawing = this.run({ kind: 'render', source, folder, framesDir, timeLimit }, stream.update, signal);
    const plan = this.plan(source, folder, timeLimit, planSignal).then(
      (plays) => {
        stream.plan(plays);
      },
      () => {
        stream.plan(undefined);
      },
    );
    try {
      await drawing;
      return stream.finish();
    } finally {
      stream.flush();
      planning.abort();
      await plan;
      await closeJobFolder(folder, this.options.formulaCache);
    }
  }

  /** Tells the plays of a scene and their frames without drawing them. Throws as `renderPreview` does. */
  async plan(
    source: SceneSource,
    folder: JobFolder,
    timeLimit: number,
    signal?: AbortSignal,
  ): Promise<readonly PlannedPlay[]> {
    let plays: readonly PlannedPlay[] = [];
    const onUpdate = (update: WarmUpdate): void => {
      if (update.type === 'plan') plays = update.plays;
    };
    await this.run({ kind: 'plan', source, folder, timeLimit }, onUpdate, signal);
    return plays;
  }

  /** Ends the process and every job in it. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.process?.stop();
    await this.running;
    await rm(join(this.options.home, 'jobs'), { recursive: true, force: true });
  }

  private async run(request: WarmRequest, onUpdate: (update: WarmUpdate) => void, signal?: AbortSignal): Promise<void> {
    if (this.trouble !== undefined) await Promise.race([this.whenReady(), sleep(patience, undefined, { ref: false })]);
    if (!this.process || this.trouble !== undefined) throw new RenderFailure('worker_lost', this.trouble ?? 'Stopped');
    await new WarmJob(this.process, this.options, request, onUpdate).run(signal);
  }

  private async keepAlive(firstStarted: () => void): Promise<void> {
    let pause = firstPause;
    while (!this.isStopping()) {
      const process = new WarmProcess(this.options, this.options.home, (line) => {
        this.options.log('DEBUG', line);
      });
      this.process = process;
      pause = (await this.becomesReady(process)) ? firstPause : Math.min(2 * pause, longestPause);
      firstStarted();
      await process.ended;
      this.trouble ??= 'The render process ended unexpectedly and is starting again: try again in a moment';
      if (this.isStopping()) return;
      this.options.log('ERROR', this.trouble);
      await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async becomesReady(process: WarmProcess): Promise<boolean> {
    try {
      this.known = await process.ready;
      this.trouble = undefined;
      for (const goOn of this.waiting) goOn();
      this.waiting.clear();
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.trouble = `Manim cannot be started (${reason}): run "npm run doctor" to see what is missing`;
      return false;
    }
  }
}
