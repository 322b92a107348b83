import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test as base } from '@playwright/test';
import { eventually, processesNaming, pythonsNaming, type RunningProcess } from './processes';

export const root = resolve(__dirname, '../../..');
export const python = process.env.MANIM_NODES_PYTHON ?? join(root, '.venv/bin/python');

/** Milliseconds: a worker warms Manim before it is ready, and hands its jobs back before it ends. */
const readyWithin = 60_000;
const endsWithin = 10_000;

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

/** What a program that a test starts needs of the environment; nothing of the person's own settings. */
export function plainEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    LANG: process.env.LANG ?? 'C.UTF-8',
    TEXMFHOME: process.env.TEXMFHOME ?? join(root, '.texmf'),
  };
}

/** Redis, gateway and workers as they are built, on ports and in folders of their own. */
export class Stack {
  readonly #children = new Map<string, ChildProcess>();
  #workers = 0;

  private constructor(
    readonly folder: string,
    /** Address of the gateway, which serves the editor too. */
    readonly url: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Starts everything and waits until the gateway says that it is ready. */
  static async start({ workers = 1 } = {}): Promise<Stack> {
    const folder = mkdtempSync(join(tmpdir(), 'manim-nodes-e2e-'));
    const [redisPort, port] = [await freePort(), await freePort()];
    const stack = new Stack(folder, `http://127.0.0.1:${port}`, {
      ...plainEnvironment(folder),
      MANIM_NODES_HOME: join(folder, 'home'),
      DATA_DIR: join(folder, 'projects'),
      EXPORT_DIR: join(folder, 'exports'),
      PREVIEW_DIR: join(folder, 'preview'),
      MANIM_NODES_PYTHON: python,
      MANIM_NODES_EDITOR_DIR: join(root, 'dist/apps/editor/browser'),
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      PORT: String(port),
    });
    try {
      stack.#startRedis(redisPort);
      stack.#startApp('api-gateway');
      for (let count = 0; count < workers; count += 1) stack.startWorker();
      await stack.ready();
    } catch (error) {
      await stack.stop();
      throw error;
    }
    return stack;
  }

  /** One worker more; gives its process id. */
  startWorker(): number {
    this.#workers += 1;
    const worker = this.#startApp('render-worker', { WORKER_ID: `worker-${this.#workers}` });
    if (worker.pid === undefined) throw new Error('the worker could not be started');
    return worker.pid;
  }

  /** The newest worker's process id. */
  get worker(): number {
    const pid = this.#children.get(`render-worker-worker-${this.#workers}`)?.pid;
    if (pid === undefined) throw new Error('no worker was started');
    return pid;
  }

  /** Waits until `GET /api/ready` says yes. Throws with the last answer and what the services printed. */
  async ready(): Promise<void> {
    let last = 'no answer';
    const ask = async (): Promise<true | undefined> => {
      const answer = await fetch(`${this.url}/api/ready`).catch(() => undefined);
      if (answer?.ok) return true;
      if (answer) last = await answer.text();
      return undefined;
    };
    await eventually('the stack is ready', readyWithin, ask).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${last}\n${this.#printed()}`);
    });
  }

  /** The Python processes of this stack: warm ones, and one for each render. */
  pythons(): readonly RunningProcess[] {
    return pythonsNaming(this.folder);
  }

  /** Ends all of it, Redis last, and throws when a process is left. */
  async stop(): Promise<void> {
    const services = [...this.#children.entries()].filter(([name]) => name !== 'redis');
    await Promise.all(services.map(([, child]) => endGroup(child)));
    const redis = this.#children.get('redis');
    if (redis) await endGroup(redis);
    const left = await waitForNone(this.folder);
    for (const { pid } of left) process.kill(pid, 'SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
    if (left.length > 0)
      throw new Error(`left behind:\n${left.map(({ pid, command }) => `${pid} ${command}`).join('\n')}`);
  }

  #startRedis(port: number): void {
    const settings = [
      '--appendonly',
      'yes',
      '--appendfsync',
      'always',
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
    ];
    this.#start('redis', 'redis-server', [
      '--bind',
      '127.0.0.1',
      '--port',
      `${port}`,
      '--dir',
      this.folder,
      ...settings,
    ]);
  }

  #startApp(app: string, more: NodeJS.ProcessEnv = {}): ChildProcess {
    const name = [app, more.WORKER_ID].filter((part) => part !== undefined).join('-');
    return this.#start(name, process.execPath, ['--enable-source-maps', join(root, `dist/apps/${app}/main.cjs`)], more);
  }

  #start(name: string, command: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess {
    const output = openSync(join(this.folder, `${name}.out`), 'a');
    const child = spawn(command, args, {
      cwd: this.folder,
      env: { ...this.environment, ...more },
      stdio: ['ignore', output, output],
      detached: true,
    });
    closeSync(output);
    this.#children.set(name, child);
    return child;
  }

  #printed(): string {
    return [...this.#children.keys()]
      .map((name) => `── ${name}\n${readFileSync(join(this.folder, `${name}.out`), 'utf8').slice(-2000)}`)
      .join('\n');
  }
}

/** Asks a process group to end, and kills it when it does not. */
export async function endGroup(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, signal);
  const inTime = await Promise.race([ended.then(() => true), sleep(endsWithin, false, { ref: false })]);
  if (inTime) return;
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

/** The processes that name `text` and are still there after three seconds. */
export async function waitForNone(text: string): Promise<readonly RunningProcess[]> {
  const ended = eventually('all have ended', 3000, () => processesNaming(text).length === 0 || undefined);
  return ended.then(
    () => [],
    () => processesNaming(text),
  );
}

/** Tests get the whole stack, started once for each Playwright worker. */
export const test = base.extend<object, { stack: Stack }>({
  stack: [
    async ({}, use) => {
      const stack = await Stack.start();
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

export { expect } from '@playwright/test';
