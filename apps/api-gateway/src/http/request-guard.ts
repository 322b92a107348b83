import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '@manim-nodes/config';
import { ApiError } from './api-error';

/** Who may talk to this server, as exact strings. */
export interface GuardPolicy {
  readonly hosts: ReadonlySet<string>;
  readonly origins: ReadonlySet<string>;
  /** Origins of other pages that may read answers, too. */
  readonly corsOrigins: ReadonlySet<string>;
}

/** What the guard looks at, of a request or of a WebSocket upgrade. */
export interface GuardedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

const localNames = ['localhost', '127.0.0.1', '[::1]'] as const;
const servicePaths = ['/api', '/exports', '/tmp', '/static', '/socket.io', '/ws'] as const;
const methodsWithBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** Behind a proxy the public names alone are ours; else the local names on our port as well. */
export function guardPolicy({ port, behindProxy, publicOrigins, corsOrigins }: Config['server']): GuardPolicy {
  const localHosts = behindProxy ? [] : localNames.flatMap((name) => hostForms(name, port));
  const localOrigins = localHosts.map((host) => `http://${host}`);
  return {
    hosts: new Set([...localHosts, ...publicOrigins.map((origin) => new URL(origin).host)]),
    origins: new Set([...localOrigins, ...publicOrigins, ...corsOrigins]),
    corsOrigins: new Set(corsOrigins),
  };
}

/**
 * Why a request is refused, `undefined` when it is not. Stands between this server and pages of other sites in the same
 * browser: a foreign `Host` means that a name was bent to our address, a foreign `Origin` that another page asks.
 */
export function refusal(request: GuardedRequest, policy: GuardPolicy): ApiError | undefined {
  const { host, origin } = request.headers;
  if (host === undefined || !policy.hosts.has(host.toLowerCase())) {
    return new ApiError('MISDIRECTED', 'This server is not known by that name: add its address to PUBLIC_ORIGINS');
  }
  if (origin !== undefined) {
    return policy.origins.has(origin) ? refusedBody(request) : foreignPage();
  }
  if (request.headers['sec-fetch-site'] === 'cross-site' && !isPageVisit(request)) return foreignPage();
  return refusedBody(request);
}

/** Whether a path belongs to the services, and not to the editor's pages. */
export function isServicePath(path: string): boolean {
  return servicePaths.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

function foreignPage(): ApiError {
  return new ApiError('FORBIDDEN', 'Requests from other web pages are refused');
}

/** A person followed a link to the editor from another site. */
function isPageVisit({ method, path, headers }: GuardedRequest): boolean {
  return (
    method === 'GET' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document' &&
    !isServicePath(path)
  );
}

/** Only JSON is taken, which a form of another page cannot send; and never packed, so that nothing unpacks without end. */
function refusedBody({ method, headers }: GuardedRequest): ApiError | undefined {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    return new ApiError('UNSUPPORTED_MEDIA', 'Compressed bodies are not accepted: send plain JSON');
  }
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!methodsWithBody.has(method) && !hasBody) return undefined;
  const mediaType = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') return undefined;
  return new ApiError('UNSUPPORTED_MEDIA', 'Send the body as Content-Type: application/json');
}

function hostForms(name: string, port: number): readonly string[] {
  return port === 80 ? [name, `${name}:80`] : [`${name}:${port}`];
}
