import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from './api';
import { circleFor } from './graphs';
import { probe } from './manim';
import { PreviewClient } from './preview';
import { eventually } from './processes';
import { expect, Stack, test as base } from './stack';

/** These tests kill workers, so each has a stack of its own. */
const test = base.extend<{ fragile: Stack }>({
  fragile: async ({}, use) => {
    const stack = await Stack.start();
    await use(stack);
    await stack.stop();
  },
});

/** Processes of a resting worker, and the wait until no more are left: milliseconds as promised. */
const endsWithin = 3000;
const fewerThan = (stack: Stack, count: number): Promise<true> =>
  eventually(`at most ${count} Python processes`, endsWithin, () => stack.pythons().length <= count || undefined);

test('a cancelled preview and a cancelled export end their Python', async ({ fragile: stack }) => {
  const resting = stack.pythons().length;
  const client = await PreviewClient.connect(stack.url);
  await client.begin(circleFor(25));
  expect(stack.pythons().length).toBeGreaterThan(resting);
  client.cancel();
  await fewerThan(stack, resting);
  client.close();

  const api = new Api(stack.url);
  const { job_id } = await api.startExport({ graph: circleFor(60), quality: '480p' });
  await api.drawing(job_id);
  expect(stack.pythons().length).toBeGreaterThan(resting);
  await api.cancelExport(job_id);
  await fewerThan(stack, resting);
  expect(await api.exportState(job_id)).toMatchObject({ status: 'cancelled' });
  await eventually('no file is left', endsWithin, async () => {
    // A folder that vanishes while it is read is on its way out.
    const files = await exportFiles(stack).catch(() => ['vanishing']);
    return files.length === 0 || undefined;
  });
});

test('a preview ends when its page goes away', async ({ fragile: stack }) => {
  const resting = stack.pythons().length;
  const client = await PreviewClient.connect(stack.url);
  await client.begin(circleFor(25));
  client.close();
  await fewerThan(stack, resting);
});

test('a second worker finishes the export of one that was killed', async ({ fragile: stack }) => {
  test.setTimeout(120_000);
  const api = new Api(stack.url);
  const { job_id } = await api.startExport({ graph: circleFor(20), quality: '480p', frame_rate: 15 });
  await api.drawing(job_id);
  process.kill(stack.worker, 'SIGKILL');
  await sleep(endsWithin);
  expect(stack.pythons()).toEqual([]);

  stack.startWorker();
  const state = await api.ended(job_id, 90_000);
  expect(state).toMatchObject({ status: 'completed', progress: 100 });
  expect(await exportFiles(stack)).toEqual([`${job_id}.mp4`]);
  expect(await probe(join(stack.folder, 'exports', `${job_id}.mp4`))).toMatchObject({ frames: 300, duration: 20 });
});

/** Files of the exports folder, those of unfinished attempts too. */
async function exportFiles(stack: Stack): Promise<readonly string[]> {
  const entries = await readdir(join(stack.folder, 'exports'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
