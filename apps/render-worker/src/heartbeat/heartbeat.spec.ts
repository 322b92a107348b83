import { loadConfig } from '@manim-nodes/config';
import { Redis } from 'ioredis';
import { MemoryLogger } from '../../test/stack';
import { Activity } from './activity';
import { HealthServer } from './health-server';
import { Heartbeat } from './heartbeat';

const versions = { manim: '0.22.0', python: '3.11.7', runtime: '0.1.0' };

function heartbeat(engine: { versions?: typeof versions; fault?: string }, activity = new Activity()): Heartbeat {
  const config = loadConfig({ env: { WORKER_ID: 'one' }, cwd: '/nowhere' });
  // Never connected: only the state is looked at.
  const redis = new Redis({ lazyConnect: true });
  return new Heartbeat(
    redis,
    config,
    { versions: undefined, fault: undefined, ...engine },
    activity,
    '1.2.3',
    new MemoryLogger(),
  );
}

test.each([
  { given: 'a ready engine', engine: { versions }, seen: { manim_version: '0.22.0', state: 'idle' } },
  { given: 'no Manim', engine: { fault: 'no Manim' }, seen: { manim_version: '', reason: 'no Manim' } },
  { given: 'one that restarts', engine: { versions, fault: 'again' }, seen: { manim_version: '', reason: 'again' } },
])('$given is told as it is', ({ engine, seen }) => {
  expect(heartbeat(engine).state()).toMatchObject({ worker_id: 'one', version: '1.2.3', pid: process.pid, ...seen });
});

test('it names the job that runs, also when the job fails', async () => {
  const activity = new Activity();
  const beats = heartbeat({ versions }, activity);
  activity.onChange(() => undefined);
  await activity
    .during('job', () => {
      expect(beats.state()).toMatchObject({ state: 'busy', job_id: 'job' });
      return Promise.reject(new Error('it failed'));
    })
    .catch(() => undefined);
  expect(beats.state()).not.toHaveProperty('job_id');
});

test.each([
  { engine: { versions }, path: '/', status: 200 },
  { engine: { fault: 'no Manim' }, path: '/', status: 503 },
  { engine: { versions }, path: '/other', status: 404 },
])('the health port answers $path with $status', async ({ engine, path, status }) => {
  const server = new HealthServer(heartbeat(engine));
  const port = await server.listen(0);
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  expect(response.status).toBe(status);
  const body: unknown = await response.json();
  expect(body).toMatchObject(status === 404 ? { error: expect.any(String) as string } : { worker_id: 'one' });
  await server.close();
});
