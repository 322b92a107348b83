import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '@manim-nodes/config';
import { exportRoom, failureCauses, finalStatuses } from '@manim-nodes/contracts';
import type { AppLogger } from '@manim-nodes/logging';
import {
  connectRedis,
  QueueUnavailable,
  RenderProducer,
  watchExports,
  type ExportSight,
} from '@manim-nodes/render-queue';
import { FileArtifactStore, SqliteJobStore, type ExportChange, type ExportRecord } from '@manim-nodes/storage';
import { JobsGateway } from '../jobs/jobs.gateway';
import { configToken, loggerToken } from '../system/tokens';
import { exportState } from './export-state';
import { exportJob } from './exports';

const reconcileEvery = 60_000;
/** A record this young, in milliseconds, may not have reached the queue yet. */
const settling = 10_000;

/**
 * Keeps the records of exports true to the queue. Events only say where to look, since they are missed while Redis or
 * this process is away; what is found by looking counts, at boot and every minute for all.
 */
@Injectable()
export class ExportTracker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly closers: (() => unknown)[] = [];

  constructor(
    @Inject(configToken) private readonly config: Config,
    @Inject(loggerToken) private readonly logger: AppLogger,
    private readonly records: SqliteJobStore,
    private readonly artifacts: FileArtifactStore,
    private readonly producer: RenderProducer,
    private readonly jobs: JobsGateway,
  ) {}

  onApplicationBootstrap(): void {
    const log = (message: string): void => {
      this.logger.warning(message);
    };
    const connection = connectRedis(this.config.redis.url, 'consumer', log);
    const look = (jobId: string): void => void this.look(jobId);
    const progress = (jobId: string, percent: number): void => {
      this.records.change(jobId, { progress: percent });
    };
    const events = watchExports(connection, { active: look, completed: look, failed: look, progress }, log);
    const timer = setInterval(() => void this.reconcile(), reconcileEvery);
    this.closers.push(
      () => {
        clearInterval(timer);
      },
      () => events.close(),
      () => {
        connection.disconnect();
      },
    );
    void this.reconcile();
  }

  async onApplicationShutdown(): Promise<void> {
    for (const close of this.closers.splice(0)) await close();
  }

  /** Brings all records and the queue together: adds what the queue lost, stops what no record stands for. */
  async reconcile(now: number = Date.now()): Promise<void> {
    try {
      for (const record of this.records.unfinished()) {
        const sight = await this.producer.sightExport(record.job_id);
        if (sight.state !== 'missing') await this.apply(record, sight);
        else if (now - Date.parse(record.created_at) > settling) await this.producer.addExport(exportJob(record));
      }
      for (const jobId of await this.producer.unfinishedExports()) {
        const record = this.records.get(jobId);
        if (!record || finalStatuses.has(record.status)) await this.producer.cancelExport(jobId);
      }
    } catch (error) {
      this.report(error);
    }
  }

  private async look(jobId: string): Promise<void> {
    try {
      const record = this.records.get(jobId);
      if (record) await this.apply(record, await this.producer.sightExport(jobId));
    } catch (error) {
      this.report(error);
    }
  }

  private async apply(record: ExportRecord, sight: ExportSight): Promise<void> {
    if (record.status === 'cancelled' && sight.state === 'completed') {
      // It was finished in the moment of being cancelled; cancelled exports leave no file.
      await this.artifacts.removeExport(record.job_id, record.format);
      return;
    }
    const change = changeTo(record, sight, new Date().toISOString());
    if (!change || finalStatuses.has(record.status)) return;
    const changed = this.records.change(record.job_id, change);
    if (!changed || changed.status === record.status) return;
    this.tell(changed);
    // A worker that died left its attempt behind.
    if (changed.status === 'failed') await this.artifacts.discardAttempts(changed.job_id);
  }

  private tell(record: ExportRecord): void {
    const { job_id, status } = record;
    const event = status === 'completed' || status === 'failed' ? status : 'status';
    this.jobs.tell(exportRoom(job_id), event, exportState(record));
  }

  private report(error: unknown): void {
    // Looked at again within a minute; the connection itself says in the log that Redis is away.
    if (error instanceof QueueUnavailable) return;
    this.logger.error('Following the exports failed', { error });
  }
}

/** What a record has to become to agree with the queue, at the time `now` (ISO 8601); `undefined` when it agrees. */
export function changeTo(record: ExportRecord, sight: ExportSight, now: string): ExportChange | undefined {
  switch (sight.state) {
    case 'missing':
      return undefined;
    case 'waiting':
      return record.status === 'queued' ? undefined : { status: 'queued', progress: 0 };
    case 'active': {
      const { progress, attempts } = sight;
      return { status: 'rendering', progress, attempts, started_at: record.started_at ?? now };
    }
    case 'completed': {
      const { file, file_size } = sight.result;
      return { status: 'completed', progress: 100, file, file_size, attempts: sight.attempts, completed_at: now };
    }
    case 'failed': {
      const { cause, message, node_id, traceback } = sight.failure;
      const status = cause === 'cancelled' ? 'cancelled' : 'failed';
      const where = { ...(node_id !== undefined && { node_id }), ...(traceback !== undefined && { traceback }) };
      const why = { error: message, cause, code: failureCauses[cause], ...where };
      return { status, ...why, attempts: sight.attempts, completed_at: now };
    }
  }
}
