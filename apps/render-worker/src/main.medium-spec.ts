import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { graphHash } from '@manim-nodes/graph-model';
import { createProducer, type RenderProducer } from '@manim-nodes/render-queue';
import { FileArtifactStore } from '@manim-nodes/storage';
import { startRedis, type RedisServer } from '@manim-nodes/redis-server';
import { lasting, pythonsBelow, testHome, until } from '../test/stack';
import { bundleWorker, endWorker, startWorker } from '../test/worker-process';

jest.setTimeout(120_000);

let redis: RedisServer;
let home: Awaited<ReturnType<typeof testHome>>;
let producer: RenderProducer;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  await bundleWorker();
  redis = await startRedis();
  home = await testHome(redis.url);
  producer = createProducer({ redisUrl: redis.url, log: () => undefined });
});

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await producer.close();
  await redis.stop();
  await home.remove();
});

function start(id: string, changes: NodeJS.ProcessEnv = {}): ChildProcess {
  const worker = startWorker({ ...home.env, WORKER_ID: id, ...changes });
  workers.push(worker);
  return worker;
}

async function startExport(seconds: number): Promise<string> {
  const { artifacts, exports } = home.config('any').directories;
  const document = lasting(seconds);
  const graph_hash = graphHash(document);
  await new FileArtifactStore(artifacts, exports).saveGraph(graph_hash, document);
  const job_id = randomUUID();
  const settings = { format: 'mp4', quality: '480p', frame_rate: 15, request_id: 'request' } as const;
  await producer.addExport({ job_id, graph_hash, ...settings });
  return job_id;
}

test('a worker that is killed leaves no Python behind, and another one finishes its export', async () => {
  const first = start('first');
  const job = await startExport(20);
  await until(async () => {
    const sight = await producer.sightExport(job);
    return sight.state === 'active' && sight.progress > 5;
  }, 30_000);
  const pythons = pythonsBelow(first.pid ?? 0);
  expect(pythons.length).toBeGreaterThanOrEqual(2);
  await endWorker(first, 'SIGKILL');
  await until(() => pythons.every((pid) => !existsSync(`/proc/${pid}`)), 3000);
  start('second');
  // Locked for 15 s, looked for every 5.
  await until(async () => (await producer.sightExport(job)).state === 'completed', 60_000);
  expect(await producer.sightExport(job)).toMatchObject({ result: { frames: 300, duration: 20 } });
  const { exports } = home.config('any').directories;
  expect(readdirSync(exports).filter((name) => name !== '.attempts')).toEqual([`${job}.mp4`]);
  expect(existsSync(join(exports, '.attempts', job))).toBe(false);
});

test('asked to end, it hands its export back and is gone within five seconds', async () => {
  const worker = start('third');
  await until(async () => (await producer.workers()).some(({ worker_id, reason }) => worker_id === 'third' && !reason));
  const second = workers.find(({ killed, exitCode }) => !killed && exitCode === null);
  if (second && second !== worker) await endWorker(second, 'SIGTERM');
  const job = await startExport(300);
  await until(async () => (await producer.sightExport(job)).state === 'active', 30_000);
  await until(() => pythonsBelow(worker.pid ?? 0).length > 1, 30_000);
  const pythons = pythonsBelow(worker.pid ?? 0);
  const asked = Date.now();
  expect(await endWorker(worker, 'SIGTERM')).toBe(0);
  expect(Date.now() - asked).toBeLessThan(5000);
  expect(await producer.sightExport(job)).toEqual({ state: 'waiting' });
  expect(pythons.every((pid) => !existsSync(`/proc/${pid}`))).toBe(true);
});

test('a wrong setting is told in a line of its own, and nothing starts', async () => {
  const worker = start('fourth', { WORKER_HEALTH_PORT: 'many' });
  const [code] = await new Promise<readonly [number | null]>((resolve) => {
    worker.once('exit', (exitCode) => {
      resolve([exitCode]);
    });
  });
  expect(code).toBe(1);
});
