import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** A module as Python and ruff see it. */
export interface ReadBack {
  /** Our own form of Python's tree, or the syntax error. */
  readonly tree: unknown;
  /** Line, column, end line and end column of each piece by its path in the tree. */
  readonly positions: Readonly<Record<string, readonly [number, number, number, number]>>;
  readonly formatted: string;
}

/** Parses and formats all the modules in one Python process. */
export function readBack(modules: readonly string[]): readonly ReadBack[] {
  const directory = mkdtempSync(join(tmpdir(), 'printed-python-'));
  try {
    const answer = execFileSync(join(root, '.venv/bin/python'), [join(__dirname, 'read_back.py')], {
      input: JSON.stringify({ directory, modules }),
      maxBuffer: 256 * 1024 * 1024,
      encoding: 'utf8',
    });
    return JSON.parse(answer) as readonly ReadBack[];
  } finally {
    rmSync(directory, { recursive: true });
  }
}
