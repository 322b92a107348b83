import { execFile } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ExportFormat } from '@manim-nodes/contracts';
import type { JobFolder } from './job-folder';
import { RenderFailure } from './render-failure';
import { pythonFlags, runtimeEnvironment, type RuntimeOptions } from './runtime';
import type { SceneSource } from './scene-settings';

const run = promisify(execFile);

/** Milliseconds that reading every packet of a file may take. */
const patience = 60_000;

/** What was expected of a finished file. */
interface Expectation {
  readonly source: SceneSource;
  readonly format: ExportFormat;
  readonly folder: JobFolder;
}

interface Found {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly duration: number;
}

/**
 * Opens a finished file in a process of its own and counts its frames. Throws `RenderFailure` when it does not open, has
 * another size, or does not hold the `frames` that were drawn. `duration` in seconds, 0 for a picture.
 */
export async function checkFile(
  options: RuntimeOptions,
  { source, format, folder }: Expectation,
  file: string,
  frames: number,
): Promise<{ readonly frames: number; readonly duration: number }> {
  if (!(await lstat(file)).isFile()) throw new RenderFailure('render_error', 'Manim made something else than a file');
  const found = await probe(options, folder, file);
  const { width, height, frameRate } = source.settings;
  const expected = format === 'png' ? 1 : frames;
  if (found.width !== width || found.height !== height || found.frames !== expected) {
    const is = `${found.width} × ${found.height} with ${found.frames} frames`;
    throw new RenderFailure('render_error', `The file is ${is} instead of ${width} × ${height} with ${expected}`);
  }
  return { frames: found.frames, duration: format === 'png' ? 0 : expected / frameRate };
}

async function probe(options: RuntimeOptions, folder: JobFolder, file: string): Promise<Found> {
  try {
    const { stdout } = await run(options.python, [...pythonFlags, '-m', 'manim_nodes.probe', file], {
      cwd: folder.path,
      env: { ...runtimeEnvironment(options, folder.path) },
      timeout: patience,
    });
    const value: unknown = JSON.parse(stdout);
    if (isFound(value)) return value;
  } catch {
    // Whatever went wrong, the file cannot be relied on.
  }
  throw new RenderFailure('render_error', 'The finished file does not open');
}

function isFound(value: unknown): value is Found {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return ['width', 'height', 'frames', 'duration'].every((key) => typeof fields[key] === 'number');
}
