import type { FailureCause } from './errors';
import type { ExportFormat, ExportQuality, PreviewQuality } from './rendering';

/** A preview job only points at the session; the worker reads the newest render of it from Redis. */
export interface PreviewJob {
  readonly session_id: string;
}

/** What `preview:{session_id}` holds in Redis: the newest render asked for. */
export interface PreviewRequest {
  readonly revision: number;
  readonly graph_hash: string;
  /** Deflated JSON of the document, base64. */
  readonly graph: string;
  readonly quality: PreviewQuality;
}

export interface PreviewResult {
  readonly revision: number;
  readonly frames: number;
}

export interface ExportJob {
  readonly job_id: string;
  /** The document lies in the artifact store as `graphs/{graph_hash}.json`. */
  readonly graph_hash: string;
  readonly format: ExportFormat;
  readonly quality: ExportQuality;
  readonly frame_rate: number;
  readonly request_id: string;
}

export interface ExportResult {
  readonly file: string;
  readonly file_size: number;
  readonly frames: number;
  readonly duration: number;
}

/** What a worker reports of a failed export; travels in the job record and the error message. */
export interface ExportFailure {
  readonly cause: FailureCause;
  readonly message: string;
  readonly node_id?: string;
  readonly handle?: string;
  readonly traceback?: string;
}

/** The one table that names every queue, with its payload and result. */
export interface QueueTable {
  preview: { payload: PreviewJob; result: PreviewResult };
  export: { payload: ExportJob; result: ExportResult };
}

export const queues = { preview: { name: 'preview' }, export: { name: 'export' } } as const satisfies {
  readonly [K in keyof QueueTable]: { readonly name: K };
};

export const redisKeys = {
  preview: (sessionId: string): string => `preview:${sessionId}`,
  worker: (workerId: string): string => `worker:${workerId}`,
  /** Pub/sub channel on which the gateway asks the worker that holds a job to stop it. */
  cancel: 'manim-nodes:cancel',
} as const;

/** `session_id` for previews, `job_id` for exports. A preview older than `before_revision` stops; without it, any. */
export interface CancelMessage {
  readonly queue: keyof QueueTable;
  readonly id: string;
  readonly reason: 'cancelled' | 'superseded' | 'shutdown';
  readonly before_revision?: number;
}
