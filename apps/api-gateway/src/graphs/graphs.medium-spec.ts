import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PreviewFolders } from '@manim-nodes/storage';
import { ask, circleGraph, startGateway, type Answer, type TestGateway } from '../../test/gateway';
import { PreviewSessions } from '../preview/preview-sessions';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/) as unknown;
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown;

const create = async (name = 'Unit circle'): Promise<Answer & { id: string }> => {
  const answer = await ask(gateway, '/api/graphs', { method: 'POST', body: { ...circleGraph, name } });
  return { ...answer, id: String(answer.json.id) };
};

it('creates, reads, lists, updates and deletes with the bodies of the specification', async () => {
  const created = await create();
  expect(created.status).toBe(201);
  expect(created.json).toEqual({ id: uuid, name: 'Unit circle', created_at: time, updated_at: time });

  const path = `/api/graphs/${created.id}`;
  const read = await ask(gateway, path);
  const { created_at, updated_at } = created.json;
  expect(read.json).toMatchObject({ ...circleGraph, id: created.id, created_at, updated_at });

  const list = await ask(gateway, '/api/graphs');
  expect(list.headers['x-total-count']).toBe('1');
  expect(JSON.parse(list.text)).toEqual([
    { id: created.id, name: 'Unit circle', updated_at, node_count: 2, preview_url: `${path}/thumbnail` },
  ]);

  const updated = await ask(gateway, path, { method: 'PUT', body: { ...circleGraph, name: 'Updated Name' } });
  expect(updated).toMatchObject({ status: 200, json: { id: created.id, updated_at: time } });
  expect((await ask(gateway, path)).json).toMatchObject({ name: 'Updated Name', created_at });

  expect(await ask(gateway, path, { method: 'DELETE' })).toMatchObject({ status: 204, text: '' });
  const gone = await ask(gateway, path);
  expect(gone.status).toBe(404);
  expect(gone.json).toEqual({
    error: 'Graph not found',
    code: 'GRAPH_NOT_FOUND',
    details: {},
    id: created.id,
    request_id: gone.headers['x-request-id'],
  });
});

it.each(['GET', 'PUT', 'DELETE'])('answers 404 to %s of a graph that is missing', async (method) => {
  const body = method === 'PUT' ? { body: circleGraph } : {};
  const answer = await ask(gateway, '/api/graphs/missing', { method, ...body });
  expect(answer).toMatchObject({ status: 404, json: { code: 'GRAPH_NOT_FOUND', id: 'missing' } });
});

it('lists in the order that is asked for', async () => {
  for (const name of ['Beta', 'alpha', 'Gamma']) await create(name);
  const names = async (query: string): Promise<string[]> => {
    const list: unknown = JSON.parse((await ask(gateway, `/api/graphs?${query}`)).text);
    return (list as { name: string }[]).map(({ name }) => name);
  };
  expect(await names('sort=name&order=asc')).toEqual(['alpha', 'Beta', 'Gamma']);
  expect(await names('')).toEqual(['Gamma', 'alpha', 'Beta']);
  expect(await names('sort=name&order=desc&limit=1&offset=1')).toEqual(['Beta']);
  expect(await names('q=AMM')).toEqual(['Gamma']);
});

