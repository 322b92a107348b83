import {
  queues,
  type ExportFailure,
  type ExportJob,
  type ExportResult,
  type PreviewRequest,
  type WorkerState,
} from '@manim-nodes/contracts';
import type { Redis } from 'ioredis';
import { publishCancel } from './cancel-channel';
import { connectRedis } from './connection';
import { oncePerSecond } from './error-log';
import { readProgress } from './export-events';
import { decodeFailure } from './failure';
import { listWorkers } from './heartbeat';
import { jobOptions } from './options';
import { lastRevision, previewJobId, settlePreview, storePreview } from './preview-request';
import { QueueUnavailable, withDeadline } from './queue-unavailable';
import { ReadyQueue } from './ready-queue';
import { checkRedis, type RedisHealth } from './redis-health';

/** Every call to Redis is answered or given up within so many milliseconds. */
const callDeadline = 2000;

/** Where the queue sees an export; `missing` when it knows no such job. Progress in percent. */
export type ExportSight =
  | { readonly state: 'missing' | 'waiting' }
  | { readonly state: 'active'; readonly progress: number; readonly attempts: number }
  | { readonly state: 'completed'; readonly result: ExportResult; readonly attempts: number }
  | { readonly state: 'failed'; readonly failure: ExportFailure; readonly attempts: number };

export interface ProducerConfig {
  readonly redisUrl: string;
  readonly log: (message: string) => void;
}

/** The gateway's side of the queues. Every method throws `QueueUnavailable` when Redis does not answer within 2 s. */
export class RenderProducer {
  private readonly redis: Redis;
  private readonly previews: ReadyQueue<'preview'>;
  private readonly exports: ReadyQueue<'export'>;

  constructor({ redisUrl, log }: ProducerConfig) {
    this.redis = connectRedis(redisUrl, 'producer', log);
    const report = oncePerSecond((message) => {
      log(`Render queue: ${message}`);
    });
    this.previews = new ReadyQueue(queues.preview.name, this.redis, report);
    this.exports = new ReadyQueue(queues.export.name, this.redis, report);
  }

  /** Adds an export under its own id; adding one that is already there changes nothing. */
  async addExport(job: ExportJob): Promise<void> {
    await this.ask(async () => {
      const exports = await this.exports.get();
      await exports.add(queues.export.name, job, { ...jobOptions('export'), jobId: job.job_id });
    });
  }

  /** Renders the request next and nothing older of the session. Throws `StaleRevision` when the revision does not rise. */
  async requestPreview(sessionId: string, request: PreviewRequest): Promise<void> {
    await this.ask(async () => {
      const previews = await this.previews.get();
      const previous = await storePreview(this.redis, sessionId, request);
      const jobId = previewJobId(sessionId, request.revision);
      await previews.add(queues.preview.name, { session_id: sessionId }, { ...jobOptions('preview'), jobId });
      await publishCancel(this.redis, {
        queue: 'preview',
        id: sessionId,
        reason: 'superseded',
        before_revision: request.revision,
      });
      // The new job stands for the one before it, which is taken away unless a worker holds it.
      if (previous > 0 && previous < request.revision) {
        await previews.remove(previewJobId(sessionId, previous));
      }
    });
  }

  /** Stops what is rendered for the session and forgets what waits. */
  async cancelPreview(sessionId: string): Promise<void> {
    await this.ask(async () => {
      const previews = await this.previews.get();
      const revision = await settlePreview(this.redis, sessionId);
      await publishCancel(this.redis, { queue: 'preview', id: sessionId, reason: 'cancelled' });
      if (revision > 0) await previews.remove(previewJobId(sessionId, revision));
    });
  }

  /** The revision that the session asked for last, 0 without any. */
  async lastRevision(sessionId: string): Promise<number> {
    return this.ask(() => lastRevision(this.redis, sessionId));
  }

  /** Takes a waiting export out of the queue, or asks the worker that holds it to stop. */
  async cancelExport(jobId: string): Promise<void> {
    await this.ask(async () => {
      await publishCancel(this.redis, { queue: 'export', id: jobId, reason: 'cancelled' });
      await (await this.exports.get()).remove(jobId);
    });
  }

  /** How the queue sees an export now. */
  async sightExport(jobId: string): Promise<ExportSight> {
    return this.ask(async () => {
      const exports = await this.exports.get();
      // The state first: what is read after it is at least as new, so a failed job has its reason.
      const state = await exports.getJobState(jobId);
      const job = await exports.getJob(jobId);
      if (!job || state === 'unknown') return { state: 'missing' };
      const attempts = job.attemptsMade;
      if (state === 'completed') return { state, result: job.returnvalue, attempts };
      if (state === 'failed') return { state, failure: decodeFailure(job.failedReason), attempts };
      if (state === 'active') return { state, progress: readProgress(job.progress) ?? 0, attempts: attempts + 1 };
      return { state: 'waiting' };
    });
  }

  /** How many exports wait for a worker, retries included. */
  async waitingExports(): Promise<number> {
    return this.ask(async () => {
      const exports = await this.exports.get();
      return exports.getJobCountByTypes('waiting', 'delayed', 'prioritized');
    });
  }

  /** Ids of the exports that wait or run. */
  async unfinishedExports(): Promise<readonly string[]> {
    return this.ask(async () => {
      const exports = await this.exports.get();
      const jobs = await exports.getJobs(['waiting', 'delayed', 'prioritized', 'active']);
      return jobs.map((job) => job.data.job_id);
    });
  }

  async workers(): Promise<readonly WorkerState[]> {
    return this.ask(() => listWorkers(this.redis));
  }

  async health(): Promise<RedisHealth> {
    return this.ask(() => checkRedis(this.redis));
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.previews.close(), this.exports.close()]);
    this.redis.disconnect();
  }

  private async ask<T>(call: () => Promise<T>): Promise<T> {
    // Asked while the connection is down, BullMQ would keep the call and carry it out later, when nobody expects it.
    if (!this.isReady()) await this.connected();
    return withDeadline(call, callDeadline);
  }

  private async connected(): Promise<void> {
    if (this.redis.status !== 'connecting' && this.redis.status !== 'connect') throw new QueueUnavailable();
    let settle: () => void = () => undefined;
    const change = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const events = ['ready', 'close', 'end'] as const;
    for (const event of events) this.redis.once(event, settle);
    try {
      await withDeadline(() => change, callDeadline);
    } finally {
      for (const event of events) this.redis.off(event, settle);
    }
    if (!this.isReady()) throw new QueueUnavailable();
  }

  private isReady(): boolean {
    return this.redis.status === 'ready';
  }
}

/** Opens the gateway's side of the queues; returns at once, also while Redis is away. */
export function createProducer(config: ProducerConfig): RenderProducer {
  return new RenderProducer(config);
}
