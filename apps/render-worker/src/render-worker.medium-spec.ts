import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  exportRoom,
  jobsNamespace,
  previewNamespace,
  previewRoom,
  type ExportFormat,
  type ExportJob,
} from '@manim-nodes/contracts';
import { graphHash, type Graph } from '@manim-nodes/graph-model';
import { createProducer, listWorkers, packGraph, type RenderProducer } from '@manim-nodes/render-queue';
import { FileArtifactStore } from '@manim-nodes/storage';
import { Listener } from '../test/listener';
import { startRedis, type RedisServer } from '@manim-nodes/redis-server';
import { firstCircle, graph, lasting, MemoryLogger, pythonsBelow, testHome, until } from '../test/stack';
import { assemble } from './app.module';
import { RenderWorker, type WorkerParts } from './render-worker';

jest.setTimeout(120_000);

let redis: RedisServer;
let home: Awaited<ReturnType<typeof testHome>>;
let producer: RenderProducer;
let parts: WorkerParts;
let worker: RenderWorker;
const logger = new MemoryLogger();
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  redis = await startRedis();
  home = await testHome(redis.url);
  producer = createProducer({ redisUrl: redis.url, log: () => undefined });
  parts = assemble(home.config('one'), logger);
  worker = new RenderWorker(parts);
  await worker.onApplicationBootstrap();
  await until(() => parts.engine.fault === undefined);
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

afterAll(async () => {
  await worker.onApplicationShutdown();
  await producer.close();
  await redis.stop();
  await home.remove();
  expect(pythonsBelow(process.pid)).toEqual([]);
});

async function watchPreview(): Promise<{ sessionId: string; heard: Listener }> {
  const sessionId = randomUUID();
  const heard = await Listener.join(redis.url, previewNamespace, previewRoom(sessionId));
  closing.push(() => heard.close());
  return { sessionId, heard };
}

async function preview(sessionId: string, document: Graph, revision = 1): Promise<void> {
  const request = { revision, graph_hash: graphHash(document), graph: packGraph(document), quality: 'low' } as const;
  await producer.requestPreview(sessionId, request);
}

async function startExport(document: Graph, format: ExportFormat = 'mp4', changes: Partial<ExportJob> = {}) {
  const { artifacts, exports } = parts.config.directories;
  const graph_hash = graphHash(document);
  await new FileArtifactStore(artifacts, exports).saveGraph(graph_hash, document);
  const job_id = randomUUID();
  const heard = await Listener.join(redis.url, jobsNamespace, exportRoom(job_id));
  closing.push(() => heard.close());
  const settings = { format, quality: '480p', frame_rate: 15, request_id: 'request' } as const;
  await producer.addExport({ job_id, graph_hash, ...settings, ...changes });
  return { job_id, heard };
}

const isSettled = async (jobId: string): Promise<boolean> => {
  const { state } = await producer.sightExport(jobId);
  return state === 'completed' || state === 'failed';
};

const attemptsOf = (jobId: string): boolean => existsSync(join(parts.config.directories.exports, '.attempts', jobId));

