import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { JobFolder } from './job-folder';
import { endTree, killMarked } from './process-tree';
import { RenderAborted, RenderFailure } from './render-failure';
import type { JobMessage, RuntimeError } from './runtime-message';
import type { RuntimeOptions } from './runtime';
import { sceneClass, type SceneSource } from './scene-settings';
import type { WarmProcess } from './warm-process';

/** The most that one file of a preview may take, in bytes. */
const largestFile = 256_000_000;
/** Seconds of CPU after which the kernel ends a child whose wall clock limit was missed. */
const cpuMargin = 30;

/** What the warm process is asked to do with a scene: draw it into `framesDir`, or only tell its plays. */
export interface WarmRequest {
  readonly kind: 'render' | 'plan';
  readonly source: SceneSource;
  readonly folder: JobFolder;
  readonly framesDir?: string;
  /** Milliseconds. */
  readonly timeLimit: number;
}

/** What a job has to say before it ends well. */
export type WarmUpdate = Extract<JobMessage, { type: 'frame' | 'plan' | 'complete' }>;

/** What a job needs to know of the engine. */
export type WarmContext = Pick<RuntimeOptions, 'formulaCache' | 'memoryLimit'>;

/** One job in a child of the warm process, from its start until nothing of it runs any more. */
export class WarmJob {
  private readonly id = randomUUID();
  private pid: number | undefined;
  private stopped: 'aborted' | 'time_limit' | undefined;
  private error: RuntimeError | undefined;

  constructor(
    private readonly process: WarmProcess,
    private readonly context: WarmContext,
    private readonly request: WarmRequest,
    private readonly onUpdate: (update: WarmUpdate) => void,
  ) {}

  /**
   * Runs the job. Throws `RenderFailure`, or `RenderAborted` when the signal was aborted; when it returns or throws, the
   * child and all that it started are gone.
   */
  async run(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw new RenderAborted(signal.reason);
    const abort = (): void => {
      this.stop('aborted');
    };
    signal?.addEventListener('abort', abort);
    const timer = setTimeout(() => {
      this.stop('time_limit');
    }, this.request.timeLimit);
    const code = await this.untilEnded();
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    // Programs that left the group are found by their marker; a lost warm process can no longer end its jobs itself.
    if (this.stopped || code !== 0) await this.endTree();
    if (this.stopped === 'aborted') throw new RenderAborted(signal?.reason);
    if (this.stopped === 'time_limit') throw timeLimitReached(this.request.timeLimit);
    if (this.error) throw new RenderFailure(this.error.cause, sentence(this.error), this.error.fault);
    if (code !== 0) throw endedBadly(code);
  }

  private untilEnded(): Promise<number | 'lost'> {
    return new Promise((resolve) => {
      this.process.start(describe(this.id, this.context, this.request), (message) => {
        if (message.type === 'ended') resolve(message.code);
        else if (message.type === 'lost') resolve('lost');
        else this.take(message);
      });
    });
  }

  private take(message: Exclude<JobMessage, { type: 'ended' }>): void {
    if (message.type === 'started') {
      this.pid = message.pid;
      if (this.stopped) this.stop(this.stopped);
    } else if (message.type === 'error') this.error = message;
    else if (!this.stopped) this.onUpdate(message);
  }

  private stop(why: 'aborted' | 'time_limit'): void {
    this.stopped ??= why;
    if (this.pid !== undefined) void this.endTree();
  }

  private async endTree(): Promise<void> {
    await (this.pid === undefined ? killMarked(this.id) : endTree(this.pid, this.id));
  }
}

function describe(job: string, context: WarmContext, request: WarmRequest): { job: string } & Record<string, unknown> {
  const { source, folder, kind } = request;
  const { settings } = source;
  return {
    kind,
    job,
    scene_file: folder.sceneFile,
    scene_class: sceneClass,
    // Text is written in place, so each process has media of its own; formulas can be shared.
    media_dir: join(folder.path, `media-${kind}`),
    formulas_dir: folder.formulas,
    formula_cache: context.formulaCache ?? null,
    frames_dir: request.framesDir ?? null,
    settings: {
      width: settings.width,
      height: settings.height,
      frame_rate: settings.frameRate,
      background_color: settings.backgroundColor,
      seed: settings.seed,
    },
    limits: {
      memory: context.memoryLimit,
      file: largestFile,
      cpu: Math.ceil(request.timeLimit / 1000) + cpuMargin,
    },
    // The dry pass gives way to the drawing that it runs beside.
    nice: kind === 'plan' ? 12 : 10,
  };
}

function timeLimitReached(limit: number): RenderFailure {
  return new RenderFailure('time_limit', `The preview took longer than ${limit / 1000} s and was stopped`);
}

/** What a person reads of an error that a scene raised. */
export function sentence(error: Pick<RuntimeError, 'cause' | 'message' | 'exception'>): string {
  if (error.cause === 'memory_limit') return 'The scene needs more memory than a render may take';
  if (error.cause === 'no_space') return 'The disk is full: free some space and try again';
  // A TeX error is a whole sentence already; anything else is known by the name of its exception.
  return error.message.startsWith('TeX ') ? error.message : `Rendering failed: ${error.message}`;
}

/** The failure of a process that ended by itself without a word. Negative codes are signals. */
export function endedBadly(code: number | 'lost'): RenderFailure {
  if (code === 'lost') return new RenderFailure('worker_lost', 'The render process ended unexpectedly: try again');
  if (code === -9)
    return new RenderFailure('memory_limit', 'The render was ended by the system, most likely for want of memory');
  if (code === -24) return new RenderFailure('time_limit', 'The render used up its processor time and was stopped');
  if (code === -25) return new RenderFailure('no_space', 'The render wrote a file that is larger than allowed');
  const how = code < 0 ? `by signal ${-code}` : `with code ${code}`;
  return new RenderFailure('worker_lost', `Manim ended unexpectedly (${how})`);
}
