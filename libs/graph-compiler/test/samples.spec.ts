import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type CompileResult } from '../src';
import { readSample, sampleNames, samplesFolder } from './samples';

/** `UPDATE_SAMPLES=1 npx nx test graph-compiler` writes what comes out; read the difference before it is committed. */
const update = process.env.UPDATE_SAMPLES === '1';

/** One line for each entry, so that a difference is read like a table. */
function mapText({ source_map, steps }: CompileResult): string {
  const rows = (items: readonly object[]): string => items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  return `{\n  "source_map": [\n${rows(source_map)}\n  ],\n  "steps": [\n${rows(steps)}\n  ]\n}\n`;
}

function compared(file: string, actual: string): void {
  if (update) writeFileSync(file, actual);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}

describe('each sample compiles to its Python and its map', () => {
  it.each(sampleNames)('%s', (name) => {
    const result = compile(readSample(name));
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    compared(join(samplesFolder, name, 'expected.py'), result.python ?? '');
    compared(join(samplesFolder, name, 'expected.map.json'), mapText(result));
  });
});
