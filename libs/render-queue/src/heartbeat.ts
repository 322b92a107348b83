import { redisKeys, type WorkerState } from '@manim-nodes/contracts';
import type { Redis } from 'ioredis';

const beatEvery = 2000;
/** A worker that missed three beats is gone, in seconds. */
const goneAfter = 6;

/** Says every 2 s that this worker is alive and what it does. */
export class WorkerHeartbeat {
  private timer: NodeJS.Timeout | undefined;
  private key: string | undefined;

  /** `state` is read at each beat; failures to write go to `onError`. */
  constructor(
    private readonly redis: Redis,
    private readonly state: () => WorkerState,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Beats now and from now on. */
  async start(): Promise<void> {
    this.timer = setInterval(() => void this.beat(), beatEvery);
    await this.beat();
  }

  /** Beats at once, for a change that others should see now. */
  async beat(): Promise<void> {
    const state = this.state();
    this.key = redisKeys.worker(state.worker_id);
    try {
      await this.redis.set(this.key, JSON.stringify(state), 'EX', goneAfter);
    } catch (error) {
      this.onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Stops, and takes the worker off the list. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    if (this.key !== undefined) await this.redis.del(this.key);
  }
}

/** All workers whose heart beats, by id. */
export async function listWorkers(redis: Redis): Promise<readonly WorkerState[]> {
  const keys = new Set<string>();
  let cursor = '0';
  do {
    const [next, found] = await redis.scan(cursor, 'MATCH', redisKeys.worker('*'), 'COUNT', 1000);
    for (const key of found) keys.add(key);
    cursor = next;
  } while (cursor !== '0');
  if (keys.size === 0) return [];
  const states = await redis.mget([...keys]);
  return states
    .flatMap((text) => parseWorkerState(text) ?? [])
    .sort((one, other) => one.worker_id.localeCompare(other.worker_id));
}

function parseWorkerState(text: string | null): WorkerState | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isState = typeof value === 'object' && value !== null && 'worker_id' in value && 'state' in value;
    return isState ? (value as WorkerState) : undefined;
  } catch {
    return undefined;
  }
}
