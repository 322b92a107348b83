import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** What an assignment gave: infinities, NaN and names of exceptions are strings. */
export type Outcome = number | boolean | string | readonly Outcome[];

/** Runs assignments to `v` with the given names, on top of Manim, all in one Python process. */
export function inPython(
  codes: readonly string[],
  values: Readonly<Record<string, number | readonly number[]>>,
): readonly Outcome[] {
  const answer = execFileSync(join(root, '.venv/bin/python'), [join(__dirname, 'evaluate.py')], {
    input: JSON.stringify(codes.map((code) => [code, values])),
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return JSON.parse(answer) as readonly Outcome[];
}
