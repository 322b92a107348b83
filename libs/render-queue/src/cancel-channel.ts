import { queues, redisKeys, type CancelMessage, type QueueTable } from '@manim-nodes/contracts';
import type { Redis } from 'ioredis';

type QueueName = keyof QueueTable;
type Reason = CancelMessage['reason'];

/** A cancelled export is remembered so long, in seconds, for a worker that takes the job just then. */
const rememberedFor = 3600;

const rememberedKey = (jobId: string): string => `export-cancelled:${jobId}`;

/** Asks whichever worker holds a job to stop it. An export stays cancelled for a worker that starts it later. */
export async function publishCancel(redis: Redis, message: CancelMessage): Promise<void> {
  if (message.queue === 'export' && message.reason === 'cancelled') {
    await redis.set(rememberedKey(message.id), message.reason, 'EX', rememberedFor);
  }
  await redis.publish(redisKeys.cancel, JSON.stringify(message));
}

/** One job under the eyes of a worker; `signal.reason` is the `reason` of the message that stopped it. */
export class CancelWatch {
  private readonly controller = new AbortController();
  private revision: number | undefined;
  private supersededBelow = 0;

  constructor(
    readonly queue: QueueName,
    readonly id: string,
    private readonly onEnd: (watch: CancelWatch) => void,
  ) {}

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Says which revision is rendered, once it is known; messages that came before count. */
  setRevision(revision: number): void {
    this.revision = revision;
    if (revision < this.supersededBelow) this.controller.abort('superseded' satisfies Reason);
  }

  receive(message: CancelMessage): void {
    if (message.before_revision === undefined) {
      this.controller.abort(message.reason);
      return;
    }
    this.supersededBelow = Math.max(this.supersededBelow, message.before_revision);
    if (this.revision !== undefined && this.revision < this.supersededBelow) this.controller.abort(message.reason);
  }

  /** Stops watching; to be called when the job has ended, however it did. */
  end(): void {
    this.onEnd(this);
  }
}

/**
 * The worker's ear for cancel messages. Watch a job before reading anything of it, so that no message falls between.
 *
 *     const watch = await channel.watch('preview', session_id);
 *     try { const request = await claimPreview(redis, session_id); watch.setRevision(request.revision); … watch.signal … }
 *     finally { watch.end(); }
 */
export class CancelChannel {
  private readonly watches = new Set<CancelWatch>();
  private readonly subscribed: Promise<unknown>;

  /** `subscriber` is a connection of role `consumer` for this channel alone; `redis` serves ordinary commands. */
  constructor(
    private readonly subscriber: Redis,
    private readonly redis: Redis,
  ) {
    subscriber.on('message', (channel: string, text: string) => {
      if (channel === redisKeys.cancel) this.deliver(text);
    });
    this.subscribed = subscriber.subscribe(redisKeys.cancel);
  }

  /** Watches one job; aborted at once when it is an export that was cancelled before. */
  async watch(queue: QueueName, id: string): Promise<CancelWatch> {
    const watch = new CancelWatch(queue, id, (ended) => this.watches.delete(ended));
    this.watches.add(watch);
    try {
      await this.subscribed;
      if (queue === 'export' && (await this.redis.exists(rememberedKey(id)))) {
        watch.receive({ queue, id, reason: 'cancelled' });
      }
    } catch (error) {
      watch.end();
      throw error;
    }
    return watch;
  }

  private deliver(text: string): void {
    const message = parseCancel(text);
    if (!message) return;
    for (const watch of this.watches) {
      if (watch.queue === message.queue && watch.id === message.id) watch.receive(message);
    }
  }
}

const reasons: ReadonlySet<unknown> = new Set<Reason>(['cancelled', 'superseded', 'shutdown']);

/** Reads a message of the channel; anything else than one of ours is `undefined`. */
export function parseCancel(text: string): CancelMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { queue, id, reason, before_revision } = value as Record<string, unknown>;
  if (typeof queue !== 'string' || !Object.hasOwn(queues, queue) || typeof id !== 'string' || !reasons.has(reason)) {
    return undefined;
  }
  return {
    queue: queue as QueueName,
    id,
    reason: reason as Reason,
    ...(typeof before_revision === 'number' && { before_revision }),
  };
}