it('guards against lost updates by etag', async () => {
  const { id, headers } = await create();
  const etag = String(headers.etag);
  expect(etag).toMatch(/^"1-[0-9a-f]{16}"$/);
  const path = `/api/graphs/${id}`;
  expect((await ask(gateway, path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  const put = (expected: string): Promise<Answer> =>
    ask(gateway, path, { method: 'PUT', headers: { 'if-match': expected }, body: circleGraph });
  const first = await put(etag);
  expect(first.status).toBe(200);
  const late = await put(etag);
  expect(late).toMatchObject({
    status: 412,
    json: { code: 'PRECONDITION_FAILED', details: { etag: first.headers.etag } },
  });
  expect((await ask(gateway, path, { headers: { 'if-none-match': etag } })).status).toBe(200);
  expect((await ask(gateway, path, { method: 'DELETE', headers: { 'if-match': etag } })).status).toBe(412);
});

it('draws a thumbnail and prints the Python', async () => {
  const { id } = await create();
  const picture = await ask(gateway, `/api/graphs/${id}/thumbnail`);
  expect(picture.headers['content-type']).toContain('image/svg+xml');
  expect(picture.text).toContain('<title>Unit circle</title>');
  const python = await ask(gateway, `/api/graphs/${id}/python`);
  expect(python.headers['content-type']).toContain('text/x-python');
  expect(python.text).toContain('class GeneratedScene');
});

it('saves what is unfinished and says so when asked', async () => {
  const body = { ...circleGraph, edges: [] };
  const answer = await ask(gateway, '/api/graphs?diagnostics=1', { method: 'POST', body });
  expect(answer.status).toBe(201);
  const missing = "Node 'Create' missing required input 'mobject'";
  expect(answer.json.diagnostics).toContainEqual(expect.objectContaining({ message: missing }));
});

it('refuses what cannot be a graph, with every diagnostic', async () => {
  const ring = ['n1', 'n2'].map((id) => ({ id, type: 'Shift' }));
  const edges = [
    { source: 'n1', sourceHandle: 'mobject', target: 'n2', targetHandle: 'mobject' },
    { source: 'n2', sourceHandle: 'mobject', target: 'n1', targetHandle: 'mobject' },
  ];
  const answer = await ask(gateway, '/api/graphs', { method: 'POST', body: { name: 'Ring', nodes: ring, edges } });
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ code: 'VALIDATION_ERROR' });
  expect(String(answer.json.error)).toMatch(/^Circular dependency detected: /);
});

it('sets a broken file aside and goes on', async () => {
  const { id } = await create();
  const { data } = gateway.config.directories;
  await writeFile(join(data, `${id}.json`), '{"nodes":[');
  expect((await ask(gateway, '/api/graphs')).status).toBe(200);
  expect((await ask(gateway, `/api/graphs/${id}`)).status).toBe(404);
  const aside = (await readdir(data)).find((name) => name.startsWith(`${id}.json.corrupt-`)) ?? '';
  expect(await readFile(join(data, aside), 'utf8')).toBe('{"nodes":[');
});

it('deletes the frames of a graph with it', async () => {
  const { id } = await create();
  const session = '0b0e0a52-59f8-4c2f-9d4c-94a1a6a6f9aa';
  const folders = gateway.app.get(PreviewFolders);
  await folders.create(session, 1);
  gateway.app.get(PreviewSessions).note(id, session);
  await ask(gateway, `/api/graphs/${id}`, { method: 'DELETE' });
  expect(await folders.frames(`${session}-r1`)).toBeUndefined();
});

describe('compile', () => {
  it('gives Python, source map, diagnostics and steps, and stores nothing', async () => {
    const before = (await readdir(gateway.config.directories.data)).length;
    const answer = await ask(gateway, '/api/compile', { method: 'POST', body: circleGraph });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json).sort()).toEqual(['diagnostics', 'python', 'scene_class', 'source_map', 'steps']);
    expect(answer.json).toMatchObject({ python: expect.stringContaining('Circle') as unknown, diagnostics: [] });
    expect(await readdir(gateway.config.directories.data)).toHaveLength(before);
  });

  it('answers 200 without Python to a graph with errors', async () => {
    const nodes = [{ id: 'n1', type: 'Circle', data: { radius: -5 } }];
    const answer = await ask(gateway, '/api/compile', { method: 'POST', body: { name: 'x', nodes, edges: [] } });
    expect(answer).toMatchObject({ status: 200, json: { python: null } });
    expect(answer.text).toContain('Circle radius must be > 0, got -5');
  });
});

describe('definitions', () => {
  it.each(['br', 'gzip', 'identity'])('come as %s, with an etag', async (encoding) => {
    const answer = await ask(gateway, '/api/nodes/definitions', { headers: { 'accept-encoding': encoding } });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
    const known = { 'if-none-match': String(answer.headers.etag) };
    expect((await ask(gateway, '/api/nodes/definitions', { headers: known })).status).toBe(304);
  });

  it('are served within 20 ms', async () => {
    const times: number[] = [];
    let text = '';
    for (let count = 0; count < 10; count++) {
      const asked = performance.now();
      ({ text } = await ask(gateway, '/api/nodes/definitions'));
      times.push(performance.now() - asked);
    }
    // The best of ten: what else this machine does is not measured here.
    expect(Math.min(...times)).toBeLessThan(20);
    const definitions: unknown = JSON.parse(text);
    expect(definitions).toContainEqual(expect.objectContaining({ type: 'Circle', outputs: { shape: 'Mobject' } }));
  });
});
