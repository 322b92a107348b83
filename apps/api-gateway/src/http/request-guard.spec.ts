import { guardPolicy, refusal } from './request-guard';

const server = {
  host: '127.0.0.1',
  port: 8000,
  corsOrigins: ['http://localhost:5173'],
  publicOrigins: [],
  behindProxy: false,
};
const local = guardPolicy(server);
const proxied = guardPolicy({
  ...server,
  corsOrigins: [],
  publicOrigins: ['https://nodes.example.org'],
  behindProxy: true,
});

const json = { 'content-type': 'application/json' };
const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

it.each([
  { host: 'localhost:8000', status: undefined },
  { host: 'LOCALHOST:8000', status: undefined },
  { host: '127.0.0.1:8000', status: undefined },
  { host: '[::1]:8000', status: undefined },
  { host: 'localhost', status: 'MISDIRECTED' },
  { host: 'localhost:8001', status: 'MISDIRECTED' },
  { host: 'localhost:8000.evil.example', status: 'MISDIRECTED' },
  { host: 'evil.example:8000', status: 'MISDIRECTED' },
  { host: undefined, status: 'MISDIRECTED' },
])('Host $host is $status', ({ host, status }) => {
  const headers = host === undefined ? {} : { host };
  expect(refusal({ method: 'GET', path: '/', headers }, local)?.code).toBe(status);
});

it.each([
  { origin: 'http://localhost:8000', status: undefined },
  { origin: 'http://localhost:5173', status: undefined },
  { origin: 'null', status: 'FORBIDDEN' },
  { origin: '', status: 'FORBIDDEN' },
  { origin: 'https://localhost:8000', status: 'FORBIDDEN' },
  { origin: 'http://localhost:8000.evil.example', status: 'FORBIDDEN' },
  { origin: 'http://evil.example', status: 'FORBIDDEN' },
])('Origin $origin is $status', ({ origin, status }) => {
  const headers = { host: 'localhost:8000', origin };
  expect(refusal({ method: 'GET', path: '/api/graphs', headers }, local)?.code).toBe(status);
});

it.each([
  { method: 'GET', path: '/', headers: visit, status: undefined, why: 'a link to the editor' },
  { method: 'GET', path: '/api/graphs', headers: visit, status: 'FORBIDDEN', why: 'a link into the API' },
  { method: 'GET', path: '/', headers: { 'sec-fetch-site': 'cross-site' }, status: 'FORBIDDEN', why: 'a script' },
  { method: 'POST', path: '/api/graphs', headers: { ...visit, ...json }, status: 'FORBIDDEN', why: 'a form' },
  { method: 'POST', path: '/api/graphs', headers: json, status: undefined, why: 'JSON' },
  { method: 'POST', path: '/api/graphs', headers: { 'content-type': 'application/json; charset=utf-8' }, why: 'JSON' },
  { method: 'POST', path: '/api/graphs', headers: {}, status: 'UNSUPPORTED_MEDIA', why: 'no type' },
  { method: 'PUT', path: '/x', headers: { 'content-type': 'text/plain' }, status: 'UNSUPPORTED_MEDIA', why: 'text' },
  { method: 'DELETE', path: '/x', headers: {}, status: undefined, why: 'a deletion' },
  {
    method: 'POST',
    path: '/x',
    headers: { ...json, 'content-encoding': 'gzip' },
    status: 'UNSUPPORTED_MEDIA',
    why: 'gzip',
  },
])('$method $path with $why is $status', ({ method, path, headers, status }) => {
  expect(refusal({ method, path, headers: { host: 'localhost:8000', ...headers } }, local)?.code).toBe(status);
});

it('knows only the public names behind a proxy', () => {
  const get = (host: string): unknown => refusal({ method: 'GET', path: '/', headers: { host } }, proxied)?.code;
  expect(get('nodes.example.org')).toBeUndefined();
  expect(get('localhost:8000')).toBe('MISDIRECTED');
});
