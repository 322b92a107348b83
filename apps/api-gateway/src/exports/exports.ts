import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '@manim-nodes/config';
import { exportRoom, finalStatuses, type ExportJob, type ExportState, type ExportTicket } from '@manim-nodes/contracts';
import { compile } from '@manim-nodes/graph-compiler';
import { graphHash, parseGraph, type Graph } from '@manim-nodes/graph-model';
import type { AppLogger } from '@manim-nodes/logging';
import { RenderProducer } from '@manim-nodes/render-queue';
import {
  diskSpace,
  DiskFull,
  FileArtifactStore,
  FileGraphStore,
  hasRoom,
  SqliteJobStore,
  type ExportRecord,
} from '@manim-nodes/storage';
import { ApiError, graphNotFound, notFound } from '../http/api-error';
import { JobsGateway } from '../jobs/jobs.gateway';
import { configToken, loggerToken } from '../system/tokens';
import type { StartExport } from './export.dto';
import { exportState } from './export-state';

/** Seconds that an export is thought to take before one has been measured. */
const firstGuess = 30;

/** Accepts, cancels and forgets exports. Accepted means durable: graph, record, queue, and only then the answer. */
@Injectable()
export class Exports {
  constructor(
    @Inject(configToken) private readonly config: Config,
    @Inject(loggerToken) private readonly logger: AppLogger,
    private readonly graphs: FileGraphStore,
    private readonly artifacts: FileArtifactStore,
    private readonly records: SqliteJobStore,
    private readonly producer: RenderProducer,
    private readonly jobs: JobsGateway,
  ) {}

  async start(request: StartExport, requestId: string): Promise<ExportTicket> {
    const graph = await this.graphOf(request);
    refuseErrors(graph);
    await this.refuseFullDisk();
    const waiting = await this.refuseFullQueue();
    const record = this.recordOf(request, graph, requestId);
    await this.artifacts.saveGraph(record.graph_hash, graph);
    this.records.insert(record);
    await this.enqueue(record);
    this.logger.info(`Export started: ${record.job_id}`, { job_id: record.job_id, request_id: requestId });
    this.jobs.tell(exportRoom(record.job_id), 'status', exportState(record));
    const estimated_time = Math.ceil((this.records.meanSeconds() ?? firstGuess) * (waiting + 1));
    return { job_id: record.job_id, status: record.status, estimated_time };
  }

  get(jobId: string): ExportState {
    return exportState(this.recordNamed(jobId));
  }

  /** Cancels an export that has not ended and gives its state; one that has ended is deleted with its file. */
  async remove(jobId: string): Promise<ExportState | undefined> {
    const record = this.recordNamed(jobId);
    if (finalStatuses.has(record.status)) {
      await this.artifacts.removeExport(jobId, record.format);
      this.records.remove(jobId);
      return undefined;
    }
    await this.producer.cancelExport(jobId);
    const completed_at = new Date().toISOString();
    const cancelled = this.records.change(jobId, {
      status: 'cancelled',
      cause: 'cancelled',
      code: 'CANCELLED',
      completed_at,
    });
    const state = exportState(cancelled ?? this.recordNamed(jobId));
    if (cancelled) this.jobs.tell(exportRoom(jobId), 'status', state);
    return state;
  }

  private recordNamed(jobId: string): ExportRecord {
    const record = this.records.get(jobId);
    if (!record) throw notFound('Export');
    return record;
  }

  private async graphOf({ graph, graph_id }: StartExport): Promise<Graph> {
    if (graph === undefined) {
      const stored = await this.graphs.read(graph_id ?? '');
      if (!stored) throw graphNotFound(graph_id ?? '');
      return stored.graph;
    }
    if (graph_id !== undefined) {
      throw new ApiError('VALIDATION_ERROR', 'graph_id and graph exclude each other: send one', {
        details: { graph: 'excludes graph_id' },
      });
    }
    const parsed = parseGraph(withFrameRate(graph, this.config.rendering.frameRate), { id: 'graph', name: 'Untitled' });
    if (parsed.ok) return parsed.graph;
    const { diagnostics } = parsed;
    throw new ApiError('VALIDATION_ERROR', diagnostics[0]?.message ?? 'Not a graph', { details: { diagnostics } });
  }

  private recordOf(
    { graph_id, format, quality, frame_rate }: StartExport,
    graph: Graph,
    requestId: string,
  ): ExportRecord {
    return {
      job_id: randomUUID(),
      status: 'queued',
      progress: 0,
      ...(graph_id !== undefined && { graph_id }),
      graph_name: graph.name,
      graph_hash: graphHash(graph),
      format,
      quality,
      frame_rate: frame_rate ?? graph.settings.frame_rate,
      request_id: requestId,
      created_at: new Date().toISOString(),
      attempts: 0,
    };
  }

  /** What cannot be queued is not kept either, so that nothing starts later that nobody waits for. */
  private async enqueue(record: ExportRecord): Promise<void> {
    try {
      await this.producer.addExport(exportJob(record));
    } catch (error) {
      this.records.remove(record.job_id);
      throw error;
    }
  }

  private async refuseFullDisk(): Promise<void> {
    if (!hasRoom(await diskSpace(this.config.directories.exports))) throw new DiskFull();
  }

  private async refuseFullQueue(): Promise<number> {
    const waiting = await this.producer.waitingExports();
    if (waiting < this.config.exports.maxQueued) return waiting;
    const headers = { 'Retry-After': '30' };
    throw new ApiError('QUEUE_FULL', `${waiting} exports are waiting already: try again later`, { headers });
  }
}

/** The job that renders what a record describes. */
export function exportJob({ job_id, graph_hash, format, quality, frame_rate, request_id }: ExportRecord): ExportJob {
  return { job_id, graph_hash, format, quality, frame_rate, request_id };
}

function refuseErrors(graph: Graph): void {
  const { python, diagnostics } = compile(graph);
  if (python !== null) return;
  const first = diagnostics.find(({ severity }) => severity === 'error');
  throw new ApiError('VALIDATION_ERROR', first?.message ?? 'The graph has errors', { details: { diagnostics } });
}

/** A document that names no frame rate has the configured one. */
function withFrameRate(document: unknown, frame_rate: number): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const settings: unknown = 'settings' in document ? document.settings : undefined;
  if (settings === undefined) return { ...document, settings: { frame_rate } };
  if (typeof settings !== 'object' || settings === null || 'frame_rate' in settings) return document;
  return { ...document, settings: { ...settings, frame_rate } };
}
