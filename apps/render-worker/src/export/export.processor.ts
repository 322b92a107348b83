import { exportRoom, type ExportFailure, type ExportResult } from '@manim-nodes/contracts';
import type { AppLogger } from '@manim-nodes/logging';
import { RenderAborted } from '@manim-nodes/manim-engine';
import {
  encodeFailure,
  workerOptions,
  type CancelChannel,
  type QueueJob,
  type SocketEmitter,
} from '@manim-nodes/render-queue';
import { DiskFull, type FileArtifactStore } from '@manim-nodes/storage';
import { UnrecoverableError, WaitingError } from 'bullmq';
import type { Activity } from '../heartbeat/activity';
import type { JobProcessor } from '../queue/queue-worker';
import { anySignal } from '../queue/stop-signal';
import type { ProgressReport } from './export-progress';
import { ExportFault, LockLost, type ExportRenderer } from './export.renderer';

const cancelled: ExportFailure = { cause: 'cancelled', message: 'The export was cancelled' };
const diskFull: ExportFailure = { cause: 'no_space', message: 'The disk is full: free some space and try again' };

/** Makes the file of an export, and sees to it that its outcome is told once, whatever happens to this worker. */
export class ExportProcessor implements JobProcessor<'export'> {
  constructor(
    private readonly cancels: CancelChannel,
    private readonly renderer: ExportRenderer,
    private readonly artifacts: FileArtifactStore,
    private readonly emitter: SocketEmitter,
    private readonly activity: Activity,
    private readonly logger: AppLogger,
  ) {}

  async process(job: QueueJob<'export'>, token?: string, signal?: AbortSignal): Promise<ExportResult> {
    const { job_id } = job.data;
    const watch = await this.cancels.watch('export', job_id);
    try {
      const stop = anySignal(watch.signal, signal);
      return await this.activity.during(job_id, () => this.render(job, token, stop));
    } catch (error) {
      return await this.settle(error, job, token);
    } finally {
      watch.end();
    }
  }

  private async render(job: QueueJob<'export'>, token: string | undefined, signal: AbortSignal): Promise<ExportResult> {
    const { job_id, request_id } = job.data;
    this.logger.info(`Export started: ${job_id}`, { job_id, request_id });
    const result = await this.renderer.render(
      job.data,
      (report) => {
        this.tell(job, report);
      },
      () => holdsLock(job, token),
      signal,
    );
    await this.artifacts.discardAttempts(job_id);
    this.logger.info(`Export finished: ${job_id}`, { job_id, request_id, ...result });
    return result;
  }

  private tell(job: QueueJob<'export'>, report: ProgressReport): void {
    const { job_id } = job.data;
    this.emitter.jobs.to(exportRoom(job_id)).emit('progress', { job_id, ...report });
    job.updateProgress(report.progress).catch((error: unknown) => {
      this.logger.warning('The progress of an export was not kept', { job_id, error });
    });
  }

  /** Ends a job that gave no file: told as final where a person must act, else left to the queue to try again. */
  private async settle(error: unknown, job: QueueJob<'export'>, token?: string): Promise<never> {
    const { job_id, request_id } = job.data;
    if (error instanceof RenderAborted && error.reason === 'shutdown') {
      await job.moveToWait(token);
      throw new WaitingError();
    }
    if (error instanceof RenderAborted && error.reason === 'lock-lost') throw new LockLost();
    if (error instanceof LockLost) throw error;
    const failure = failureOf(error);
    const isFinal = failure !== undefined && failure.cause !== 'worker_lost';
    this.logger.error(`Export failed: ${job_id}`, { job_id, request_id, error: failure?.message ?? error });
    if (isFinal) {
      await this.artifacts.discardAttempts(job_id);
      throw new UnrecoverableError(encodeFailure(failure));
    }
    throw failure ? new Error(encodeFailure(failure)) : error;
  }
}

function failureOf(error: unknown): ExportFailure | undefined {
  if (error instanceof ExportFault) return error.failure;
  if (error instanceof RenderAborted) return cancelled;
  const isFull = error instanceof DiskFull || (error instanceof Error && 'code' in error && error.code === 'ENOSPC');
  return isFull ? diskFull : undefined;
}

async function holdsLock(job: QueueJob<'export'>, token?: string): Promise<boolean> {
  const { lockDuration = 15_000 } = workerOptions('export');
  return token !== undefined && (await job.extendLock(token, lockDuration)) === 1;
}