describe('previews', () => {
  it('tells status, frames, timeline and end, and writes the frames', async () => {
    const { sessionId, heard } = await watchPreview();
    await preview(sessionId, firstCircle);
    await until(() => heard.of('complete').length === 1);
    expect(heard.of('error')).toEqual([]);
    const events = heard.said.map(({ event }) => event);
    expect(events.filter((event) => event !== 'timeline')).toEqual([
      'status',
      ...Array<string>(16).fill('frame'),
      'complete',
    ]);
    expect(heard.of('timeline')).toHaveLength(1);
    const stamp = { session_id: sessionId, revision: 1 };
    const folder = `${sessionId}-r1`;
    expect(heard.of('status')[0]).toEqual({ type: 'status', ...stamp, message: 'Rendering…', progress: 20 });
    expect(heard.of('timeline')[0]?.plays).toEqual([
      { index: 0, node_ids: ['n2'], start: 0, duration: 1, frames: 15 },
      { index: 1, node_ids: ['n3'], start: 1, duration: 1, frames: 15 },
    ]);
    expect(heard.of('frame')[15]).toEqual({
      type: 'frame',
      ...stamp,
      url: `/tmp/preview/${folder}/frame_015.png`,
      frame_number: 15,
      timestamp: 1,
      total_frames: 30,
      hold: 15,
    });
    const end = { type: 'complete', ...stamp, total_frames: 30, duration: 2, preview_url: `/tmp/preview/${folder}/` };
    expect(heard.of('complete')[0]).toEqual(end);
    expect(readdirSync(join(parts.config.directories.preview, folder))).toHaveLength(16);
  });

  it('is superseded by a newer revision, which is drawn instead', async () => {
    const { sessionId, heard } = await watchPreview();
    await preview(sessionId, lasting(300));
    await until(() => heard.of('frame').length > 3);
    await preview(sessionId, firstCircle, 2);
    await until(() => heard.of('complete').length === 1);
    expect(heard.of('complete')[0]).toMatchObject({ revision: 2 });
    const firstOfNew = heard.said.findIndex(({ message }) => message.revision === 2);
    expect(heard.said.slice(firstOfNew).every(({ message }) => message.revision === 2)).toBe(true);
  });

  it('ends when it is cancelled, and leaves no process', async () => {
    const { sessionId, heard } = await watchPreview();
    const before = pythonsBelow(process.pid).length;
    await preview(sessionId, lasting(300));
    await until(() => heard.of('frame').length > 3);
    await producer.cancelPreview(sessionId);
    await until(() => pythonsBelow(process.pid).length === before, 3000);
    expect(heard.of('complete')).toEqual([]);
    expect(heard.of('error')).toEqual([]);
  });

  it('names the node of a graph that cannot be compiled', async () => {
    const { sessionId, heard } = await watchPreview();
    await preview(sessionId, graph([['Circle', { radius: -5 }], ['Create']], ['n1.shape-n2.mobject']));
    await until(() => heard.of('error').length === 1);
    expect(heard.of('error')[0]).toMatchObject({ code: 'VALIDATION_ERROR', node_id: 'n1', revision: 1 });
  });

  it('names the node whose Python fails', async () => {
    const { sessionId, heard } = await watchPreview();
    await preview(
      sessionId,
      graph([['MathTex', { tex: String.raw`\nosuchmacro` }], ['Write']], ['n1.mobject-n2.mobject']),
    );
    await until(() => heard.of('error').length === 1);
    expect(heard.of('error')[0]).toMatchObject({
      code: 'RENDER_FAILED',
      node_id: 'n1',
      message: 'TeX cannot typeset this formula: Undefined control sequence.',
    });
  });

  it('draws a graph without a play as one picture', async () => {
    const { sessionId, heard } = await watchPreview();
    await preview(sessionId, graph([['Circle']], []));
    await until(() => heard.of('complete').length === 1);
    expect(heard.of('complete')[0]).toMatchObject({ total_frames: 1, duration: 0 });
  });
});

