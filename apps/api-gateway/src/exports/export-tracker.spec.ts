import type { ExportSight } from '@manim-nodes/render-queue';
import type { ExportRecord } from '@manim-nodes/storage';
import { changeTo } from './export-tracker';

const now = '2026-01-01T00:01:00.000Z';
const record: ExportRecord = {
  job_id: 'job',
  status: 'queued',
  progress: 0,
  graph_name: 'Graph',
  graph_hash: 'hash',
  format: 'mp4',
  quality: '1080p',
  frame_rate: 30,
  request_id: 'request',
  created_at: '2026-01-01T00:00:00.000Z',
  attempts: 0,
};
const result = { file: 'job.mp4', file_size: 5, frames: 1, duration: 1 };
const lost = { cause: 'worker_lost', message: 'gone' } as const;
const cancelled = { cause: 'cancelled', message: 'Cancelled' } as const;

it.each<{ sight: ExportSight; change: unknown }>([
  { sight: { state: 'missing' }, change: undefined },
  { sight: { state: 'waiting' }, change: undefined },
  {
    sight: { state: 'active', progress: 12, attempts: 1 },
    change: { status: 'rendering', progress: 12, attempts: 1, started_at: now },
  },
  {
    sight: { state: 'completed', result, attempts: 2 },
    change: { status: 'completed', progress: 100, file: 'job.mp4', file_size: 5, attempts: 2, completed_at: now },
  },
  {
    sight: { state: 'failed', failure: lost, attempts: 1 },
    change: {
      status: 'failed',
      error: 'gone',
      cause: 'worker_lost',
      code: 'WORKER_LOST',
      attempts: 1,
      completed_at: now,
    },
  },
  {
    sight: { state: 'failed', failure: cancelled, attempts: 1 },
    change: expect.objectContaining({ status: 'cancelled' }),
  },
])('a queued export that is $sight.state becomes $change', ({ sight, change }) => {
  expect(changeTo(record, sight, now)).toEqual(change);
});

it('keeps the time of the first start, and queues again what waits for a retry', () => {
  const rendering: ExportRecord = { ...record, status: 'rendering', started_at: record.created_at };
  const active = changeTo(rendering, { state: 'active', progress: 1, attempts: 2 }, now);
  expect(active?.started_at).toBe(record.created_at);
  expect(changeTo(rendering, { state: 'waiting' }, now)).toEqual({ status: 'queued', progress: 0 });
});
