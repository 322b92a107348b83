import { queues, type QueueTable } from '@manim-nodes/contracts';
import type { AppLogger } from '@manim-nodes/logging';
import { oncePerSecond, workerOptions, type QueueJob, type QueueName } from '@manim-nodes/render-queue';
import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';

/** A full Redis refuses every command: after so many milliseconds it is asked again. */
const pauseWhenFull = 5000;

/** What renders the jobs of one queue. */
export interface JobProcessor<K extends QueueName> {
  /** `signal` is aborted with `shutdown` when the worker ends, with `lock-lost` when the job is no longer its own. */
  process(job: QueueJob<K>, token?: string, signal?: AbortSignal): Promise<QueueTable[K]['result']>;
}

/** Takes the jobs of one queue, one at a time, and gives the one at hand back when it has to stop. */
export class QueueWorker<K extends QueueName> {
  private readonly worker: Worker<QueueTable[K]['payload'], QueueTable[K]['result'], K>;
  private resuming: NodeJS.Timeout | undefined;

  constructor(
    queue: K,
    processor: JobProcessor<K>,
    connection: Redis,
    private readonly logger: AppLogger,
  ) {
    this.worker = new Worker(
      queues[queue].name,
      // BullMQ makes a signal only for a processor that declares three parameters.
      (job: QueueJob<K>, token?: string, signal?: AbortSignal) => processor.process(job, token, signal),
      { connection, ...workerOptions(queue), autorun: false },
    );
    const report = oncePerSecond((message) => {
      logger.error(`The ${queue} queue: ${message}`);
    });
    this.worker.on('error', (error) => {
      report(error);
      if (error.message.includes('OOM command not allowed')) this.rest();
    });
    this.worker.on('lockRenewalFailed', (ids) => {
      for (const id of ids) this.worker.cancelJob(id, 'lock-lost');
    });
  }

  /** Begins to take jobs. */
  start(): void {
    this.worker.run().catch((error: unknown) => {
      this.logger.critical('A queue is no longer served', { error });
    });
  }

  /** Takes no more jobs, hands the one at hand back to the queue, and ends. */
  async handBack(): Promise<void> {
    clearTimeout(this.resuming);
    await this.worker.pause(true);
    this.worker.cancelAllJobs('shutdown');
    await this.worker.close();
  }

  private rest(): void {
    if (this.resuming) return;
    void this.worker.pause(true);
    this.resuming = setTimeout(() => {
      this.resuming = undefined;
      void this.worker.resume();
    }, pauseWhenFull);
  }
}
