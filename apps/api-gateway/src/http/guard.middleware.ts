import type { NextFunction, Request, Response } from 'express';
import { sendError } from './error.filter';
import { refusal, type GuardPolicy } from './request-guard';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/** Refuses what the guard refuses, and lets the configured other origins read the answers. */
export function guardRequests(policy: GuardPolicy): Middleware {
  return (request, response, next) => {
    const { method, path, headers } = request;
    const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
    const refused = refusal({ method, path, headers }, policy);
    if (refused) {
      sendError(response, refused);
      return;
    }
    if (headers.origin !== undefined && policy.corsOrigins.has(headers.origin)) allowReading(response, headers.origin);
    if (isPreflight) response.status(204).end();
    else next();
  };
}

function allowReading(response: Response, origin: string): void {
  response.set({
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE',
    'Access-Control-Allow-Headers': 'Content-Type, If-Match, If-None-Match, Range, X-Request-Id',
    'Access-Control-Expose-Headers': 'ETag, X-Total-Count, X-Request-Id, Content-Disposition, Retry-After',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    Vary: 'Origin',
  });
}
