import type { ErrorCode } from '@manim-nodes/contracts';

interface ApiErrorOptions {
  readonly details?: Readonly<Record<string, unknown>>;
  /** Of the graph that is missing. */
  readonly id?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal that the caller reads: becomes the error body, with the status of its code. */
export class ApiError extends Error {
  readonly details: Readonly<Record<string, unknown>>;
  readonly id: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { details = {}, id, headers = {} }: ApiErrorOptions = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.details = details;
    this.id = id;
    this.headers = headers;
  }
}

export function graphNotFound(id: string): ApiError {
  return new ApiError('GRAPH_NOT_FOUND', 'Graph not found', { id });
}

export function notFound(what: string): ApiError {
  return new ApiError('NOT_FOUND', `${what} not found`);
}
