import { setTimeout as sleep } from 'node:timers/promises';
import { queues, type ExportFailure, type ExportResult } from '@manim-nodes/contracts';
import { QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { decodeFailure } from './failure';
import { oncePerSecond } from './error-log';

/** Milliseconds that closing may take. */
const closeDeadline = 1000;

/** What happens to exports while somebody listens. Events are missed while Redis is away: read the queue then. */
export interface ExportEventHandlers {
  readonly active: (jobId: string) => void;
  /** Percent. */
  readonly progress: (jobId: string, progress: number) => void;
  readonly completed: (jobId: string) => void;
  readonly failed: (jobId: string, failure: ExportFailure) => void;
}

/** Calls the handlers for every event of the export queue until it is closed. */
export function watchExports(
  connection: Redis,
  handlers: ExportEventHandlers,
  log: (message: string) => void,
): { readonly close: () => Promise<void> } {
  const events = new QueueEvents<ExportResult>(queues.export.name, { connection });
  events.on('active', ({ jobId }) => {
    handlers.active(jobId);
  });
  events.on('progress', ({ jobId, data }) => {
    const progress = readProgress(data);
    if (progress !== undefined) handlers.progress(jobId, progress);
  });
  events.on('completed', ({ jobId }) => {
    handlers.completed(jobId);
  });
  events.on('failed', ({ jobId, failedReason }) => {
    handlers.failed(jobId, decodeFailure(failedReason));
  });
  events.on('error', oncePerSecond(log));
  return { close: () => closeEvents(events) };
}

/** Calls `lost` with the session of every preview whose worker died over it. */
export function watchLostPreviews(
  connection: Redis,
  lost: (sessionId: string, revision: number) => void,
  log: (message: string) => void,
): { readonly close: () => Promise<void> } {
  const events = new QueueEvents(queues.preview.name, { connection });
  events.on('failed', ({ jobId, failedReason }) => {
    const [, sessionId, revision] = /^(.+)-r(\d+)$/.exec(jobId) ?? [];
    if (sessionId !== undefined && decodeFailure(failedReason).cause === 'worker_lost') {
      lost(sessionId, Number(revision));
    }
  });
  events.on('error', oncePerSecond(log));
  return { close: () => closeEvents(events) };
}

/** Without Redis the farewell to it would wait for its return. */
async function closeEvents(events: QueueEvents): Promise<void> {
  await Promise.race([events.close(), sleep(closeDeadline, undefined, { ref: false })]);
}

/** Percent from what a worker gave to `job.updateProgress`: a number, or an object with `progress`. */
export function readProgress(data: unknown): number | undefined {
  if (typeof data === 'number') return data;
  if (typeof data === 'object' && data !== null && 'progress' in data && typeof data.progress === 'number') {
    return data.progress;
  }
  return undefined;
}
