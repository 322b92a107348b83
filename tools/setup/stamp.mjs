/** Remembers by a hash what a stage was done with, so that a later start does only what changed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

export const fileText = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Runs `work` unless the stamp file holds `hash`; says whether it ran. */
export async function whenChanged(stampFile, hash, work) {
  if (fileText(stampFile) === hash) return false;
  await work();
  writeFileSync(stampFile, hash);
  return true;
}
