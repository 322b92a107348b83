import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { asStorageError, systemCode } from './storage-error';

const temporaryName = /^\..+\.[0-9a-f-]{36}\.tmp$/;

/**
 * Puts `data` in place of a file, so that after any crash either the old or the new content is there, whole. Missing
 * folders are made. Throws `DiskFull` when there is no space; the old file is then untouched and nothing is left over.
 */
export async function atomicWrite(file: string, data: string | Uint8Array): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.${basename(file)}.${randomUUID()}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeSynced(temporary, data);
    await rename(temporary, file);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw asStorageError(error);
  }
}

/** Makes renames and new names in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  await syncPath(folder);
}

/** Forces the content of a file onto the disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what writers that were killed left in a folder more than `olderThan` milliseconds ago; says how many. */
export async function sweepTemporaries(folder: string, olderThan: number, now: number = Date.now()): Promise<number> {
  let swept = 0;
  for (const name of await namesIn(folder)) {
    if (!temporaryName.test(name)) continue;
    const file = join(folder, name);
    if (now - (await stat(file)).mtimeMs < olderThan) continue;
    await rm(file, { force: true });
    swept += 1;
  }
  return swept;
}

/** The names in a folder; none when there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Whether an error of the file system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return systemCode(error) === 'ENOENT';
}

async function writeSynced(file: string, data: string | Uint8Array): Promise<void> {
  // `writeFile` of a handle rejects on a full disk; a bare `write` may write a part and say nothing.
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
