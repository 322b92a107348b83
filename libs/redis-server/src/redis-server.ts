import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

export interface RedisServer {
  readonly url: string;
  /** Ends it as `kill -9` does. A second call does nothing. */
  readonly stop: () => Promise<void>;
}

/** Ends the server with whoever started it, however that ended: the pipe to its standard input closes then. */
const untilPipeCloses = 'redis-server "$@" & cat > /dev/null; kill -9 $!';

/**
 * A real Redis for a test: on a free port unless one is named, in an empty folder, evicting nothing. `options` are
 * further arguments of `redis-server`. Answers as soon as it does.
 */
export async function startRedis(port?: number, ...options: readonly string[]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'manim-nodes-redis-'));
  const url = `redis://127.0.0.1:${String(port ?? (await freePort()))}`;
  const where = ['--port', new URL(url).port, '--bind', '127.0.0.1', '--dir', folder];
  const args = [...where, '--save', '', '--maxmemory-policy', 'noeviction', ...options];
  const child = spawn('sh', ['-c', untilPipeCloses, 'sh', ...args], { stdio: ['pipe', 'ignore', 'ignore'] });
  // A test that forgets to stop it can still end.
  child.unref();
  await answers(url);
  let stopped: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    const exited = once(child, 'exit');
    child.ref();
    child.stdin.end();
    await exited;
    await rm(folder, { recursive: true });
  };
  return { url, stop: () => (stopped ??= end()) };
}

/** A port of 127.0.0.1 that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

async function answers(url: string): Promise<void> {
  const probe = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
  probe.on('error', () => undefined);
  await probe.ping();
  probe.disconnect();
}

/** Waits until the condition holds; throws after 10 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    if (await condition()) return;
    await sleep(10);
  }
  throw new Error('the condition did not come true within 10 s');
}
