import { randomUUID } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportRoom, type ExportJob, type ExportState } from '@manim-nodes/contracts';
import { connectRedis, encodeFailure, RenderProducer, workerOptions } from '@manim-nodes/render-queue';
import { FileArtifactStore, SqliteJobStore } from '@manim-nodes/storage';
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { io, type Socket } from 'socket.io-client';
import { ask, circleGraph, startGateway, type Answer, type TestGateway } from '../../test/gateway';
import { until } from '@manim-nodes/redis-server';
import { ExportTracker } from './export-tracker';

type Render = (job: Job<ExportJob, unknown, 'export'>) => Promise<unknown>;

let gateway: TestGateway;
let redis: Redis;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  gateway = await startGateway();
  redis = connectRedis(gateway.redis.url, 'consumer', () => undefined);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  for (const { job_id } of await listed('')) {
    await ask(gateway, `/api/export/${job_id}`, { method: 'DELETE' });
    await ask(gateway, `/api/export/${job_id}`, { method: 'DELETE' });
  }
});
afterAll(async () => {
  redis.disconnect();
  await gateway.close();
});

async function listed(query: string): Promise<readonly ExportState[]> {
  return JSON.parse((await ask(gateway, `/api/export${query}`)).text) as ExportState[];
}

const start = (body: object = { graph: circleGraph }): Promise<Answer> =>
  ask(gateway, '/api/export', { method: 'POST', body });

const startedId = async (body?: object): Promise<string> => String((await start(body)).json.job_id);

const stateOf = async (jobId: string): Promise<Answer['json']> => (await ask(gateway, `/api/export/${jobId}`)).json;

const reaches = (jobId: string, status: string): Promise<void> =>
  until(async () => (await stateOf(jobId)).status === status);

/** A worker of the test's own, which writes a file of ten letters. */
function work(render: Render = writeLetters): void {
  const worker = new Worker<ExportJob, unknown, 'export'>('export', render, {
    connection: redis,
    ...workerOptions('export'),
  });
  worker.on('error', () => undefined);
  closing.push(() => worker.close(true));
}

async function writeLetters({ data }: { readonly data: ExportJob }): Promise<unknown> {
  const store = new FileArtifactStore(gateway.config.directories.artifacts, gateway.config.directories.exports);
  const attempt = await store.createAttempt(data.job_id);
  await writeFile(join(attempt, 'scene'), 'abcdefghij');
  const published = await store.publish(join(attempt, 'scene'), data.job_id, data.format);
  await store.discardAttempts(data.job_id);
  return { ...published, frames: 60, duration: 2 };
}

async function listen(room: string): Promise<{ readonly events: unknown[][]; readonly socket: Socket }> {
  const socket = io(`${gateway.url}/ws/jobs`, { transports: ['websocket'], forceNew: true });
  closing.push(() => socket.disconnect());
  const events: unknown[][] = [];
  socket.onAny((...event: unknown[]) => events.push(event));
  await socket.emitWithAck('subscribe', { rooms: [room] });
  return { events, socket };
}

