import { writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { previewRoom, type PreviewJob } from '@manim-nodes/contracts';
import { parseGraph } from '@manim-nodes/graph-model';
import {
  CancelChannel,
  claimPreview,
  connectRedis,
  createSocketEmitter,
  unpackGraph,
  workerOptions,
} from '@manim-nodes/render-queue';
import { PreviewFolders } from '@manim-nodes/storage';
import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { ask, circleGraph, startGateway, type TestGateway } from '../../test/gateway';
import { until } from '@manim-nodes/redis-server';

type Message = Readonly<Record<string, unknown>>;

/** A client of either kind: what it got, and how it sends. */
interface Client {
  readonly messages: Message[];
  readonly send: (message: object) => void;
  readonly close: () => void;
}

let gateway: TestGateway;
let redis: Redis;
let subscriber: Redis;
let channel: CancelChannel;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  gateway = await startGateway();
  redis = connectRedis(gateway.redis.url, 'consumer', () => undefined);
  subscriber = connectRedis(gateway.redis.url, 'consumer', () => undefined);
  channel = new CancelChannel(subscriber, redis);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(async () => {
  redis.disconnect();
  subscriber.disconnect();
  await gateway.close();
});

const graph = { nodes: circleGraph.nodes, edges: circleGraph.edges, settings: circleGraph.settings };

function connect(headers: Readonly<Record<string, string>> = {}): Socket {
  const socket = io(`${gateway.url}/ws/preview`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
  });
  closing.push(() => socket.disconnect());
  return socket;
}

function socketClient(): Client {
  const socket = connect();
  const messages: Message[] = [];
  socket.onAny((event: string, message: Message) => {
    expect(message.type).toBe(event);
    messages.push(message);
  });
  const send = (message: object): void => {
    socket.emit(String(Reflect.get(message, 'type')), message);
  };
  return { messages, send, close: () => socket.disconnect() };
}

async function plainClient(): Promise<Client & { readonly raw: WebSocket }> {
  const raw = new WebSocket(`ws://127.0.0.1:${gateway.port}/ws/preview`);
  closing.push(() => {
    raw.terminate();
  });
  const messages: Message[] = [];
  raw.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message));
  await new Promise((resolve) => raw.once('open', resolve));
  const send = (message: object): void => {
    raw.send(JSON.stringify(message));
  };
  return {
    raw,
    messages,
    send,
    close: () => {
      raw.close();
    },
  };
}

/** A worker of the test's own, which sends two frames and is done. */
function work(
  rendered: (sessionId: string, revision: number, signal: AbortSignal) => Promise<void> = sendFrames,
): void {
  const worker = new Worker<PreviewJob>(
    'preview',
    async ({ data }) => {
      const watch = await channel.watch('preview', data.session_id);
      try {
        const request = await claimPreview(redis, data.session_id);
        if (!request) return;
        watch.setRevision(request.revision);
        expect(parseGraph(unpackGraph(request.graph)).ok).toBe(true);
        await rendered(data.session_id, request.revision, watch.signal);
      } finally {
        watch.end();
      }
    },
    { connection: redis, ...workerOptions('preview') },
  );
  worker.on('error', () => undefined);
  closing.push(() => worker.close(true));
}

async function sendFrames(session_id: string, revision: number): Promise<void> {
  const folder = await new PreviewFolders(gateway.config.directories.preview).create(session_id, revision);
  const room = createSocketEmitter(redis).preview.to(previewRoom(session_id));
  const preview_url = `/tmp/preview/${session_id}-r${revision}/`;
  for (const number of [0, 1]) {
    const name = `frame_00${number}.png`;
    await writeFile(join(folder, name), `picture ${number}`);
    const url = `${preview_url}${name}`;
    const timestamp = number / 15;
    room.emit('frame', { type: 'frame', session_id, revision, url, frame_number: number, timestamp, total_frames: 2 });
  }
  room.emit('complete', { type: 'complete', session_id, revision, total_frames: 2, duration: 0.1, preview_url });
}

const typesOf = ({ messages }: Client): unknown[] => messages.map(({ type }) => type);

