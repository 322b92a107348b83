import { countDepth, limits } from '@manim-nodes/graph-model';
import type { NextFunction, Request, Response } from 'express';
import { ApiError } from './api-error';
import { sendError } from './error.filter';

/** Keys that reach a prototype when an object is copied carelessly; no body of ours has them. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a JSON body of at most 2 MB and 64 levels into `request.body`. The guard has checked its type before. */
export function readJsonBody(request: Request, response: Response, next: NextFunction): void {
  if (!hasBody(request)) {
    next();
    return;
  }
  readText(request)
    .then(
      (text) => {
        request.body = parseBody(text);
        next();
      },
      (error: unknown) => {
        throw error;
      },
    )
    .catch((error: unknown) => {
      if (!(error instanceof ApiError)) {
        next(error);
        return;
      }
      // What is left of a body that is too large is not read.
      if (error.code === 'PAYLOAD_TOO_LARGE') response.setHeader('Connection', 'close');
      sendError(response, error);
    });
}

/** Parses the text of a body. Throws an `ApiError` that says what is wrong with it. */
export function parseBody(text: string): unknown {
  if (countDepth(text) > limits.depth) {
    const message = `The body is nested deeper than ${limits.depth} levels`;
    throw new ApiError('VALIDATION_ERROR', message, { details: { depth: `at most ${limits.depth}` } });
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new ApiError('BAD_REQUEST', `The body is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ApiError('BAD_REQUEST', 'The body must be a JSON object');
  }
  const path = forbiddenPath(body);
  if (path === undefined) return body;
  throw new ApiError('VALIDATION_ERROR', `${path}: is not allowed as a name`, {
    details: { [path]: 'is not allowed' },
  });
}

/** The path of the first forbidden key, `undefined` without one. Deep input is refused before, so this may recurse. */
export function forbiddenPath(value: unknown, path = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const here = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if (!Array.isArray(value) && forbiddenKeys.has(key)) return here;
    const below = forbiddenPath(child, here);
    if (below !== undefined) return below;
  }
  return undefined;
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

async function readText(request: Request): Promise<string> {
  const tooLarge = new ApiError('PAYLOAD_TOO_LARGE', 'The body is larger than 2 MB', {
    details: { body: `at most ${limits.documentBytes} bytes` },
  });
  if (Number(request.headers['content-length'] ?? 0) > limits.documentBytes) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.documentBytes) throw tooLarge;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new ApiError('BAD_REQUEST', 'The body is not UTF-8');
  }
}
