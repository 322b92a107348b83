import { gzipSync } from 'node:zlib';
import { ask, circleGraph, startGateway, type TestGateway } from '../../test/gateway';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

const circle = { id: 'n1', type: 'Circle' };
const withNode = (node: object): object => ({ name: 'Graph', nodes: [{ ...circle, ...node }], edges: [] });
const named = (name: unknown): object => ({ ...circleGraph, name });
const lone = String.fromCharCode(0xd800);

describe.each(['/api/graphs', '/api/compile'])('%s refuses', (path) => {
  it.each([
    { why: 'no body', body: {}, field: 'name' },
    { why: 'an empty name', body: named(''), field: 'name' },
    { why: 'a blank name', body: named('   '), field: 'name' },
    { why: 'a name of 101 characters', body: named('x'.repeat(101)), field: 'name' },
    { why: 'a name that is a number', body: named(7), field: 'name' },
    { why: 'a name with a line break', body: named('a\nb'), field: 'name' },
    { why: 'a name with NUL', body: named('a\0b'), field: 'name' },
    { why: 'a name with half a surrogate pair', body: named(`a${lone}`), field: 'name' },
    { why: 'nodes that are no list', body: { name: 'x', nodes: {}, edges: [] }, field: 'nodes' },
    { why: 'a field that nobody knows', body: { ...circleGraph, owner: 'me' }, field: 'owner' },
    { why: 'an unknown field of a node', body: withNode({ extra: 1 }), field: 'nodes[0].extra' },
    { why: 'a node id __proto__', body: withNode({ id: '__proto__' }), field: 'nodes[0].id' },
    { why: 'a node id with a path', body: withNode({ id: '../../x' }), field: 'nodes[0].id' },
    { why: 'a node id of 500 characters', body: withNode({ id: 'x'.repeat(500) }), field: 'nodes[0].id' },
    { why: 'an empty node id', body: withNode({ id: '' }), field: 'nodes[0].id' },
    {
      why: 'a position that is no number',
      body: withNode({ position: { x: '1', y: 0 } }),
      field: 'nodes[0].position.x',
    },
    { why: 'a text of 10 MB', body: withNode({ data: { text: 'x'.repeat(1_000_000) } }), field: 'nodes[0].data.text' },
    { why: 'a text with NUL', body: withNode({ data: { text: '\0' } }), field: 'nodes[0].data.text' },
    { why: 'a text with half a pair', body: withNode({ data: { text: lone } }), field: 'nodes[0].data.text' },
    {
      why: 'a formula of 501 characters',
      body: withNode({ data: { radius: { formula: '1'.repeat(501) } } }),
      field: 'nodes[0].data.radius',
    },
    { why: 'a pause of a year', body: withNode({ pause: 31_536_000 }), field: 'nodes[0].pause' },
    { why: 'a frame rate of 0', body: { ...circleGraph, settings: { frame_rate: 0 } }, field: 'settings.frame_rate' },
    {
      why: 'a frame rate of a million',
      body: { ...circleGraph, settings: { frame_rate: 1e6 } },
      field: 'settings.frame_rate',
    },
    {
      why: 'a colour with more behind it',
      body: { ...circleGraph, settings: { background_color: '#FFFFFF;' } },
      field: 'settings.background_color',
    },
    { why: 'two nodes of one id', body: { name: 'x', nodes: [circle, circle], edges: [] }, field: 'nodes[1].id' },
    { why: 'a newer version', body: { ...circleGraph, schemaVersion: 99 }, field: 'newer version' },
    {
      why: '2,001 nodes',
      body: { name: 'x', nodes: Array.from({ length: 2001 }, (_, i) => ({ id: `n${i}`, type: 'Dot' })), edges: [] },
      field: 'nodes',
    },
  ])('$why, naming $field', async ({ body, field }) => {
    const answer = await ask(gateway, path, { method: 'POST', body });
    expect(answer).toMatchObject({ status: 400, json: { code: 'VALIDATION_ERROR' } });
    expect(answer.text).toContain(field);
    expect(answer.text).not.toMatch(/\.ts:|node_modules|\/src\//);
  });

  it.each([
    { why: 'half of a JSON text', body: '{"name":', status: 400, code: 'BAD_REQUEST' },
    { why: 'a list', body: '[1]', status: 400, code: 'BAD_REQUEST' },
    { why: 'NaN', body: '{"name":NaN}', status: 400, code: 'BAD_REQUEST' },
    {
      why: '1e999',
      body: '{"name":"x","nodes":[{"id":"n1","type":"Circle","data":{"radius":1e999}}],"edges":[]}',
      status: 400,
      code: 'VALIDATION_ERROR',
    },
    {
      why: 'a key __proto__',
      body: '{"name":"x","nodes":[{"id":"n1","type":"Circle","data":{"__proto__":{"polluted":1}}}],"edges":[]}',
      status: 400,
      code: 'VALIDATION_ERROR',
    },
    {
      why: 'a key constructor',
      body: '{"name":"x","nodes":[],"edges":[],"constructor":{"prototype":{"polluted":1}}}',
      status: 400,
      code: 'VALIDATION_ERROR',
    },
    {
      why: '100,000 levels',
      body: `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      status: 400,
      code: 'VALIDATION_ERROR',
    },
    { why: 'nearly 2 MB of brackets', body: '['.repeat(1_999_999), status: 400, code: 'VALIDATION_ERROR' },
    { why: 'more than 2 MB', body: `{"name":"${'x'.repeat(2_000_001)}"}`, status: 413, code: 'PAYLOAD_TOO_LARGE' },
  ])('$why with $status', async ({ body, status, code }) => {
    const answer = await ask(gateway, path, { method: 'POST', body });
    expect(answer).toMatchObject({ status, json: { code, details: expect.any(Object) as unknown } });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

it.each([
  { path: '/api/graphs?sort=size', field: 'sort' },
  { path: '/api/graphs?order=up', field: 'order' },
  { path: '/api/graphs?limit=0', field: 'limit' },
  { path: '/api/graphs?limit=1e9', field: 'limit' },
  { path: '/api/graphs?offset=-1', field: 'offset' },
  { path: '/api/graphs?page=2', field: 'page' },
  { path: '/api/graphs?q=x&q=y', field: 'q' },
  { path: '/api/graphs/..%2f..%2fsecret', field: 'id' },
  { path: '/api/graphs/..%5csecret', field: 'id' },
  { path: `/api/graphs/${'x'.repeat(300)}`, field: 'id' },
  { path: '/api/graphs/a%00b', field: 'id' },
  { path: '/api/export/not-a-job', field: 'job_id' },
  { path: '/api/export?status=lost', field: 'status' },
  { path: '/exports/..%2f..%2fsecret.mp4', field: 'file' },
  { path: '/exports/x.exe', field: 'file' },
  { path: '/tmp/preview/..%2f..', field: 'folder' },
  { path: '/tmp/preview/x/..%2f..%2fsecret', field: 'frame' },
])('GET $path is 400 and names $field', async ({ path, field }) => {
  const answer = await ask(gateway, path);
  expect(answer).toMatchObject({ status: 400, json: { code: 'VALIDATION_ERROR' } });
  expect(Object.keys(answer.json.details as object)).toEqual([field]);
});

it.each(['/api/nothing', '/exports', '/tmp/preview', '/exports/../../secret', '/%2e%2e/%2e%2e/secret'])(
  'GET %s is 404',
  async (path) => {
    const answer = await ask(gateway, path);
    expect(answer).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
  },
);

describe('the guard', () => {
  const body = JSON.stringify(circleGraph);
  const jsonType = { 'content-type': 'application/json' };

  it.each([
    { why: 'a foreign Host', headers: { ...jsonType, host: 'evil.example' }, status: 421, code: 'MISDIRECTED' },
    {
      why: 'a foreign Origin',
      headers: { ...jsonType, origin: 'http://evil.example' },
      status: 403,
      code: 'FORBIDDEN',
    },
    { why: 'the Origin null', headers: { ...jsonType, origin: 'null' }, status: 403, code: 'FORBIDDEN' },
    { why: 'another site', headers: { ...jsonType, 'sec-fetch-site': 'cross-site' }, status: 403, code: 'FORBIDDEN' },
    { why: 'plain text', headers: { 'content-type': 'text/plain' }, status: 415, code: 'UNSUPPORTED_MEDIA' },
    { why: 'a form', headers: { 'content-type': 'multipart/form-data' }, status: 415, code: 'UNSUPPORTED_MEDIA' },
    { why: 'gzip', headers: { ...jsonType, 'content-encoding': 'gzip' }, status: 415, code: 'UNSUPPORTED_MEDIA' },
  ])('answers $status to $why and saves nothing', async ({ headers, status, code }) => {
    const text = headers['content-encoding' as keyof typeof headers] ? gzipSync(body).toString('latin1') : body;
    const answer = await ask(gateway, '/api/graphs', { method: 'POST', headers, body: text });
    expect(answer).toMatchObject({ status, json: { code, request_id: answer.headers['x-request-id'] } });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect((await ask(gateway, '/api/graphs')).headers['x-total-count']).toBe('0');
  });

  it('echoes a harmless request id and replaces any other', async () => {
    const idOf = async (id: string): Promise<unknown> =>
      (await ask(gateway, '/api/health', { headers: { 'x-request-id': id } })).headers['x-request-id'];
    expect(await idOf('build-42')).toBe('build-42');
    expect(await idOf('x'.repeat(65))).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf('a b')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends the headers that keep a page to itself', async () => {
    const { headers } = await ask(gateway, '/api/health');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});
