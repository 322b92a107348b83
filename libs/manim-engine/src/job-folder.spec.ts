import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../test/scenes';
import { closeJobFolder, openJobFolder } from './job-folder';

let root: Awaited<ReturnType<typeof testFolder>>;
beforeEach(async () => {
  root = await testFolder();
});
afterEach(() => root.remove());

test('a folder holds the Python, and goes with all that is in it', async () => {
  const folder = await openJobFolder(join(root.path, 'job'), 'print("é")\n');
  expect(readFileSync(folder.sceneFile, 'utf8')).toBe('print("é")\n');
  await closeJobFolder(folder, undefined);
  expect(existsSync(folder.path)).toBe(false);
});

test('only finished formulas reach the cache, and none is replaced', async () => {
  const cache = join(root.path, 'cache');
  mkdirSync(cache);
  writeFileSync(join(cache, '0000000000000001.svg'), 'old');
  const secret = join(root.path, 'secret');
  writeFileSync(secret, 'secret');
  const folder = await openJobFolder(join(root.path, 'job'), '');
  const inJob = (name: string, text: string): void => {
    writeFileSync(join(folder.formulas, name), text);
  };
  inJob('0000000000000001.svg', 'new');
  inJob('0000000000000002.svg', 'two');
  inJob('0000000000000003.svg', '');
  inJob('0000000000000004.lock', '');
  inJob('..svg', 'odd');
  symlinkSync(secret, join(folder.formulas, '0000000000000005.svg'));
  await closeJobFolder(folder, cache);
  expect(readdirSync(cache).sort()).toEqual(['0000000000000001.svg', '0000000000000002.svg']);
  expect(readFileSync(join(cache, '0000000000000001.svg'), 'utf8')).toBe('old');
});
