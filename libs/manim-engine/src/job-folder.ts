import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const formulaPattern = /^[0-9a-f]{16}\.svg$/;
/** Bytes; a formula of a whole page is a tenth of it. */
const largestFormula = 5_000_000;

/** What a render works in: the generated file, and the formulas that its processes share. */
export interface JobFolder {
  readonly path: string;
  readonly sceneFile: string;
  readonly formulas: string;
}

/** Makes the folder `path` ready for one render of `python`. */
export async function openJobFolder(path: string, python: string): Promise<JobFolder> {
  const formulas = join(path, 'formulas');
  await mkdir(formulas, { recursive: true });
  const sceneFile = join(path, 'scene.py');
  await writeFile(sceneFile, python);
  return { path, sceneFile, formulas };
}

/** Hands the formulas of a render over to `cache`, then removes the folder. Never throws: the render counts, not this. */
export async function closeJobFolder(folder: JobFolder, cache: string | undefined): Promise<void> {
  if (cache !== undefined) await publishFormulas(folder.formulas, cache).catch(() => undefined);
  await rm(folder.path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

/**
 * Copies finished formulas into the cache that later renders read, each whole or not at all. A job is not to be trusted:
 * what is a link, too large or oddly named stays where it is, and what the cache has already is never replaced.
 */
export async function publishFormulas(formulas: string, cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const known = new Set(await readdir(cache));
  for (const name of await readdir(formulas)) {
    if (!formulaPattern.test(name) || known.has(name)) continue;
    const picture = await readRegularFile(join(formulas, name));
    if (!picture) continue;
    const partial = join(cache, `.${name}.${randomUUID()}.part`);
    await writeFile(partial, picture, { flag: 'wx' });
    await rename(partial, join(cache, name));
  }
}

async function readRegularFile(path: string): Promise<Buffer | undefined> {
  if (!(await lstat(path)).isFile()) return undefined;
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { size } = await handle.stat();
    return size > 0 && size <= largestFormula ? await handle.readFile() : undefined;
  } finally {
    await handle.close();
  }
}
