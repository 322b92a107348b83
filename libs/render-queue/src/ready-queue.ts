import type { QueueTable } from '@manim-nodes/contracts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { queueOptions, type QueueName } from './options';

export type TypedQueue<K extends QueueName> = Queue<QueueTable[K]['payload'], QueueTable[K]['result'], K>;

/**
 * A queue that outlives a bad start: BullMQ remembers for ever when its first words with Redis failed, and then refuses
 * every call, though Redis may be back. Such a queue is replaced by a new one on the same connection.
 */
export class ReadyQueue<K extends QueueName> {
  private queue: TypedQueue<K>;

  constructor(
    private readonly name: K,
    private readonly redis: Redis,
    private readonly onError: (error: Error) => void,
  ) {
    this.queue = this.create();
  }

  /** The queue, once it has spoken with Redis. Throws when that failed; ask again then. */
  async get(): Promise<TypedQueue<K>> {
    const { queue } = this;
    try {
      await queue.waitUntilReady();
    } catch (error) {
      if (this.queue === queue) this.queue = this.create();
      await queue.close();
      throw error;
    }
    return queue;
  }

  async close(): Promise<void> {
    await this.queue.close();
  }

  private create(): TypedQueue<K> {
    const queue: TypedQueue<K> = new Queue(this.name, { connection: this.redis, ...queueOptions(this.name) });
    queue.on('error', this.onError);
    return queue;
  }
}
