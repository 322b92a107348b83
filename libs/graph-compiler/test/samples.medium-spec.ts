import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { sampleNames, samplesFolder } from './samples';

const root = join(__dirname, '../../..');
const bin = (tool: string): string => join(root, '.venv/bin', tool);

interface Rendered {
  readonly name: string;
  readonly seconds?: number;
  readonly mobjects?: number;
  readonly error?: string;
}

/** How long some of the samples last at 5 frames per second, and how many mobjects they leave on the screen. */
const expected: Readonly<Record<string, readonly [number, number]>> = {
  'circle-create': [2, 1],
  counter: [2, 2],
  'letters-fade': [1, 0],
  'play-together': [2, 2],
  'replacement-chain': [4, 0],
  sections: [2, 0],
  // Each wait leaves an empty mobject.
  'with-delay-pause': [4.6, 5],
};

it('every sample runs in Manim', () => {
  const folders = sampleNames.map((name) => join(samplesFolder, name));
  const output = execFileSync(bin('python'), [join(__dirname, 'render_samples.py'), ...folders], {
    encoding: 'utf8',
    env: { ...process.env, TEXMFHOME: join(root, '.texmf') },
  });
  const rendered = output
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Rendered);
  expect(rendered.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(rendered.map(({ name }) => name)).toEqual(sampleNames);
  for (const { name, seconds, mobjects } of rendered) {
    const [length, left] = expected[name] ?? [seconds, mobjects];
    expect({ name, seconds, mobjects }).toEqual({ name, seconds: length, mobjects: left });
  }
}, 120_000);

it('every sample is as ruff formats and checks it', () => {
  expect(() =>
    execFileSync(bin('ruff'), ['format', '--check', '--line-length', '100', samplesFolder], { stdio: 'pipe' }),
  ).not.toThrow();
  const rules = ['--select', 'E,F,W', '--ignore', 'F403,F405', '--line-length', '100', '--isolated'];
  expect(() => execFileSync(bin('ruff'), ['check', ...rules, samplesFolder], { stdio: 'pipe' })).not.toThrow();
});
