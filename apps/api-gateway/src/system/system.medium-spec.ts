import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkerState } from '@manim-nodes/contracts';
import { connectRedis, WorkerHeartbeat } from '@manim-nodes/render-queue';
import { io } from 'socket.io-client';
import { ask, circleGraph, startGateway, type TestGateway } from '../../test/gateway';
import { startRedis, until } from '@manim-nodes/redis-server';
import { startFailure } from '../start-failure';

const worker: WorkerState = {
  worker_id: 'w1',
  version: '0.1.0',
  manim_version: '0.22.0',
  state: 'idle',
  host: 'here',
  pid: 1,
  started_at: '2026-01-01T00:00:00.000Z',
  seen_at: '2026-01-01T00:00:00.000Z',
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function gatewayOfThisTest(...options: Parameters<typeof startGateway>): Promise<TestGateway> {
  const gateway = await startGateway(...options);
  closing.push(() => gateway.close());
  return gateway;
}

it('is ready once a worker has Manim, lists it, and tells when it comes and goes', async () => {
  const gateway = await gatewayOfThisTest();
  const redis = connectRedis(gateway.redis.url, 'consumer', () => undefined);
  const socket = io(`${gateway.url}/ws/jobs`, { transports: ['websocket'], forceNew: true });
  closing.push(() => {
    redis.disconnect();
    socket.disconnect();
  });
  const events: unknown[][] = [];
  socket.onAny((...event: unknown[]) => events.push(event));
  await socket.emitWithAck('subscribe', { rooms: ['workers'] });
  const before = await ask(gateway, '/api/ready');
  expect(before).toMatchObject({ status: 503, json: { ready: false, code: 'UNAVAILABLE' } });
  expect(before.json.error).toBe('No render worker is running: start one');

  const reason = 'Manim is missing: run npm run doctor';
  let state: WorkerState = { ...worker, manim_version: '', reason };
  const heartbeat = new WorkerHeartbeat(
    redis,
    () => state,
    () => undefined,
  );
  await heartbeat.start();
  expect((await ask(gateway, '/api/ready')).json).toMatchObject({
    checks: { workers: { ok: true }, manim: { reason } },
  });
  state = worker;
  await heartbeat.beat();
  const ready = await ask(gateway, '/api/ready');
  expect(ready.status).toBe(200);
  expect(Object.keys(ready.json.checks as object)).toEqual(['redis', 'disk', 'data', 'workers', 'manim']);
  expect(JSON.parse((await ask(gateway, '/api/workers')).text)).toEqual([worker]);
  await until(() => events.some(([name]) => name === 'worker_up'));
  await heartbeat.stop();
  await until(() => events.some(([name]) => name === 'worker_down'));
  expect(events.at(-1)).toEqual(['worker_down', { worker_id: 'w1' }]);
});

it('refuses rooms that are none', async () => {
  const gateway = await gatewayOfThisTest();
  const socket = io(`${gateway.url}/ws/jobs`, { transports: ['websocket'], forceNew: true });
  closing.push(() => socket.disconnect());
  for (const rooms of [['preview:x'], ['workers:'], 'workers', Array.from({ length: 101 }, () => 'workers')]) {
    expect(await socket.emitWithAck('subscribe', { rooms })).toMatchObject({ ok: false, code: 'VALIDATION_ERROR' });
  }
  expect(await socket.emitWithAck('subscribe', { rooms: ['workers', 'graph:g1', 'export:j1'] })).toEqual({ ok: true });
});

it('says what is missing when Redis is gone, stays alive, and works again when it is back', async () => {
  const gateway = await gatewayOfThisTest();
  const redisPort = Number(new URL(gateway.redis.url).port);
  await gateway.redis.stop();
  const asked = Date.now();
  const refused = await ask(gateway, '/api/export', { method: 'POST', body: { graph: circleGraph } });
  expect(refused).toMatchObject({ status: 503, json: { code: 'UNAVAILABLE' }, headers: { 'retry-after': '5' } });
  expect(Date.now() - asked).toBeLessThan(2500);
  expect(JSON.parse((await ask(gateway, '/api/export')).text)).toEqual([]);
  const ready = await ask(gateway, '/api/ready');
  expect(ready.json).toMatchObject({
    checks: { redis: { ok: false, reason: expect.stringContaining('REDIS_URL') as unknown } },
  });
  expect((await ask(gateway, '/api/health')).json).toEqual({ status: 'ok' });
  expect((await ask(gateway, '/api/graphs', { method: 'POST', body: circleGraph })).status).toBe(201);

  const messages: Record<string, unknown>[] = [];
  const socket = io(`${gateway.url}/ws/preview`, { transports: ['websocket'], forceNew: true });
  closing.push(() => socket.disconnect());
  socket.on('error', (message: Record<string, unknown>) => messages.push(message));
  socket.emit('render', { graph: circleGraph });
  await until(() => messages.length > 0);
  expect(messages[0]).toMatchObject({ type: 'error', code: 'UNAVAILABLE' });

  const returned = await startRedis(redisPort);
  closing.unshift(() => returned.stop());
  await until(async () => {
    const answer = await ask(gateway, '/api/export', { method: 'POST', body: { graph: circleGraph } });
    return answer.status === 202;
  });
});

it('refuses an eviction policy that drops jobs', async () => {
  const gateway = await gatewayOfThisTest();
  const redis = connectRedis(gateway.redis.url, 'consumer', () => undefined);
  closing.push(() => {
    redis.disconnect();
  });
  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
  const { json } = await ask(gateway, '/api/ready');
  expect(json).toMatchObject({
    checks: { redis: { ok: false, reason: expect.stringContaining('noeviction') as unknown } },
  });
});

it('describes itself', async () => {
  const gateway = await gatewayOfThisTest();
  const { json } = await ask(gateway, '/api/openapi.json');
  expect(json.openapi).toBe('3.1.0');
  const paths = Object.keys(json.paths as object);
  for (const path of ['/api/graphs/{id}', '/api/export/{job_id}', '/api/compile', '/api/nodes/definitions']) {
    expect(paths).toContain(path);
  }
  expect((await ask(gateway, '/api/docs')).text).toContain('swagger');
});

it('lets the configured other origins read, and no others', async () => {
  const origin = 'http://localhost:5173';
  const gateway = await gatewayOfThisTest((config) => ({
    ...config,
    server: { ...config.server, corsOrigins: [origin] },
  }));
  const read = await ask(gateway, '/api/graphs', { headers: { origin } });
  expect(read.headers['access-control-allow-origin']).toBe(origin);
  const preflight = { origin, 'access-control-request-method': 'POST' };
  expect((await ask(gateway, '/api/graphs', { method: 'OPTIONS', headers: preflight })).status).toBe(204);
  const foreign = { origin: 'http://localhost:5174' };
  expect((await ask(gateway, '/api/graphs', { headers: foreign })).status).toBe(403);
});

describe('the editor', () => {
  it('is served with its page at every address, its hashed files for ever, and nothing beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'manim-nodes-editor-'));
    closing.push(() => rm(folder, { recursive: true }));
    const editorDir = join(folder, 'browser');
    await mkdir(editorDir);
    await writeFile(join(folder, 'secret.txt'), 'classified');
    await writeFile(join(editorDir, 'index.html'), '<title>manim-nodes</title>');
    await writeFile(join(editorDir, 'main-ABCDEF12.js'), 'js');
    const gateway = await gatewayOfThisTest((config) => ({ ...config, server: { ...config.server, editorDir } }));
    const page = { accept: 'text/html,*/*' };
    for (const path of ['/', '/graphs/some-id']) {
      const { status, text, headers } = await ask(gateway, path, { headers: page });
      expect({ status, text }).toEqual({ status: 200, text: '<title>manim-nodes</title>' });
      expect(headers['cache-control']).toBe('no-cache');
    }
    const script = await ask(gateway, '/main-ABCDEF12.js');
    expect(script.headers['cache-control']).toContain('immutable');
    for (const path of ['/api/nothing', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt']) {
      expect((await ask(gateway, path)).text).not.toContain('classified');
      expect((await ask(gateway, path)).status).toBe(404);
    }
    expect((await ask(gateway, '/api/nothing', { headers: page })).json).toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('names a port that is taken', async () => {
  const gateway = await gatewayOfThisTest();
  const other = createServer();
  const failure = await new Promise<unknown>((resolve) => {
    other.once('error', resolve);
    other.listen(gateway.port, '127.0.0.1');
  });
  expect(startFailure(failure)).toBe(`Port ${gateway.port} is taken by another program: set PORT to a free one`);
});
