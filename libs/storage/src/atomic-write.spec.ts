import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atomicWrite, sweepTemporaries } from './atomic-write';
import { asStorageError, DiskFull } from './storage-error';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'manim-nodes-storage-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('leaves one whole version and nothing else when many write at once', async () => {
  const file = join(folder, 'deep', 'file.json');
  const versions = Array.from({ length: 30 }, (_, index) => String(index).repeat(50_000));
  await Promise.all(versions.map((version) => atomicWrite(file, version)));
  expect(versions).toContain(await readFile(file, 'utf8'));
  expect(await readdir(join(folder, 'deep'))).toEqual(['file.json']);
});

it('keeps the old file and leaves nothing over when it fails', async () => {
  const file = join(folder, 'file.json');
  await atomicWrite(file, 'old');
  await writeFile(join(folder, 'blocked'), '');
  await expect(atomicWrite(join(folder, 'blocked', 'x'), 'new')).rejects.toThrow();
  await expect(atomicWrite(folder, 'new')).rejects.toThrow();
  expect(await readFile(file, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['blocked', 'file.json']);
});

it('names a full disk', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  expect(asStorageError(full)).toBeInstanceOf(DiskFull);
  const other = new Error('EACCES');
  expect(asStorageError(other)).toBe(other);
});

it('sweeps old temporary files alone', async () => {
  const old = '.a.json.00000000-0000-4000-8000-000000000000.tmp';
  const fresh = '.a.json.00000000-0000-4000-8000-000000000001.tmp';
  for (const name of [old, fresh, 'mine.tmp']) await writeFile(join(folder, name), '');
  await utimes(join(folder, old), 0, 0);
  expect(await sweepTemporaries(folder, 3_600_000)).toBe(1);
  expect((await readdir(folder)).sort()).toEqual([fresh, 'mine.tmp']);
  expect(await sweepTemporaries(join(folder, 'none'), 0)).toBe(0);
});
