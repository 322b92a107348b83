import type { ErrorCode } from './errors';
import type { ExportState, WorkerState } from './rest';
import type { PreviewQuality } from './rendering';

export const previewNamespace = '/ws/preview';
export const jobsNamespace = '/ws/jobs';

/** Room of one preview session; the gateway joins its socket, workers emit into it. */
export const previewRoom = (sessionId: string): string => `preview:${sessionId}`;
export const exportRoom = (jobId: string): string => `export:${jobId}`;
export const graphRoom = (graphId: string): string => `graph:${graphId}`;
export const workersRoom = 'workers';

/** Inbound limits in bytes: a graph fits on `/ws/preview`, nothing large is expected elsewhere. */
export const inboundLimit = { preview: 2_100_000, other: 100_000 } as const;

/** Client → server on `/ws/preview`. `graph` is the document as language.md §1 has it, checked by graph-model. */
export interface RenderRequest {
  readonly type?: 'render';
  readonly graph?: unknown;
  readonly graph_id?: string;
  readonly quality?: PreviewQuality;
  /** A rising integer; counted by the server where the client sends none. */
  readonly revision?: number;
  /** Brings a session back after a reconnect. */
  readonly session_id?: string;
}

interface InSession {
  readonly session_id: string;
  readonly revision: number;
}

export interface StatusMessage extends InSession {
  readonly type: 'status';
  readonly message: string;
  /** Percent. */
  readonly progress: number;
}

export interface FrameMessage extends InSession {
  readonly type: 'frame';
  readonly url: string;
  /** From 0. */
  readonly frame_number: number;
  /** Seconds from the start of the scene. */
  readonly timestamp: number;
  /** Held frames counted; an estimate until `complete`. */
  readonly total_frames: number;
  /** The picture stands for so many frames; 1 when missing. */
  readonly hold?: number;
}

export interface CompleteMessage extends InSession {
  readonly type: 'complete';
  readonly total_frames: number;
  /** Seconds; 0 for a still. */
  readonly duration: number;
  readonly preview_url: string;
}

/** A diagnostic as it travels in messages and error bodies; graph-model's `Diagnostic` fits. */
export interface DiagnosticData {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly node_id?: string;
  readonly handle?: string;
  readonly edge_id?: string;
  readonly fix?: unknown;
}

export interface PreviewErrorMessage extends InSession {
  readonly type: 'error';
  readonly message: string;
  readonly code: ErrorCode;
  readonly node_id?: string;
  readonly handle?: string;
  readonly traceback?: string;
  readonly diagnostics?: readonly DiagnosticData[];
}

/** One entry for each play or wait of the scene, known before the first frame is drawn. Times in seconds. */
export interface TimelineMessage extends InSession {
  readonly type: 'timeline';
  readonly plays: readonly {
    readonly index: number;
    readonly node_ids: readonly string[];
    readonly start: number;
    readonly duration: number;
    readonly frames: number;
  }[];
}

/** Server → client on `/ws/preview`: event name → message. */
export interface PreviewServerEvents {
  status: (message: StatusMessage) => void;
  timeline: (message: TimelineMessage) => void;
  frame: (message: FrameMessage) => void;
  complete: (message: CompleteMessage) => void;
  error: (message: PreviewErrorMessage) => void;
}

export interface PreviewClientEvents {
  render: (request: RenderRequest) => void;
  cancel: (request?: Record<string, never>) => void;
}

/** Server → client on `/ws/jobs`. Sockets only say what changed; the truth is read over REST. */
export interface JobsServerEvents {
  status: (state: ExportState) => void;
  progress: (message: {
    readonly job_id: string;
    readonly progress: number;
    readonly eta?: number;
    readonly message?: string;
  }) => void;
  completed: (state: ExportState) => void;
  failed: (state: ExportState) => void;
  graph_saved: (message: { readonly id: string; readonly updated_at: string }) => void;
  worker_up: (worker: WorkerState) => void;
  worker_down: (message: { readonly worker_id: string }) => void;
}

export interface JobsClientEvents {
  subscribe: (request: { readonly rooms: readonly string[] }) => void;
  unsubscribe: (request: { readonly rooms: readonly string[] }) => void;
}