describe.each([
  { kind: 'Socket.IO', open: () => Promise.resolve(socketClient()) },
  { kind: 'a plain WebSocket', open: plainClient },
])('a preview over $kind', ({ open }) => {
  it('streams status, frames and completion of one session', async () => {
    work();
    const client = await open();
    client.send({ type: 'render', graph, quality: 'low', revision: 7 });
    await until(() => typesOf(client).includes('complete'));
    expect(typesOf(client)).toEqual(['status', 'frame', 'frame', 'complete']);
    const session_id = String(client.messages[0]?.session_id);
    expect(client.messages[0]).toEqual({
      type: 'status',
      message: 'Validating graph...',
      progress: 10,
      session_id,
      revision: 7,
    });
    for (const message of client.messages) expect(message).toMatchObject({ session_id, revision: 7 });

    const frame = await ask(gateway, String(client.messages[2]?.url));
    expect(frame).toMatchObject({ status: 200, text: 'picture 1', headers: { 'content-type': 'image/png' } });
    expect(frame.headers['cache-control']).toContain('immutable');
    const list = await ask(gateway, String(client.messages[3]?.preview_url));
    expect(JSON.parse(list.text)).toEqual(['frame_000.png', 'frame_001.png']);
  });

  it('names the node at fault, with all diagnostics, and renders nothing', async () => {
    const client = await open();
    client.send({ type: 'render', graph: { nodes: [{ id: 'n9', type: 'Circle', data: { radius: -5 } }], edges: [] } });
    await until(() => typesOf(client).includes('error'));
    expect(client.messages.at(-1)).toMatchObject({
      code: 'VALIDATION_ERROR',
      message: 'Circle radius must be > 0, got -5',
      node_id: 'n9',
      revision: 1,
      diagnostics: [{ severity: 'error', node_id: 'n9' }],
    });
    expect(await redis.keys('bull:preview:*-r*')).toEqual([]);
  });

  it.each([
    { why: 'no graph', message: { type: 'render' }, code: 'VALIDATION_ERROR' },
    { why: 'a graph that is none', message: { type: 'render', graph: [] }, code: 'VALIDATION_ERROR' },
    { why: 'another quality', message: { type: 'render', graph, quality: 'ultra' }, code: 'VALIDATION_ERROR' },
    { why: 'revision 0', message: { type: 'render', graph, revision: 0 }, code: 'VALIDATION_ERROR' },
    { why: 'a foreign session name', message: { type: 'render', graph, session_id: '../x' }, code: 'VALIDATION_ERROR' },
    { why: 'an unknown field', message: { type: 'render', graph, shell: 'x' }, code: 'VALIDATION_ERROR' },
    { why: 'a missing graph', message: { type: 'render', graph_id: 'missing' }, code: 'GRAPH_NOT_FOUND' },
    { why: 'a message that is unknown', message: { type: 'explode' }, code: 'BAD_REQUEST' },
    { why: 'a cancel with more', message: { type: 'cancel', all: true }, code: 'VALIDATION_ERROR' },
  ])('refuses $why with an error message', async ({ message, code }) => {
    const client = await open();
    client.send(message);
    await until(() => typesOf(client).includes('error'));
    expect(client.messages.at(-1)).toMatchObject({ type: 'error', code, session_id: expect.any(String) as unknown });
  });

  it.each(['cancel', 'close'] as const)('stops on %s', async (how) => {
    let stopped: unknown;
    work(async (_session, _revision, signal) => {
      while (!signal.aborted) await sleep(5);
      stopped = signal.reason;
    });
    const client = await open();
    client.send({ type: 'render', graph });
    await until(() => typesOf(client).includes('status'));
    await until(async () => (await redis.llen('bull:preview:active')) > 0);
    if (how === 'cancel') client.send({ type: 'cancel' });
    else client.close();
    await until(() => stopped !== undefined);
    expect(stopped).toBe('cancelled');
  });
});

it('counts revisions, renders the newest of many, and refuses one that falls back', async () => {
  work();
  const client = socketClient();
  for (let count = 0; count < 5; count++) client.send({ type: 'render', graph });
  await until(() => client.messages.some(({ type, revision }) => type === 'complete' && revision === 5));
  client.send({ type: 'render', graph, revision: 3 });
  await until(() => typesOf(client).includes('error'));
  expect(client.messages.at(-1)).toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('rise') as unknown,
  });
});

it('brings a session back on a new connection', async () => {
  work();
  const first = socketClient();
  first.send({ type: 'render', graph });
  await until(() => typesOf(first).includes('complete'));
  const session_id = first.messages[0]?.session_id;
  const second = socketClient();
  second.send({ type: 'render', graph, session_id });
  await until(() => typesOf(second).includes('complete'));
  expect(second.messages[0]).toMatchObject({ session_id, revision: 2 });
});

it('answers a plain message that is not JSON', async () => {
  const { raw, messages } = await plainClient();
  raw.send('{"type":');
  raw.send(Buffer.from('{"type":"cancel"}'), { binary: true });
  await until(() => messages.length === 2);
  for (const message of messages) expect(message).toMatchObject({ type: 'error', code: 'BAD_REQUEST' });
});

describe('limits', () => {
  it('more than 50 messages in a second end the connection', async () => {
    const socket = connect();
    const ended = new Promise((resolve) => socket.once('disconnect', resolve));
    for (let count = 0; count < 80; count++) socket.emit('cancel', {});
    await ended;
  });

  it('a message of 3 MB ends the connection, Socket.IO or plain', async () => {
    const socket = connect();
    const ended = new Promise((resolve) => socket.once('disconnect', resolve));
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    socket.emit('render', { graph: 'x'.repeat(3_000_000) });
    await ended;
    const { raw } = await plainClient();
    const closed = new Promise((resolve) => raw.once('close', resolve));
    raw.send('x'.repeat(3_000_000));
    expect(await closed).toBe(1009);
    expect((await ask(gateway, '/api/health')).status).toBe(200);
  });

  it('polling is not offered', async () => {
    expect((await ask(gateway, '/socket.io/?EIO=4&transport=polling')).status).toBe(400);
  });
});

describe('an upgrade', () => {
  const upgrade = (path: string, headers: Readonly<Record<string, string>>): Promise<number> =>
    new Promise((resolve, reject) => {
      const request = httpRequest({
        host: '127.0.0.1',
        port: gateway.port,
        path,
        agent: false,
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          ...headers,
        },
      });
      request.on('upgrade', (_response, socket) => {
        socket.destroy();
        resolve(101);
      });
      request.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', reject);
      request.end();
    });

  it.each([
    { why: 'no Origin', headers: {}, plain: 101, socketIo: 101 },
    { why: 'our own Origin', headers: { origin: 'OWN' }, plain: 101, socketIo: 101 },
    { why: 'a foreign Origin', headers: { origin: 'http://evil.example' }, plain: 403, socketIo: 400 },
    { why: 'the Origin null', headers: { origin: 'null' }, plain: 403, socketIo: 400 },
    { why: 'a foreign Host', headers: { host: 'evil.example' }, plain: 421, socketIo: 400 },
  ])('with $why is answered with $plain', async ({ headers, plain, socketIo }) => {
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value === 'OWN' ? gateway.url : value]),
    );
    expect(await upgrade('/ws/preview', own)).toBe(plain);
    expect(await upgrade('/socket.io/?EIO=4&transport=websocket', own)).toBe(socketIo);
  });
});
