import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { inboundLimit } from '@manim-nodes/contracts';
import { connectRedis } from '@manim-nodes/render-queue';
import { createAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import type { Server, ServerOptions } from 'socket.io';
import { refusal, type GuardPolicy } from '../http/request-guard';
import { watchConnection } from './connection-limits';

/** Milliseconds that a Redis has to answer when it is to be left. */
const patience = 500;

/** Socket.IO behind the same guard as HTTP, joined through Redis with the workers and with other gateways. */
export class SocketAdapter extends IoAdapter {
  private readonly publisher;
  private readonly subscriber;

  constructor(
    app: INestApplication,
    private readonly policy: GuardPolicy,
    redisUrl: string,
    log: (message: string) => void,
  ) {
    super(app);
    this.publisher = connectRedis(redisUrl, 'consumer', log);
    this.subscriber = connectRedis(redisUrl, 'consumer', log);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server: unknown = super.createIOServer(port, {
      ...options,
      path: '/socket.io/',
      serveClient: false,
      transports: ['websocket'],
      maxHttpBufferSize: inboundLimit.preview,
      perMessageDeflate: false,
      connectTimeout: 10_000,
      // Another answer than 101 reaches no page anyway; the reason is for people who read the traffic.
      allowRequest: (request, decide) => {
        const { method = 'GET', url = '/', headers } = request;
        const path = url.split('?', 1)[0] ?? '/';
        const refused = refusal({ method, path, headers }, this.policy);
        decide(refused?.message, refused === undefined);
      },
    } satisfies Partial<ServerOptions>);
    const io = server as Server;
    io.adapter(createAdapter(this.publisher, this.subscriber));
    io.engine.on('connection', watchConnection);
    return io;
  }

  override async dispose(): Promise<void> {
    await super.dispose();
    await Promise.all([this.publisher, this.subscriber].map(takeLeave));
  }
}

/**
 * Says goodbye to a Redis that is there, once the commands on their way are done. One that is away is left to the end of
 * the process: giving it up would throw the commands that wait for it at nobody.
 */
async function takeLeave(redis: Redis): Promise<void> {
  const isComing = redis.status === 'connecting' || redis.status === 'connect';
  if (isComing) await Promise.race([once(redis, 'ready'), sleep(patience, undefined, { ref: false })]);
  if (redis.status === 'ready') await redis.quit();
}