describe('starting', () => {
  it('answers 202, keeps the graph under its hash and a record before the answer', async () => {
    const answer = await start({ graph: circleGraph, format: 'gif', quality: '720p', frame_rate: 50 });
    expect(answer.status).toBe(202);
    const { job_id, estimated_time } = answer.json;
    expect(answer.json).toEqual({ job_id, status: 'queued', estimated_time });
    expect(estimated_time).toBeGreaterThan(0);
    const record = gateway.app.get(SqliteJobStore).get(String(job_id));
    expect(record).toMatchObject({ format: 'gif', quality: '720p', frame_rate: 50, graph_name: 'Unit circle' });
    const kept = await gateway.app.get(FileArtifactStore).readGraph(record?.graph_hash ?? '');
    expect(kept).toMatchObject({ nodes: [{ type: 'Circle' }, { type: 'Create' }] });
  });

  it.each([
    {
      why: 'nothing named',
      body: { graph: circleGraph },
      expected: { format: 'mp4', quality: '1080p', frame_rate: 30 },
    },
    {
      why: 'no frame rate anywhere',
      body: { graph: { ...circleGraph, settings: {} }, format: 'png' },
      expected: { format: 'png', frame_rate: 25 },
    },
    {
      why: 'a graph without name and settings',
      body: { graph: { nodes: circleGraph.nodes, edges: circleGraph.edges }, quality: '4k' },
      expected: { graph_name: 'Untitled', quality: '4k', frame_rate: 25 },
    },
  ])('has defaults for $why', async ({ body, expected }) => {
    expect(await stateOf(await startedId(body))).toMatchObject({ status: 'queued', progress: 0, ...expected });
  });

  it('takes a saved graph by its id', async () => {
    const saved = await ask(gateway, '/api/graphs', { method: 'POST', body: circleGraph });
    const graph_id = saved.json.id;
    expect(await stateOf(await startedId({ graph_id }))).toMatchObject({ graph_id, graph_name: 'Unit circle' });
  });

  it.each([
    { why: 'neither graph nor id', body: {}, status: 400, text: 'graph_id or graph is needed' },
    { why: 'both', body: { graph: circleGraph, graph_id: 'x' }, status: 400, text: 'exclude each other' },
    { why: 'a missing graph', body: { graph_id: 'missing' }, status: 404, text: 'GRAPH_NOT_FOUND' },
    { why: 'another format', body: { graph: circleGraph, format: 'avi' }, status: 400, text: 'format' },
    { why: 'another quality', body: { graph: circleGraph, quality: '8k' }, status: 400, text: 'quality' },
    {
      why: 'a prototype as quality',
      body: { graph: circleGraph, quality: 'constructor' },
      status: 400,
      text: 'quality',
    },
    { why: 'frame rate 0', body: { graph: circleGraph, frame_rate: 0 }, status: 400, text: 'frame_rate' },
    { why: 'frame rate 1e6', body: { graph: circleGraph, frame_rate: 1e6 }, status: 400, text: 'frame_rate' },
    { why: 'frame rate as text', body: { graph: circleGraph, frame_rate: '30' }, status: 400, text: 'frame_rate' },
    { why: 'an unknown field', body: { graph: circleGraph, audio: 'x' }, status: 400, text: 'audio' },
    { why: 'a broken graph', body: { graph: { nodes: [{ id: '' }], edges: [] } }, status: 400, text: 'nodes[0].id' },
    {
      why: 'a graph with errors',
      body: { graph: { ...circleGraph, edges: [] } },
      status: 400,
      text: "Node 'Create' missing required input 'mobject'",
    },
  ])('refuses $why with $status', async ({ body, status, text }) => {
    const answer = await start(body);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(text);
    expect(await listed('')).toEqual([]);
  });

  it('refuses when too many wait', async () => {
    for (let count = 0; count < 3; count++) expect((await start()).status).toBe(202);
    const answer = await start();
    expect(answer).toMatchObject({ status: 429, json: { code: 'QUEUE_FULL' }, headers: { 'retry-after': '30' } });
    expect(await listed('')).toHaveLength(3);
  });
});

