import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { plainEnvironment, python } from './stack';

const run = promisify(execFile);

export interface Probe {
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** Seconds. */
  readonly duration: number;
}

/** Opens a finished picture or video and counts its frames. Throws when it does not open. */
export async function probe(file: string): Promise<Probe> {
  const { stdout } = await run(python, ['-m', 'manim_nodes.probe', file]);
  return JSON.parse(stdout) as Probe;
}

/** One hash for each picture file, over its pixels. */
export async function pixelHashes(files: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run(python, [join(__dirname, 'pixel_hashes.py'), ...files], { maxBuffer: 2 ** 24 });
  return JSON.parse(stdout) as readonly string[];
}

/** Writes pictures into a new folder and gives their pixel hashes. */
export async function hashPictures(pictures: readonly Buffer[], folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files = pictures.map((_, index) => join(folder, `${index}.png`));
  await Promise.all(pictures.map((bytes, index) => writeFile(files[index] ?? '', bytes)));
  return pixelHashes(files);
}

/** Arguments of `manim render -ql` for a file; its products go into `folder`. */
export const renderArguments = (file: string, folder: string): readonly string[] => [
  '-m',
  'manim',
  'render',
  '-ql',
  '--silent',
  '--progress_bar',
  'none',
  '--media_dir',
  folder,
  file,
  'GeneratedScene',
];

/** Pixel hashes of the frames that a plain `manim render -ql` draws from a Python text. */
export async function plainFrames(source: string, folder: string): Promise<readonly string[]> {
  const file = join(folder, 'scene.py');
  await mkdir(folder, { recursive: true });
  await writeFile(file, source);
  const args = [...renderArguments(file, join(folder, 'media')), '--format', 'png-sequence'];
  await run(python, args, { cwd: folder, env: plainEnvironment(folder) });
  const pictures = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(({ name, parentPath }) => name.endsWith('.png') && parentPath.endsWith('/GeneratedScene'))
    .map(({ name, parentPath }) => join(parentPath, name));
  return pixelHashes(pictures.sort());
}
