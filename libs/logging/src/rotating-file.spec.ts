import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RotatingFile } from './rotating-file';

const folder = mkdtempSync(join(tmpdir(), 'rotating-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let count = 0;
const newPath = (): string => join(folder, `${(count += 1)}`, 'app.log');
const open = (path: string, faults: string[] = []): RotatingFile =>
  new RotatingFile(path, { maxBytes: 20, files: 3, onFault: (reason) => faults.push(reason) });
const contents = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(join(path, '..')).map((name) => [name, readFileSync(join(path, '..', name), 'utf8')]));

test('makes its folder, appends, and is closed to other people', () => {
  const path = newPath();
  open(path).write('first\n');
  open(path).write('second\n');
  expect(contents(path)).toEqual({ 'app.log': 'first\nsecond\n' });
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('is on disk before write returns', () => {
  const path = newPath();
  open(path).write('last words\n');
  expect(readFileSync(path, 'utf8')).toBe('last words\n');
});

test('moves full files up and forgets the oldest', () => {
  const path = newPath();
  const file = open(path);
  for (const line of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) file.write(`${line.repeat(9)}\n`);
  expect(contents(path)).toEqual({
    'app.log': 'ggggggggg\nhhhhhhhhh\n',
    'app.1.log': 'eeeeeeeee\nfffffffff\n',
    'app.2.log': 'ccccccccc\nddddddddd\n',
  });
});

test('counts what an earlier process wrote, and lets a long line have a file of its own', () => {
  const path = newPath();
  open(path).write('earlier\n');
  const file = open(path);
  file.write(`${'x'.repeat(50)}\n`);
  file.write('later\n');
  expect(contents(path)).toEqual({
    'app.log': 'later\n',
    'app.1.log': `${'x'.repeat(50)}\n`,
    'app.2.log': 'earlier\n',
  });
});

test('a full disk is reported once and costs lines, not the process', () => {
  const faults: string[] = [];
  const file = new RotatingFile('/dev/full', { maxBytes: 1e6, files: 2, onFault: (reason) => faults.push(reason) });
  for (let line = 0; line < 1000; line += 1) expect(file.write('lost\n')).toBe(true);
  expect(faults).toEqual([expect.stringContaining('ENOSPC')]);
});

test('goes on once it can be written again, and reports the next outage anew', () => {
  const path = newPath();
  const faults: string[] = [];
  const blocker = join(path, '..');
  writeFileSync(blocker, '');
  const file = open(path, faults);
  file.write('lost\n');
  file.write('lost\n');
  rmSync(blocker);
  file.write('kept\n');
  expect(readFileSync(path, 'utf8')).toBe('kept\n');
  expect(faults).toHaveLength(1);
});
