/** Redis, gateway and workers as one thing that starts, watches over itself and stops without leaving a process. */
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stop, log } from '../setup/progress.mjs';
import { python, withTex } from '../setup/places.mjs';
import { Child } from './child.mjs';
import { Lease } from './lease.mjs';
import { startRedis } from './redis.mjs';

/** Milliseconds: what a service gets to hand its jobs back, and the longest pause before a worker is started again. */
const grace = 8_000;
const longestPause = 30_000;
/** A worker that lived so long (ms) starts with the shortest pause again. */
const livedWell = 60_000;

export class Stack {
  #children = new Set();
  #redis;
  #stopping = false;
  #lease;

  /**
   * `home`: folder of logs and Redis. `environment`: added to what the services inherit.
   * `onFatal(sentence)`: the gateway or Redis ended by itself; `onNews(sentence)`: something worth a line happened.
   */
  constructor({ home, environment, onFatal, onNews }) {
    mkdirSync(home, { recursive: true });
    this.#lease = new Lease(home);
    this.home = home;
    this.environment = { ...withTex(), MANIM_NODES_HOME: home, MANIM_NODES_PYTHON: python, ...environment };
    this.onFatal = onFatal;
    this.onNews = onNews;
  }

  /** Makes sure that this is the only stack of its home, and that nothing of an earlier one is left. */
  claim() {
    return this.#lease.take();
  }

  /** Starts Redis unless REDIS_URL names one. */
  async startQueue() {
    if (process.env.REDIS_URL) return;
    const { child, url } = await startRedis(this.home);
    this.#redis = child;
    this.environment.REDIS_URL = url;
    this.#lease.add(child.pid);
    void child.ended.then(() => this.#stopping || this.onFatal(`Redis ended by itself:\n${child.tail}`));
  }

  /** Starts the gateway; its end is the end of all. */
  startGateway(command, args) {
    const gateway = this.start('gateway', command, args);
    void gateway.ended.then(() => this.#stopping || this.onFatal(`The gateway ended by itself:\n${gateway.tail}`));
    return gateway;
  }

  /** Starts worker `number` (from 1) and starts it again, with growing pauses, whenever it ends. */
  startWorker(number, command, args, failures = 0) {
    // A Redis that others share needs ids that no other machine has; and each id names a log file that is kept.
    const id = workerId(number);
    const began = Date.now();
    const worker = this.start(`worker ${number}`, command, args, { WORKER_ID: id });
    void worker.ended.then(async (how) => {
      if (this.#stopping) return;
      const lived = Date.now() - began > livedWell;
      const pause = Math.min(longestPause, 1000 * 2 ** (lived ? 0 : failures));
      log(worker.tail);
      this.onNews(`worker ${number} ended (${how}) and starts again in ${pause / 1000} s`);
      await sleep(pause, undefined, { ref: false });
      if (!this.#stopping) this.startWorker(number, command, args, lived ? 0 : failures + 1);
    });
    return worker;
  }

  start(name, command, args, environment = {}, options = {}) {
    const child = new Child(name, command, args, { env: { ...this.environment, ...environment }, ...options });
    this.#children.add(child);
    this.#lease.add(child.pid);
    void child.ended.then(() => this.#children.delete(child));
    return child;
  }

  /** Ends every child, Redis last: a worker that is closing waits for it. */
  async stop() {
    if (this.#stopping) return;
    this.#stopping = true;
    await Promise.all([...this.#children].map((child) => child.end(grace)));
    await this.#redis?.end(grace);
    this.#lease.release();
  }
}

/** The name under which worker `number` of this machine is listed and logs, from one start to the next. */
export const workerId = (number) =>
  `${hostname()
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 50)}-${number}`;

/** Asks `GET /api/ready` until it says yes; else Stop with the reasons of the last answer. `seconds`: the longest wait. */
export async function whenReady(address, seconds) {
  let reasons = ['the gateway does not answer'];
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(100)) {
    const answer = await fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    if (answer?.ok) return;
    const checks = Object.entries((await answer?.json().catch(() => undefined))?.checks ?? {});
    if (checks.length > 0) reasons = checks.filter(([, { ok }]) => !ok).map(([name, { reason }]) => reason ?? name);
  }
  throw new Stop(`Not ready after ${seconds} s: ${reasons.join('; ')}`);
}
