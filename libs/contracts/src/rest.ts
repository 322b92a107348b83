import type { ErrorCode, FailureCause } from './errors';
import type { ExportFormat, ExportQuality, JobStatus } from './rendering';

export interface GraphCreated {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface GraphSummary {
  readonly id: string;
  readonly name: string;
  readonly updated_at: string;
  readonly node_count: number;
  readonly preview_url: string;
}

export interface GraphUpdated {
  readonly id: string;
  readonly updated_at: string;
}

/** Answer to `POST /api/export`. `estimated_time` in seconds. */
export interface ExportTicket {
  readonly job_id: string;
  readonly status: JobStatus;
  readonly estimated_time: number;
}

/** Answer to `GET /api/export/{job_id}`. `progress` in percent, `file_size` in bytes. */
export interface ExportState {
  readonly job_id: string;
  readonly status: JobStatus;
  readonly progress: number;
  readonly graph_id?: string;
  readonly graph_name: string;
  readonly format: ExportFormat;
  readonly quality: ExportQuality;
  readonly frame_rate: number;
  readonly download_url?: string;
  readonly file_size?: number;
  readonly created_at: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly error?: string;
  readonly code?: ErrorCode;
  readonly cause?: FailureCause;
  readonly node_id?: string;
  readonly traceback?: string;
  readonly attempts: number;
}

export interface WorkerState {
  readonly worker_id: string;
  readonly version: string;
  /** Empty when no Manim was found. */
  readonly manim_version: string;
  readonly state: 'idle' | 'busy';
  readonly job_id?: string;
  readonly host: string;
  readonly pid: number;
  readonly started_at: string;
  readonly seen_at: string;
  /** Why this worker cannot render, in one sentence that says what to do; missing when it can. */
  readonly reason?: string;
}

export interface ReadyState {
  readonly ready: boolean;
  /** One line for each dependency: `redis`, `disk`, `workers`, `manim`, …; `reason` is a sentence that says what to do. */
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly reason?: string }>>;
}
