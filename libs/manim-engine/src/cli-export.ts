import { randomUUID } from 'node:crypto';
import { constants as osConstants, setPriority } from 'node:os';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import type { ExportFormat } from '@manim-nodes/contracts';
import type { JobFolder } from './job-folder';
import { checkFile } from './check-file';
import { pipeOf } from './pipes';
import { endTree, jobMarker } from './process-tree';
import { RenderAborted, RenderFailure } from './render-failure';
import { readPluginLine, type PluginMessage, type RuntimeError } from './runtime-message';
import { pythonFlags, runtimeEnvironment, type RuntimeOptions } from './runtime';
import { sceneClass, type SceneSource } from './scene-settings';
import { endedBadly, sentence } from './warm-job';
import { LineReader, Tail } from './wire';

/** An export gives way to everything else on the machine, so that the gateway answers and previews stay quick. */
const niceness = 15;
/** A render that draws on, ever slower, is stopped after so many times the limit without a frame. */
const hardStopFactor = 10;

export interface CliExportOptions extends RuntimeOptions {
  readonly log: (level: 'DEBUG' | 'ERROR', message: string) => void;
}

/** One export, in a folder that is fresh and used by nothing else. */
export interface ExportRender {
  readonly source: SceneSource;
  readonly format: ExportFormat;
  /** Opened with the source's Python. */
  readonly folder: JobFolder;
  /** Seconds without a finished frame after which the render is stopped; ten times that is the end in any case. */
  readonly maxTime: number;
}

/** How far an export is. `frames` are finished; while `joining`, all are and the file is being put together. */
export interface ExportProgress {
  readonly frames: number;
  /** From 0. */
  readonly play?: number;
  readonly joining: boolean;
}

/** A finished file, checked: it opens and holds every frame that was drawn. `duration` in seconds, 0 for a picture. */
export interface RenderedFile {
  readonly path: string;
  readonly frames: number;
  readonly duration: number;
}

/** Exports by `manim render` as a process of its own, with the runtime's plugin telling how far it is. */
export class CliExport {
  constructor(private readonly options: CliExportOptions) {}

  /**
   * Renders and checks one file. Throws `RenderFailure` by its cause, or `RenderAborted` when the signal stopped it; when
   * it returns or throws, the process and all that it started are gone. What lies in the folder is the caller's.
   */
  async render(
    render: ExportRender,
    onProgress: (progress: ExportProgress) => void,
    signal?: AbortSignal,
  ): Promise<RenderedFile> {
    if (signal?.aborted) throw new RenderAborted(signal.reason);
    const marker = randomUUID();
    const settingsFile = join(render.folder.path, 'settings.cfg');
    await writeFile(settingsFile, settingsText(render.source));
    const child = this.spawn(render, settingsFile, marker);
    const run = new ExportRun(child, marker, render.maxTime, onProgress, this.options.log);
    const done = await run.finish(signal);
    if (done.file === undefined) throw new RenderFailure('render_error', 'Manim ended without making a file');
    const found = await checkFile(this.options, render, done.file, done.frames);
    return { path: done.file, ...found };
  }

