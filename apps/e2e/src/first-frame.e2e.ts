import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from './api';
import { circleFor } from './graphs';
import { renderArguments } from './manim';
import { PreviewClient } from './preview';
import { endGroup, expect, plainEnvironment, python, test } from './stack';

const previews = 10;
const plainRuns = 3;

/** No limit on the times, which belong to the machine: the figures are printed. */
test('the first frame comes sooner than from manim render', async ({ stack }, info) => {
  const client = await PreviewClient.connect(stack.url);
  await client.render(circleFor(1));
  const warm: number[] = [];
  for (let count = 0; count < previews; count += 1) {
    warm.push((await client.render(circleFor(1, 1 + count / 10))).firstFrame);
  }
  client.close();

  const api = new Api(stack.url);
  const source = await api.python((await api.createGraph(circleFor(1))).id);
  const plain: number[] = [];
  for (let count = 0; count < plainRuns; count += 1)
    plain.push(await firstPartialFile(source, info.outputPath(`${count}`)));

  const [ours, theirs] = [median(warm), median(plain)];
  const figures = `preview ${ours.toFixed(0)} ms, manim render -ql ${theirs.toFixed(0)} ms`;
  console.log(`first frame of Circle → Create: ${figures}: ${(theirs / ours).toFixed(1)} × sooner`);
  expect(ours).toBeLessThan(theirs);
});

/** Milliseconds from the start of `manim render -ql` until its first partial movie file exists. */
async function firstPartialFile(source: string, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'scene.py');
  writeFileSync(file, source);
  const began = performance.now();
  const args = renderArguments(file, join(folder, 'media'));
  const child = spawn(python, args, { cwd: folder, env: plainEnvironment(folder), stdio: 'ignore', detached: true });
  while (!hasPartialFile(folder) && child.exitCode === null) await sleep(2);
  const took = performance.now() - began;
  await endGroup(child);
  return took;
}

const hasPartialFile = (folder: string): boolean =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => /partial_movie_files\/.*\.mp4$/.test(name));

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
