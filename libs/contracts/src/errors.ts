/** Codes of the error body, with the HTTP status that carries each. */
export const errorStatus = {
  BAD_REQUEST: 400,
  VALIDATION_ERROR: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  GRAPH_NOT_FOUND: 404,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA: 415,
  MISDIRECTED: 421,
  IDEMPOTENCY_MISMATCH: 422,
  RATE_LIMITED: 429,
  QUEUE_FULL: 429,
  INTERNAL: 500,
  RENDER_FAILED: 500,
  UNAVAILABLE: 503,
  TIMEOUT: 504,
  DISK_FULL: 507,
  CANCELLED: 409,
  MEMORY_LIMIT: 500,
  WORKER_LOST: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** The body of every answer that is not a success. A missing graph also carries its `id`. */
export interface ErrorBody {
  readonly error: string;
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly request_id: string;
  readonly id?: string;
}

/** Why a job ended without a result, as the worker names it. */
export const failureCauses = {
  time_limit: 'TIMEOUT',
  memory_limit: 'MEMORY_LIMIT',
  no_space: 'DISK_FULL',
  worker_lost: 'WORKER_LOST',
  render_error: 'RENDER_FAILED',
  cancelled: 'CANCELLED',
} as const satisfies Readonly<Record<string, ErrorCode>>;

export type FailureCause = keyof typeof failureCauses;
