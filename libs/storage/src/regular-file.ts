import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { systemCode } from './storage-error';

/** Codes of opening what is not there, a link, a socket or something that is no file. */
const notAFile: ReadonlySet<unknown> = new Set(['ENOENT', 'ELOOP', 'ENXIO', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG']);

/**
 * Opens a regular file for reading; `undefined` when there is none of that name. Links are never followed and devices
 * never opened, so that nothing planted in a folder leads elsewhere. The caller closes the handle.
 */
export async function openRegularFile(file: string): Promise<FileHandle | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (notAFile.has(systemCode(error))) return undefined;
    throw error;
  }
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  return undefined;
}