describe('a job', () => {
  it('goes from queued to completed and is downloaded, told on the socket', async () => {
    let finish: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const jobId = await startedId();
    const { events } = await listen(exportRoom(jobId));
    work(async (job) => {
      await job.updateProgress(40);
      await released;
      return writeLetters(job);
    });
    await reaches(jobId, 'rendering');
    await until(async () => (await stateOf(jobId)).progress === 40);
    expect(await listed('?status=rendering')).toHaveLength(1);
    finish();
    await reaches(jobId, 'completed');
    const state = await stateOf(jobId);
    expect(state).toMatchObject({
      progress: 100,
      download_url: `/exports/${jobId}.mp4`,
      file_size: 10,
      attempts: 1,
      started_at: expect.any(String) as unknown,
      completed_at: expect.any(String) as unknown,
    });
    expect(Object.keys(state)).not.toContain('graph_hash');
    await until(() => events.some(([name]) => name === 'completed'));
    expect(events.map(([name]) => name)).toEqual(['status', 'completed']);
    expect(events.at(-1)?.[1]).toEqual(state);
  });

  it('that fails says why, and leaves nothing of its attempts', async () => {
    const { artifacts, exports } = gateway.config.directories;
    work(async ({ data }) => {
      await new FileArtifactStore(artifacts, exports).createAttempt(data.job_id);
      const message = 'MANIM rendering failed: x';
      const failure = { cause: 'render_error', message, node_id: 'n1', traceback: 'line 12' } as const;
      throw new UnrecoverableError(encodeFailure(failure));
    });
    const jobId = await startedId();
    await reaches(jobId, 'failed');
    expect(await stateOf(jobId)).toMatchObject({
      error: 'MANIM rendering failed: x',
      traceback: 'line 12',
      code: 'RENDER_FAILED',
      cause: 'render_error',
      node_id: 'n1',
    });
    await until(async () => (await readdir(join(exports, '.attempts'))).length === 0);
  });

  it('is cancelled while it waits, and deleted after', async () => {
    const jobId = await startedId();
    const { events } = await listen(exportRoom(jobId));
    const path = `/api/export/${jobId}`;
    expect(await ask(gateway, path, { method: 'DELETE' })).toMatchObject({
      status: 200,
      json: { status: 'cancelled' },
    });
    expect(await redis.exists(`bull:export:${jobId}`)).toBe(0);
    await until(() => events.length > 0);
    expect(events[0]).toEqual(['status', expect.objectContaining({ status: 'cancelled' })]);
    expect((await ask(gateway, path, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(gateway, path)).status).toBe(404);
  });

  it('that is cancelled in the moment it finishes stays cancelled and leaves no file', async () => {
    let finish: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      finish = resolve;
    });
    work(async (job) => {
      await released;
      return writeLetters(job);
    });
    const jobId = await startedId();
    await reaches(jobId, 'rendering');
    await ask(gateway, `/api/export/${jobId}`, { method: 'DELETE' });
    finish();
    const { exports } = gateway.config.directories;
    await until(async () => !(await redis.zscore('bull:export:completed', jobId).then((score) => score === null)));
    await until(async () => (await readdir(exports)).every((name) => !name.startsWith(jobId)));
    expect((await stateOf(jobId)).status).toBe('cancelled');
  });

  it('is deleted with its file', async () => {
    work();
    const jobId = await startedId();
    await reaches(jobId, 'completed');
    expect((await ask(gateway, `/api/export/${jobId}`, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(gateway, `/exports/${jobId}.mp4`)).status).toBe(404);
  });

  it('that the queue lost is added again, and one that no record stands for is taken out', async () => {
    const jobId = await startedId();
    await redis.flushall();
    const orphan: ExportJob = {
      job_id: randomUUID(),
      graph_hash: 'x',
      format: 'mp4',
      quality: '480p',
      frame_rate: 30,
      request_id: 'x',
    };
    await gateway.app.get(RenderProducer).addExport(orphan);
    await gateway.app.get(ExportTracker).reconcile(Date.now() + 60_000);
    expect(await redis.exists(`bull:export:${jobId}`)).toBe(1);
    expect(await redis.exists(`bull:export:${orphan.job_id}`)).toBe(0);
    work();
    await reaches(jobId, 'completed');
  });
});

describe('a download', () => {
  let path: string;
  beforeEach(async () => {
    work();
    const jobId = await startedId();
    await reaches(jobId, 'completed');
    path = `/exports/${jobId}.mp4`;
  });

  it('comes whole, as an attachment with the name of the graph', async () => {
    const { status, headers, text } = await ask(gateway, path);
    expect({ status, text }).toEqual({ status: 200, text: 'abcdefghij' });
    expect(headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '10',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-disposition']).toContain('attachment; filename="Unit circle.mp4"');
  });

  it.each([
    { range: 'bytes=2-4', status: 206, text: 'cde', contentRange: 'bytes 2-4/10' },
    { range: 'bytes=-3', status: 206, text: 'hij', contentRange: 'bytes 7-9/10' },
    { range: 'bytes=20-', status: 416, text: '', contentRange: 'bytes */10' },
    { range: 'bytes=0-1,4-5', status: 200, text: 'abcdefghij', contentRange: undefined },
  ])('of $range is $status', async ({ range, status, text, contentRange }) => {
    const answer = await ask(gateway, path, { headers: { range } });
    expect(answer).toMatchObject({ status, text });
    expect(answer.headers['content-range']).toBe(contentRange);
  });

  it('knows HEAD, If-None-Match and If-Range', async () => {
    const head = await ask(gateway, path, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': '10' } });
    const etag = String(head.headers.etag);
    expect((await ask(gateway, path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const resume = { range: 'bytes=5-' };
    expect((await ask(gateway, path, { headers: { ...resume, 'if-range': etag } })).status).toBe(206);
    expect((await ask(gateway, path, { headers: { ...resume, 'if-range': '"other"' } })).status).toBe(200);
  });

  it('is found by its record alone', async () => {
    const { exports } = gateway.config.directories;
    await writeFile(join(exports, 'planted.mp4'), 'secret');
    expect((await ask(gateway, '/exports/planted.mp4')).status).toBe(404);
    expect((await ask(gateway, path.replace('.mp4', '.gif'))).status).toBe(404);
  });
});
