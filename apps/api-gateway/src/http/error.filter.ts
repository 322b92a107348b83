import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { errorStatus, type ErrorBody, type ErrorCode } from '@manim-nodes/contracts';
import { QueueUnavailable, StaleRevision } from '@manim-nodes/render-queue';
import { DiskFull, RevisionConflict } from '@manim-nodes/storage';
import type { AppLogger } from '@manim-nodes/logging';
import type { Response } from 'express';
import { ApiError } from './api-error';
import { requestIdOf } from './request-id';

/** Seconds after which a client may ask again when the queue was away. */
const retryAfter = { 'Retry-After': '5' } as const;

/** Turns whatever was thrown into the one error body. Nothing of our own stack ever leaves. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: AppLogger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const error = asApiError(thrown);
    const request_id = requestIdOf(response);
    if (error.code === 'INTERNAL') this.logger.error('A request failed', { request_id, error: thrown });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendError(response, error);
  }
}

/** Writes an error as the answer. */
export function sendError(response: Response, { code, message, details, id, headers }: ApiError): void {
  const request_id = requestIdOf(response);
  const body: ErrorBody = { error: message, code, details, request_id, ...(id !== undefined && { id }) };
  response.status(errorStatus[code]).set(headers).json(body);
}

/** What the API says of anything thrown; a bug says nothing but that. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof QueueUnavailable) return new ApiError(thrown.code, thrown.message, { headers: retryAfter });
  if (thrown instanceof DiskFull || thrown instanceof StaleRevision) return new ApiError(thrown.code, thrown.message);
  if (thrown instanceof RevisionConflict) {
    const details = { etag: thrown.etag };
    return new ApiError(thrown.code, thrown.message, { details, id: thrown.id, headers: { ETag: thrown.etag } });
  }
  if (thrown instanceof HttpException) return new ApiError(codeOfStatus(thrown.getStatus()), thrown.message);
  return new ApiError('INTERNAL', 'Something went wrong in the server; the log says more under the request_id');
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 404) return 'NOT_FOUND';
  if (status === 413) return 'PAYLOAD_TOO_LARGE';
  return status < 500 ? 'BAD_REQUEST' : 'INTERNAL';
}
