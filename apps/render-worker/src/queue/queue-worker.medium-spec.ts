import { queues } from '@manim-nodes/contracts';
import { connectRedis, type QueueJob } from '@manim-nodes/render-queue';
import { Queue, WaitingError } from 'bullmq';
import type { Redis } from 'ioredis';
import { startRedis, type RedisServer } from '@manim-nodes/redis-server';
import { MemoryLogger, until } from '../../test/stack';
import { QueueWorker } from './queue-worker';

let server: RedisServer;
let connection: Redis;
let queue: Queue;

beforeAll(async () => {
  server = await startRedis();
  connection = connectRedis(server.url, 'consumer', () => undefined);
  queue = new Queue(queues.preview.name, { connection });
});

afterAll(async () => {
  await queue.close();
  connection.disconnect();
  await server.stop();
});

test('a processor has a signal, which asks it to hand its job back when the worker ends', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const processor = {
    async process(job: QueueJob<'preview'>, token?: string, signal?: AbortSignal): Promise<never> {
      signals.push(signal);
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      await job.moveToWait(token);
      throw new WaitingError();
    },
  };
  const worker = new QueueWorker('preview', processor, connection, new MemoryLogger());
  worker.start();
  const job = await queue.add(queues.preview.name, { session_id: 'session' });
  await until(() => signals.length === 1);
  expect(signals[0]).toBeInstanceOf(AbortSignal);
  const asked = Date.now();
  await worker.handBack();
  expect(Date.now() - asked).toBeLessThan(1000);
  expect(signals[0]?.reason).toBe('shutdown');
  expect(await job.getState()).toBe('waiting');
  expect(await queue.getJob(job.id ?? '')).toMatchObject({ attemptsMade: 0, stalledCounter: 0 });
});
