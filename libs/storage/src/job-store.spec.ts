import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ExportRecord } from './export-record';
import { SqliteJobStore } from './job-store';

const record = (job_id: string, change: Partial<ExportRecord> = {}): ExportRecord => ({
  job_id,
  status: 'queued',
  progress: 0,
  graph_name: 'Graph',
  graph_hash: 'hash',
  format: 'mp4',
  quality: '1080p',
  frame_rate: 30,
  request_id: 'request',
  created_at: `2026-01-01T00:00:0${job_id}.000Z`,
  attempts: 0,
  ...change,
});

const full = record('1', {
  graph_id: 'g1',
  file: '1.mp4',
  file_size: 12,
  started_at: '2026-01-01T00:00:01.000Z',
  completed_at: '2026-01-01T00:00:11.000Z',
  error: 'No',
  code: 'TIMEOUT',
  cause: 'time_limit',
  node_id: 'n1',
  traceback: 'line 1',
});

let folder: string;
let file: string;
let store: SqliteJobStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'manim-nodes-jobs-'));
  file = join(folder, 'jobs.sqlite');
  store = new SqliteJobStore(file);
});
afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

it('gives back every field, after a restart too', () => {
  store.insert(full);
  store.insert(record('2'));
  const reopened = new SqliteJobStore(file);
  expect(reopened.get('1')).toEqual(full);
  expect(reopened.get('2')).toEqual(record('2'));
  expect(reopened.get('3')).toBeUndefined();
  reopened.close();
});

it('lists the newest first, by status and page', () => {
  for (const id of ['1', '2', '3']) store.insert(record(id, id === '2' ? { status: 'failed' } : {}));
  const ids = (query: Parameters<SqliteJobStore['list']>[0]): string =>
    store
      .list(query)
      .map(({ job_id }) => job_id)
      .join('');
  expect(ids({})).toBe('321');
  expect(ids({ status: 'queued' })).toBe('31');
  expect(ids({ limit: 1, offset: 1 })).toBe('2');
  expect(store.unfinished().map(({ job_id }) => job_id)).toEqual(['1', '3']);
});

it.each(['completed', 'failed', 'cancelled'] as const)('never leaves %s', (status) => {
  store.insert(record('1'));
  expect(store.change('1', { status: 'rendering', progress: 10 })).toMatchObject({ status: 'rendering', progress: 10 });
  expect(store.change('1', { status })).toMatchObject({ status });
  expect(store.change('1', { status: 'rendering' })).toBeUndefined();
  expect(store.get('1')?.status).toBe(status);
});

it('forgets a job once', () => {
  store.insert(record('1'));
  expect(store.remove('1')).toBe(true);
  expect(store.remove('1')).toBe(false);
  expect(store.change('1', { progress: 1 })).toBeUndefined();
});

it('knows how long exports take', () => {
  expect(store.meanSeconds()).toBeUndefined();
  store.insert({ ...full, status: 'completed' });
  expect(store.meanSeconds()).toBeCloseTo(10);
});

it('refuses records of a newer version', () => {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => new SqliteJobStore(file)).toThrow('newer version of manim-nodes (99)');
});

it('is durable: WAL and full synchronisation', () => {
  store.insert(record('1'));
  const database = new DatabaseSync(file);
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  database.close();
});
