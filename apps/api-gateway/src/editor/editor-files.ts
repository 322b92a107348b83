import { extname, join } from 'node:path';
import express, { type NextFunction, type Request, type Response } from 'express';
import { isServicePath } from '../http/request-guard';

/** `main-ABCDEFGH.js`: a name that changes with the content. */
const hashedName = /-[A-Z0-9]{8}\.\w+$/;

/** Serves the built editor: its files, and its page for every address that a person may have bookmarked. */
export function serveEditor(folder: string): readonly express.RequestHandler[] {
  const files = express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page = (request: Request, response: Response, next: NextFunction): void => {
    if (!isPage(request)) {
      next();
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html'));
  };
  return [files, page];
}

function isPage(request: Request): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isFile = extname(request.path) !== '';
  return isRead && !isFile && !isServicePath(request.path) && request.accepts(['html', 'json']) === 'html';
}