  private spawn(render: ExportRender, settingsFile: string, marker: string): ChildProcess {
    const { folder } = render;
    const child = spawn(this.options.python, [...pythonFlags, ...manimArguments(render, settingsFile)], {
      cwd: folder.path,
      env: {
        ...runtimeEnvironment(this.options, folder.path),
        [jobMarker]: marker,
        MANIM_NODES_PROGRESS_FD: '3',
        // Standard input ends with the worker, however it goes.
        MANIM_NODES_LIFELINE_FD: '0',
        MANIM_NODES_FORMULAS: folder.formulas,
        MANIM_NODES_MEMORY_BYTES: String(this.options.memoryLimit),
        ...(this.options.formulaCache !== undefined && { MANIM_NODES_FORMULA_CACHE: this.options.formulaCache }),
      },
      // A group of its own, which can be ended as a whole.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    });
    if (child.pid !== undefined) lowerPriority(child.pid);
    return child;
  }
}

/** Follows one `manim render` to its end and keeps its time. */
class ExportRun {
  private readonly said = new Tail();
  private readonly ended: Promise<number>;
  private stopped: 'aborted' | 'time_limit' | undefined;
  private error: RuntimeError | undefined;
  private done: Extract<PluginMessage, { type: 'done' }> | undefined;
  private quiet: NodeJS.Timeout;
  private readonly hardStop: NodeJS.Timeout;
  private frames = 0;

  constructor(
    private readonly child: ChildProcess,
    private readonly marker: string,
    private readonly maxTime: number,
    private readonly onProgress: (progress: ExportProgress) => void,
    private readonly log: CliExportOptions['log'],
  ) {
    this.quiet = this.watch(maxTime);
    this.hardStop = this.watch(maxTime * hardStopFactor);
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => {
        this.said.add(error.message);
        resolve(127);
      });
      child.once('close', (code, name) => {
        resolve(code ?? -osConstants.signals[name ?? 'SIGKILL']);
      });
    });
    this.listen();
  }

  /** Waits for the end; throws when it is not a good one. */
  async finish(signal?: AbortSignal): Promise<Extract<PluginMessage, { type: 'done' }>> {
    const abort = (): void => {
      this.stop('aborted');
    };
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    const code = await this.ended;
    signal?.removeEventListener('abort', abort);
    clearTimeout(this.quiet);
    clearTimeout(this.hardStop);
    if (this.child.pid !== undefined) await endTree(this.child.pid, this.marker);
    if (this.stopped === 'aborted') throw new RenderAborted(signal?.reason);
    if (this.stopped === 'time_limit') {
      throw new RenderFailure(
        'time_limit',
        `The export made no frame for ${this.maxTime} s or took too long as a whole`,
      );
    }
    if (this.error) throw new RenderFailure(this.error.cause, sentence(this.error), this.error.fault);
    if (code !== 0 || !this.done) {
      this.log('ERROR', `manim render ended with ${code}: ${this.said.all}`);
      throw code < 0 ? endedBadly(code) : new RenderFailure('render_error', this.said.lastLine || 'Manim made no file');
    }
    return this.done;
  }

  private listen(): void {
    for (const index of [1, 2]) {
      pipeOf(this.child, index)
        .setEncoding('utf8')
        .on('data', (chunk: string) => {
          this.said.add(chunk);
        });
    }
    const lines = new LineReader();
    pipeOf(this.child, 3)
      .setEncoding('utf8')
      .on('data', (chunk: string) => {
        for (const line of lines.read(chunk)) this.take(readPluginLine(line));
      });
  }

  private take(message: PluginMessage | undefined): void {
    if (message === undefined || this.stopped) return;
    if (message.type === 'error') {
      this.error = message;
      return;
    }
    clearTimeout(this.quiet);
    this.quiet = this.watch(this.maxTime);
    if (message.type === 'done') {
      this.done = message;
      return;
    }
    this.frames = message.type === 'frames' ? message.done : message.frames;
    this.onProgress({
      frames: this.frames,
      ...(message.type === 'play' && { play: message.index }),
      joining: message.type === 'joining',
    });
  }

  private watch(seconds: number): NodeJS.Timeout {
    // setTimeout counts to 2^31 ms; a longer limit is none.
    return setTimeout(
      () => {
        this.stop('time_limit');
      },
      Math.min(seconds * 1000, 2 ** 31 - 1),
    );
  }

  private stop(why: 'aborted' | 'time_limit'): void {
    this.stopped ??= why;
    if (this.child.pid !== undefined) void endTree(this.child.pid, this.marker);
  }
}

function manimArguments({ source, format, folder }: ExportRender, settingsFile: string): readonly string[] {
  const { width, height, frameRate, seed } = source.settings;
  return [
    ...['-m', 'manim', 'render', folder.sceneFile, sceneClass],
    ...['--config_file', settingsFile],
    ...['--resolution', `${width},${height}`, '--fps', String(frameRate), '--seed', String(seed)],
    ...['--format', format, '--media_dir', join(folder.path, 'media')],
    // A fresh folder has nothing to reuse, and looking for it costs more than drawing. One encoder more than Manim's
    // own choice lets a play be drawn while the one before is still being encoded.
    ...['--disable_caching', '--max-inflight-encoders', '2'],
    ...['--progress_bar', 'none', '--verbosity', 'ERROR', '--silent'],
  ];
}

/** What `manim render` takes from a file alone. */
function settingsText({ settings }: SceneSource): string {
  return ['[CLI]', `background_color = ${settings.backgroundColor}`, ''].join('\n');
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It has ended already, which is told elsewhere.
  }
}
