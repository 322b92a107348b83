import type { Config } from '@manim-nodes/config';
import type { AppLogger } from '@manim-nodes/logging';
import { connectRedis, createSocketEmitter, type SocketEmitter } from '@manim-nodes/render-queue';
import type { Redis } from 'ioredis';

/** The worker's connections to Redis; whoever opens them closes them last. */
export class Connections {
  /** For the queues, which wait for Redis to return. */
  readonly queue: Redis;
  /** For cancel messages alone. */
  readonly subscriber: Redis;
  /** For short commands, which fail while Redis is away. */
  readonly commands: Redis;
  /** Says things into the sockets of all gateways. */
  readonly emitter: SocketEmitter;
  private readonly emitting: Redis;

  constructor(config: Config, logger: AppLogger) {
    const connect = (): Redis =>
      connectRedis(config.redis.url, 'consumer', (message) => {
        logger.error(message);
      });
    this.queue = connect();
    this.subscriber = connect();
    this.commands = connect();
    this.emitting = connect();
    this.emitter = createSocketEmitter(this.emitting);
  }

  close(): void {
    for (const redis of [this.queue, this.subscriber, this.commands, this.emitting]) redis.disconnect();
  }
}
