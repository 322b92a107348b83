import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { pipeOf } from './pipes';
import { readWarmMessage, type JobMessage, type WarmMessage } from './runtime-message';
import { pythonFlags, runtimeEnvironment, type RuntimeOptions } from './runtime';
import { encodeMessage, MessageReader, Tail } from './wire';

/** What the warm process said of itself when it was ready. */
export interface RuntimeVersions {
  readonly manim: string;
  readonly python: string;
  readonly runtime: string;
}

type Listener = (message: JobMessage | { readonly type: 'lost' }) => void;

/** One warm process from its start to its end; it is never started again. */
export class WarmProcess {
  private readonly child: ChildProcess;
  private readonly requests: Writable;
  private readonly listeners = new Map<string, Listener>();
  private readonly said = new Tail();
  private failure: string | undefined;

  /** Resolves when Manim is imported; rejects with a sentence when it cannot be. */
  readonly ready: Promise<RuntimeVersions>;
  /** Resolves when the process has ended, however it did. */
  readonly ended: Promise<void>;

  constructor(options: RuntimeOptions, home: string, log: (message: string) => void) {
    const child = spawn(options.python, [...pythonFlags, '-m', 'manim_nodes.warm', '3'], {
      cwd: home,
      env: { ...runtimeEnvironment(options, home) },
      // A group of its own: Ctrl-C in a terminal reaches the worker alone, which ends this in order.
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.requests = pipeOf(child, 0);
    // Writing to a process that has just ended is no news: its end is told by `ended`.
    this.requests.on('error', () => undefined);
    const errors = pipeOf(child, 2).setEncoding('utf8');
    errors.on('data', (chunk: string) => {
      this.said.add(chunk);
      for (const line of chunk.split('\n')) if (line.trim() !== '') log(line.trimEnd());
    });
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => {
        this.failure ??= error.message.includes('ENOENT') ? 'Python was not found' : error.message;
        resolve();
      });
      child.once('close', () => {
        resolve();
      });
    });
    this.ready = this.listen(pipeOf(child, 3));
    void this.ended.then(() => {
      for (const listener of [...this.listeners.values()]) listener({ type: 'lost' });
      this.listeners.clear();
    });
  }

  /** Starts a job; `listener` hears of it until `ended` or `lost`. */
  start(request: { readonly job: string } & Readonly<Record<string, unknown>>, listener: Listener): void {
    this.listeners.set(request.job, listener);
    this.requests.write(encodeMessage(request));
  }

  /** Ends the process and all of its jobs, which it does itself when its requests end. */
  async stop(): Promise<void> {
    this.requests.end();
    const force = setTimeout(() => this.child.kill('SIGKILL'), 2000);
    await this.ended;
    clearTimeout(force);
  }

  private listen(answers: Readable): Promise<RuntimeVersions> {
    const reader = new MessageReader();
    return new Promise((resolve, reject) => {
      answers.on('data', (chunk: Buffer) => {
        try {
          for (const value of reader.read(chunk)) this.deliver(readWarmMessage(value), resolve);
        } catch {
          // A stream that has lost its measure cannot be read any further.
          this.failure = 'The render process spoke nonsense';
          this.child.kill('SIGKILL');
        }
      });
      void this.ended.then(() => {
        reject(new Error(this.failure ?? (this.said.lastLine || 'The render process ended at once')));
      });
    });
  }

  private deliver(message: WarmMessage | undefined, ready: (versions: RuntimeVersions) => void): void {
    if (message === undefined) return;
    if ('job' in message) {
      const listener = this.listeners.get(message.job);
      if (message.type === 'ended') this.listeners.delete(message.job);
      listener?.(message);
    } else if (message.type === 'ready') {
      ready(message);
    } else {
      this.failure = message.message;
    }
  }
}