describe('exports', () => {
  it.each([
    { format: 'mp4', frames: 30, duration: 2 },
    { format: 'gif', frames: 30, duration: 2 },
    { format: 'png', frames: 1, duration: 0 },
  ] as const)('makes a $format and says how far it is', async ({ format, frames, duration }) => {
    const { job_id, heard } = await startExport(firstCircle, format);
    await until(() => isSettled(job_id), 60_000);
    const sight = await producer.sightExport(job_id);
    const file = `${job_id}.${format}`;
    expect(sight).toMatchObject({ state: 'completed', result: { file, frames, duration } });
    expect(readFileSync(join(parts.config.directories.exports, file)).length).toBeGreaterThan(1000);
    expect(attemptsOf(job_id)).toBe(false);
    const percents = heard.of('progress').map((message) => Number(message.progress));
    expect(percents.length).toBeGreaterThan(0);
    expect(percents).toEqual([...percents].sort((one, other) => one - other));
  });

  it('makes a graph without a play stand still for a second', async () => {
    const { job_id } = await startExport(graph([['Circle']], []));
    await until(() => isSettled(job_id), 60_000);
    expect(await producer.sightExport(job_id)).toMatchObject({
      state: 'completed',
      result: { frames: 15, duration: 1 },
    });
  });

  it('is cancelled within three seconds, without a process or a file left', async () => {
    const before = pythonsBelow(process.pid).length;
    const { job_id, heard } = await startExport(lasting(300));
    await until(() => heard.of('progress').length > 0, 30_000);
    await producer.cancelExport(job_id);
    await until(() => pythonsBelow(process.pid).length === before, 3000);
    await until(() => isSettled(job_id));
    expect(await producer.sightExport(job_id)).toMatchObject({ state: 'failed', failure: { cause: 'cancelled' } });
    expect(attemptsOf(job_id)).toBe(false);
    expect(readdirSync(parts.config.directories.exports).filter((name) => name.startsWith(job_id))).toEqual([]);
  });

  it('fails once and for all on what a person has to mend', async () => {
    const { job_id } = await startExport(
      graph([['MathTex', { tex: String.raw`\nosuchmacro` }], ['Write']], ['n1.mobject-n2.mobject']),
    );
    await until(() => isSettled(job_id), 60_000);
    expect(await producer.sightExport(job_id)).toMatchObject({
      state: 'failed',
      attempts: 1,
      failure: { cause: 'render_error', node_id: 'n1' },
    });
    expect(attemptsOf(job_id)).toBe(false);
  });

  it('says that its graph is gone', async () => {
    const { job_id } = await startExport(firstCircle, 'mp4', { graph_hash: '0'.repeat(64) });
    await until(() => isSettled(job_id));
    const failure = { message: 'The graph of this export is gone: start the export again' };
    expect(await producer.sightExport(job_id)).toMatchObject({ state: 'failed', failure });
  });

  it('runs beside previews, which do not wait for it', async () => {
    const { job_id, heard: exported } = await startExport(lasting(300));
    await until(() => exported.of('progress').length > 0, 30_000);
    const { sessionId, heard } = await watchPreview();
    await preview(sessionId, firstCircle);
    await until(() => heard.of('complete').length === 1);
    expect(await isSettled(job_id)).toBe(false);
    await producer.cancelExport(job_id);
    await until(() => isSettled(job_id));
  });
});

describe('the worker itself', () => {
  it('is listed with its versions', async () => {
    const [seen] = await listWorkers(parts.connections.commands);
    expect(seen).toMatchObject({ worker_id: 'one', state: 'idle' });
    expect(seen?.manim_version).toMatch(/^0\.22\./);
    expect(seen?.reason).toBeUndefined();
  });

  it('hands its export back when it ends, and another worker finishes it', async () => {
    const first = assemble(home.config('first'), logger);
    const ending = new RenderWorker(first);
    await worker.onApplicationShutdown();
    await ending.onApplicationBootstrap();
    const { job_id, heard } = await startExport(lasting(20));
    await until(() => heard.of('progress').length > 1, 30_000);
    const asked = Date.now();
    await ending.onApplicationShutdown();
    expect(Date.now() - asked).toBeLessThan(5000);
    expect(await producer.sightExport(job_id)).toEqual({ state: 'waiting' });
    expect(pythonsBelow(process.pid)).toEqual([]);
    expect(await listWorkersOver(redis.url)).toEqual([]);
    parts = assemble(home.config('one'), logger);
    worker = new RenderWorker(parts);
    await worker.onApplicationBootstrap();
    await until(() => isSettled(job_id), 60_000);
    expect(await producer.sightExport(job_id)).toMatchObject({ state: 'completed', attempts: 1 });
  });

  it('stays up without Manim, takes no job, and says what to do', async () => {
    const config = home.config('broken', { MANIM_NODES_PYTHON: '/nowhere/python' });
    const idle = new RenderWorker(assemble(config, logger));
    closing.push(() => idle.onApplicationShutdown());
    await idle.onApplicationBootstrap();
    await until(() => logger.lines.some((line) => line.startsWith('CRITICAL Manim cannot be started')));
    const broken = async () => (await producer.workers()).find(({ worker_id }) => worker_id === 'broken');
    await until(async () => (await broken())?.reason?.includes('doctor') === true, 3000);
    expect(await broken()).toMatchObject({
      manim_version: '',
      reason: 'Manim cannot be started (Python was not found): run "npm run doctor" to see what is missing',
    });
  });
});

async function listWorkersOver(url: string): Promise<readonly unknown[]> {
  const other = createProducer({ redisUrl: url, log: () => undefined });
  const workers = await other.workers();
  await other.close();
  return workers;
}
