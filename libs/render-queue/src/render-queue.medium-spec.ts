import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExportJob, PreviewRequest, WorkerState } from '@manim-nodes/contracts';
import { UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import {
  CancelChannel,
  checkRedis,
  claimPreview,
  connectRedis,
  createProducer,
  encodeFailure,
  listWorkers,
  packGraph,
  QueueUnavailable,
  releasePreview,
  StaleRevision,
  unpackGraph,
  watchExports,
  WorkerHeartbeat,
  workerOptions,
  type RenderProducer,
} from './index';
import { freePort, startRedis, until, type RedisServer } from '@manim-nodes/redis-server';

const silent = (): void => undefined;

const request = (revision: number): PreviewRequest => ({
  revision,
  graph_hash: `hash-${revision}`,
  graph: packGraph({ revision }),
  quality: 'low',
});

const exportJob = (): ExportJob => ({
  job_id: randomUUID(),
  graph_hash: 'hash',
  format: 'mp4',
  quality: '480p',
  frame_rate: 30,
  request_id: 'request',
});

let server: RedisServer;
let producer: RenderProducer;
let redis: Redis;
let consumer: Redis;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  server = await startRedis();
  producer = createProducer({ redisUrl: server.url, log: silent });
  redis = connectRedis(server.url, 'consumer', silent);
  consumer = connectRedis(server.url, 'consumer', silent);
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await redis.flushall();
});

afterAll(async () => {
  await producer.close();
  redis.disconnect();
  consumer.disconnect();
  await server.stop();
});

function work(queue: 'preview' | 'export', render: (id: string) => Promise<unknown>): void {
  const worker = new Worker(
    queue,
    (job: { data: { session_id?: string; job_id?: string } }) => render(job.data.session_id ?? job.data.job_id ?? ''),
    { connection: consumer, ...workerOptions(queue) },
  );
  worker.on('error', silent);
  closing.push(() => worker.close(true));
}

function cancelChannel(): CancelChannel {
  const subscriber = connectRedis(server.url, 'consumer', silent);
  closing.push(() => {
    subscriber.disconnect();
  });
  return new CancelChannel(subscriber, redis);
}

