import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Api } from './api';
import { circleFor, example } from './graphs';
import { probe } from './manim';
import { expect, root, test } from './stack';

const run = promisify(execFile);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

test('the story told with curl ends with a video', async ({ stack }, info) => {
  const video = info.outputPath('first-circle.mp4');
  await writeFile(video, '');
  const graph = join(root, 'examples/first-circle.graph.json');
  const { stdout } = await run(join(root, 'examples/api-story.sh'), [stack.url, graph, video]);

  expect(stdout).toContain('"status":"queued"');
  expect(stdout).toContain('"status":"completed"');
  expect(stdout).toContain('class GeneratedScene(Scene):');
  expect(stdout).toContain('"diagnostics":[]');
  expect(stdout).toMatch(/^206$/m);
  expect(await probe(video)).toMatchObject({ width: 854, height: 480, frames: 60, duration: 2 });
  expect(await readFile(`${video}.head`)).toEqual((await readFile(video)).subarray(0, 100));
});

test('bodies are those of the specification', async ({ stack }) => {
  const api = new Api(stack.url);
  const created = await api.createGraph({ ...example('first-circle'), name: 'My Animation' });
  expect(created).toEqual({
    id: expect.stringMatching(uuid),
    name: 'My Animation',
    created_at: expect.stringMatching(time),
    updated_at: created.created_at,
  });

  const missing = await fetch(`${stack.url}/api/graphs/none`);
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ error: 'Graph not found', code: 'GRAPH_NOT_FOUND', id: 'none' });

  const ticket = await api.startExport({ graph_id: created.id, format: 'mp4', quality: '480p', frame_rate: 30 });
  expect(ticket).toEqual({
    job_id: expect.stringMatching(uuid),
    status: 'queued',
    estimated_time: expect.any(Number),
  });
  const state = await api.ended(ticket.job_id);
  expect(state).toMatchObject({
    job_id: ticket.job_id,
    status: 'completed',
    progress: 100,
    download_url: `/exports/${ticket.job_id}.mp4`,
    created_at: expect.stringMatching(time),
    completed_at: expect.stringMatching(time),
  });
  expect(state.file_size).toBe((await api.fetch(`/exports/${ticket.job_id}.mp4`)).length);
});

const formats = [
  { format: 'mp4', frames: 15, duration: 1 },
  { format: 'gif', frames: 15, duration: 1 },
  { format: 'png', frames: 1, duration: 0 },
] as const;

for (const { format, frames, duration } of formats) {
  test(`an inline graph becomes a ${format}`, async ({ stack }, info) => {
    const api = new Api(stack.url);
    const request = { graph: circleFor(1), format, quality: '480p', frame_rate: 15 };
    const { job_id } = await api.startExport(request);
    const state = await api.ended(job_id);
    expect(state.error).toBeUndefined();
    const file = info.outputPath(`export.${format}`);
    await writeFile(file, await api.fetch(state.download_url ?? ''));
    const found = await probe(file);
    expect(found).toMatchObject({ width: 854, height: 480, frames });
    expect(found.duration).toBeCloseTo(duration, 1);
  });
}

test('an export that is cancelled stays cancelled and leaves no file', async ({ stack }) => {
  const api = new Api(stack.url);
  const { job_id } = await api.startExport({ graph: circleFor(60), quality: '480p', frame_rate: 30 });
  await api.drawing(job_id);
  await api.cancelExport(job_id);
  expect(await api.ended(job_id)).toMatchObject({ status: 'cancelled', code: 'CANCELLED' });
  expect((await fetch(`${stack.url}/exports/${job_id}.mp4`)).status).toBe(404);
});
