import { queues, type QueueTable } from '@manim-nodes/contracts';
import type { DefaultJobOptions, Job, WorkerOptions } from 'bullmq';

export type QueueName = keyof QueueTable;

/** A job of a queue as its worker receives it, payload and result typed by the queue table. */
export type QueueJob<K extends QueueName> = Job<QueueTable[K]['payload'], QueueTable[K]['result'], K>;

const jobDefaults: Readonly<Record<QueueName, DefaultJobOptions>> = {
  // A preview is worth nothing once it is old: rendered at most once, then forgotten.
  preview: { attempts: 1, removeOnComplete: true, removeOnFail: true, sizeLimit: 100_000 },
  // Only faults of the machinery are tried again; what a person has to mend is thrown as UnrecoverableError.
  export: {
    attempts: 3,
    backoff: { type: 'exponential', delay: 2000, jitter: 0.5 },
    removeOnComplete: { age: 86_400, count: 1000 },
    removeOnFail: { age: 604_800, count: 1000 },
    sizeLimit: 100_000,
  },
};

/** How often a job of the queue may lose its worker before it fails: an accepted export survives ten crashes. */
const stallsAllowed: Readonly<Record<QueueName, number>> = { preview: 0, export: 10 };

/** Attempts, back-off (milliseconds) and retention (seconds) of the jobs of a queue. */
export function jobOptions(queue: QueueName): DefaultJobOptions {
  return jobDefaults[queue];
}

/** Options for a BullMQ `Queue` of this name; the connection is the caller's. */
export function queueOptions(queue: QueueName): { readonly defaultJobOptions: DefaultJobOptions } {
  return { defaultJobOptions: jobOptions(queue) };
}

/**
 * Options for a BullMQ `Worker` of this queue, in milliseconds; the connection is the caller's, of role `consumer`.
 * A job whose worker died is taken over after lockDuration + stalledInterval, 20 s at the latest.
 */
export function workerOptions(queue: QueueName): Omit<WorkerOptions, 'connection'> {
  return {
    name: queues[queue].name,
    concurrency: 1,
    lockDuration: 15_000,
    stalledInterval: 5000,
    maxStalledCount: stallsAllowed[queue],
  };
}