describe('previews', () => {
  it('renders the newest request and never an older one after it', async () => {
    const session = randomUUID();
    for (const revision of [1, 2, 3]) await producer.requestPreview(session, request(revision));
    const rendered: number[] = [];
    work('preview', async (id) => {
      const newest = await claimPreview(redis, id);
      if (newest) rendered.push(newest.revision);
    });
    await until(() => rendered.length > 0);
    await sleep(100);
    expect(rendered).toEqual([3]);
    expect(await redis.ttl(`preview:${session}`)).toBeGreaterThan(3500);
  });

  it('renders what is asked for while an older render of the session is active, with two workers', async () => {
    const session = randomUUID();
    const channel = cancelChannel();
    const ended: string[] = [];
    const render = async (id: string): Promise<void> => {
      const watch = await channel.watch('preview', id);
      const newest = await claimPreview(redis, id);
      if (newest) {
        watch.setRevision(newest.revision);
        for (let step = 0; step < 20 && !watch.signal.aborted; step++) await sleep(5);
        ended.push(watch.signal.aborted ? `stopped` : `${newest.revision}`);
      }
      watch.end();
    };
    work('preview', render);
    work('preview', render);
    for (let revision = 1; revision <= 40; revision++) {
      await producer.requestPreview(session, request(revision));
      await sleep(revision % 7);
    }
    await until(() => ended.at(-1) === '40');
    expect(ended.filter((end) => end !== 'stopped')).toEqual(['40']);
    await until(async () => (await redis.keys('bull:preview:*-r*')).length === 0);
  });

  it('hands a claimed render to one worker alone, and again after it was released', async () => {
    const session = randomUUID();
    await producer.requestPreview(session, request(1));
    const claims = await Promise.all([1, 2, 3].map(() => claimPreview(redis, session)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    const claim = claims.find(Boolean);
    expect(unpackGraph(claim?.graph ?? '')).toEqual({ revision: 1 });
    await releasePreview(redis, session, 1);
    expect((await claimPreview(redis, session))?.revision).toBe(1);
  });

  it('refuses a revision that does not rise', async () => {
    const session = randomUUID();
    await producer.requestPreview(session, request(5));
    await expect(producer.requestPreview(session, request(4))).rejects.toThrow(StaleRevision);
    expect(await producer.lastRevision(session)).toBe(5);
  });

  it('renders nothing after a cancel', async () => {
    const session = randomUUID();
    const watch = await cancelChannel().watch('preview', session);
    await producer.requestPreview(session, request(1));
    await producer.cancelPreview(session);
    expect(await claimPreview(redis, session)).toBeUndefined();
    await until(() => watch.signal.aborted);
    expect(watch.signal.reason).toBe('cancelled');
    expect(await redis.keys('bull:preview:*-r*')).toEqual([]);
  });
});

describe('exports', () => {
  it('tells how a job goes, by event and on asking', async () => {
    const events: string[] = [];
    const job = exportJob();
    const relay = watchExports(
      consumer,
      {
        active: () => events.push('active'),
        progress: (_id, progress) => events.push(`progress ${progress}`),
        completed: () => events.push('completed'),
        failed: (_id, failure) => events.push(failure.cause),
      },
      silent,
    );
    closing.push(() => relay.close());
    await sleep(100);
    await producer.addExport(job);
    await producer.addExport(job);
    expect(await producer.sightExport(job.job_id)).toEqual({ state: 'waiting' });
    expect(await producer.waitingExports()).toBe(1);
    expect(await producer.unfinishedExports()).toEqual([job.job_id]);
    const result = { file: `${job.job_id}.mp4`, file_size: 1, frames: 2, duration: 3 };
    const worker = new Worker(
      'export',
      async (running) => {
        await running.updateProgress(50);
        return result;
      },
      { connection: consumer, ...workerOptions('export') },
    );
    closing.push(() => worker.close(true));
    await until(() => events.includes('completed'));
    expect(events).toEqual(['active', 'progress 50', 'completed']);
    expect(await producer.sightExport(job.job_id)).toEqual({ state: 'completed', result, attempts: 1 });
  });

  it('carries the cause of a failure', async () => {
    const job = exportJob();
    work('export', () =>
      Promise.reject(new UnrecoverableError(encodeFailure({ cause: 'time_limit', message: 'too slow' }))),
    );
    await producer.addExport(job);
    await until(async () => (await producer.sightExport(job.job_id)).state === 'failed');
    expect(await producer.sightExport(job.job_id)).toMatchObject({
      failure: { cause: 'time_limit', message: 'too slow' },
      attempts: 1,
    });
  });

  it('takes a cancelled job out of the queue, and stops a worker that takes it just then', async () => {
    const job = exportJob();
    await producer.addExport(job);
    await producer.cancelExport(job.job_id);
    expect(await producer.sightExport(job.job_id)).toEqual({ state: 'missing' });
    const late = await cancelChannel().watch('export', job.job_id);
    expect(late.signal.reason).toBe('cancelled');
  });
});

it('lists a worker while its heart beats', async () => {
  const state: WorkerState = {
    worker_id: 'w1',
    version: '0.1.0',
    manim_version: '0.22.0',
    state: 'idle',
    host: 'here',
    pid: 1,
    started_at: '2026-01-01T00:00:00Z',
    seen_at: '2026-01-01T00:00:00Z',
  };
  const heartbeat = new WorkerHeartbeat(redis, () => state, silent);
  await heartbeat.start();
  expect(await producer.workers()).toEqual([state]);
  expect(await redis.ttl('worker:w1')).toBeLessThanOrEqual(6);
  await redis.set('worker:broken', '{');
  expect(await listWorkers(redis)).toEqual([state]);
  await heartbeat.stop();
  expect(await listWorkers(redis)).toEqual([]);
});

it('says what is wrong with a Redis that may drop jobs', async () => {
  expect(await producer.health()).toEqual({ ok: true, appendonly: false });
  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
  await redis.config('SET', 'appendonly', 'yes');
  const health = await checkRedis(redis);
  await redis.config('SET', 'maxmemory-policy', 'noeviction');
  expect(health).toEqual({
    ok: false,
    appendonly: true,
    reason: 'Redis may drop jobs: set maxmemory-policy to noeviction (it is allkeys-lru)',
  });
});

it('fails within 2.5 s while Redis is away, adds nothing later, and works within 2 s of its return', async () => {
  const port = await freePort();
  const early = createProducer({ redisUrl: `redis://127.0.0.1:${port}`, log: silent });
  closing.push(() => early.close());
  const job = exportJob();
  const asked = Date.now();
  await expect(early.addExport(job)).rejects.toThrow(QueueUnavailable);
  expect(Date.now() - asked).toBeLessThan(2500);
  const returned = await startRedis(port);
  closing.unshift(() => returned.stop());
  const back = Date.now();
  await until(async () => {
    try {
      return (await early.waitingExports()) === 0;
    } catch {
      return false;
    }
  });
  expect(Date.now() - back).toBeLessThan(2000);
  await early.addExport(exportJob());
  expect(await early.waitingExports()).toBe(1);
});

it('outlives queues whose first words with Redis failed', async () => {
  // BullMQ asks for INFO first; ioredis does so too, and says on the console that it goes on without.
  const warn = jest.spyOn(console, 'warn').mockReturnValue();
  await redis.acl('SETUSER', 'default', '-info');
  const early = createProducer({ redisUrl: server.url, log: silent });
  closing.push(() => early.close());
  await expect(early.waitingExports()).rejects.toThrow(QueueUnavailable);
  await redis.acl('SETUSER', 'default', '+info');
  await until(() =>
    early.waitingExports().then(
      (count) => count === 0,
      () => false,
    ),
  );
  warn.mockRestore();
});
