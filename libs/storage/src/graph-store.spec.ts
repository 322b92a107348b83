import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings, type Graph } from '@manim-nodes/graph-model';
import { FileGraphStore } from './graph-store';
import { RevisionConflict } from './storage-error';

const moment = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

const graph = (id: string, name = `Graph ${id}`): Graph => ({
  schemaVersion: 1,
  id,
  name,
  nodes: [{ id: 'n1', type: 'Circle', position: { x: 0, y: 0 }, data: { radius: 2 } }],
  edges: [],
  settings: defaultSettings,
  subgraphs: [],
});

let folder: string;
let store: FileGraphStore;
let warnings: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'manim-nodes-graphs-'));
  warnings = [];
  store = new FileGraphStore(folder, (message) => warnings.push(message));
  await store.open();
});
afterEach(() => rm(folder, { recursive: true }));

it('gives back what was stored, after a restart too', async () => {
  const created = await store.create(graph('a'), moment(0));
  expect(created).toMatchObject({ rev: 1, created_at: '2026-01-01T00:00:00.000Z' });
  const reopened = new FileGraphStore(folder, () => undefined);
  expect(await reopened.read('a')).toEqual(created);
  expect(await reopened.read('b')).toBeUndefined();
});

it('writes the document itself, with times and meta', async () => {
  await store.create(graph('a'), moment(0));
  const file: unknown = JSON.parse(await readFile(join(folder, 'a.json'), 'utf8'));
  expect(file).toMatchObject({ ...graph('a'), created_at: moment(0).toISOString(), meta: { rev: 1 } });
});

it('raises the revision, keeps the creation time and refuses an outdated writer', async () => {
  const first = await store.create(graph('a'), moment(0));
  const second = await store.replace(graph('a', 'New name'), moment(1), [first.etag]);
  expect(second).toMatchObject({ rev: 2, created_at: first.created_at, updated_at: moment(1).toISOString() });
  await expect(store.replace(graph('a', 'Lost'), moment(2), [first.etag])).rejects.toThrow(RevisionConflict);
  expect((await store.read('a'))?.graph.name).toBe('New name');
  expect(await store.replace(graph('none'), moment(2))).toBeUndefined();
});

it('loses no update when many write at once', async () => {
  await store.create(graph('a'), moment(0));
  const increment = async (): Promise<boolean> => {
    const present = await store.read('a');
    if (!present) return false;
    const next = graph('a', String(present.rev));
    return store.replace(next, moment(1), [present.etag]).then(
      () => true,
      () => false,
    );
  };
  const outcomes = await Promise.all(Array.from({ length: 40 }, increment));
  const successes = outcomes.filter(Boolean).length;
  expect((await store.read('a'))?.rev).toBe(1 + successes);
});

it('deletes without leaving anything', async () => {
  await store.create(graph('a'), moment(0));
  expect(await store.remove('a')).toBe(true);
  expect(await store.remove('a')).toBe(false);
  expect(await store.read('a')).toBeUndefined();
  expect(await readdir(join(folder, '.trash'))).toEqual([]);
});

describe('a list', () => {
  beforeEach(async () => {
    await store.create(graph('a', 'beta'), moment(1));
    await store.create(graph('b', 'Alpha'), moment(3));
    await store.create(graph('c', 'Gamma ray'), moment(2));
  });

  it.each([
    { query: { sort: 'updated_at', order: 'desc' }, ids: 'bca', total: 3 },
    { query: { sort: 'updated_at', order: 'asc' }, ids: 'acb', total: 3 },
    { query: { sort: 'name', order: 'asc' }, ids: 'bac', total: 3 },
    { query: { sort: 'name', order: 'desc' }, ids: 'cab', total: 3 },
    { query: { sort: 'name', order: 'asc', limit: 1, offset: 1 }, ids: 'a', total: 3 },
    { query: { sort: 'name', order: 'asc', q: 'GAMMA' }, ids: 'c', total: 1 },
    { query: { sort: 'name', order: 'asc', q: '.*' }, ids: '', total: 0 },
  ] as const)('by $query is $ids', async ({ query, ids, total }) => {
    const list = await store.list(query);
    expect(list.graphs.map(({ id }) => id).join('')).toBe(ids);
    expect(list.total).toBe(total);
  });

  it('follows a change', async () => {
    await store.list({ sort: 'name', order: 'asc' });
    await store.replace(graph('a', 'Zeta'), moment(9));
    const [last] = (await store.list({ sort: 'name', order: 'desc' })).graphs;
    expect(last).toEqual({ id: 'a', name: 'Zeta', updated_at: moment(9).toISOString(), node_count: 1 });
  });
});

describe('a file that is no graph', () => {
  it.each([
    { content: '{"nodes":', why: 'cut off' },
    { content: '', why: 'empty' },
    { content: '[]', why: 'a list' },
    { content: '['.repeat(100_000), why: 'deep' },
    { content: '{"schemaVersion":1,"name":"x","nodes":[{"id":7}],"edges":[]}', why: 'wrong inside' },
  ])('($why) is set aside, does not stop the list and is never overwritten', async ({ content }) => {
    await store.create(graph('good'), moment(0));
    await writeFile(join(folder, 'bad.json'), content);
    const list = await store.list({ sort: 'name', order: 'asc' });
    expect(list.graphs.map(({ id }) => id)).toEqual(['good']);
    const aside = (await readdir(folder)).find((name) => name.startsWith('bad.json.corrupt-'));
    expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe(content);
    expect(warnings).toHaveLength(1);
    expect(await store.read('bad')).toBeUndefined();
  });

  it('reads one that was put there by hand', async () => {
    await writeFile(join(folder, 'mine.json'), JSON.stringify({ name: 'Mine', nodes: [], edges: [] }));
    expect(await store.read('mine')).toMatchObject({ rev: 1, graph: { id: 'mine', name: 'Mine' } });
    expect(warnings).toEqual([]);
  });

  it('follows no links and opens no folders', async () => {
    await writeFile(join(folder, 'secret'), JSON.stringify({ name: 'Secret', nodes: [], edges: [] }));
    await symlink(join(folder, 'secret'), join(folder, 'link.json'));
    await mkdir(join(folder, 'folder.json'));
    expect(await store.read('link')).toBeUndefined();
    expect(await store.read('folder')).toBeUndefined();
    expect((await store.list({ sort: 'name', order: 'asc' })).graphs).toEqual([]);
  });

  it.each(['../secret', '', '.hidden', 'a/b', 'a\0', 'x'.repeat(300)])('has no id %j', async (id) => {
    expect(await store.read(id)).toBeUndefined();
  });
});
