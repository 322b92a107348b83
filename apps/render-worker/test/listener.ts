import { createServer } from 'node:http';
import { once } from 'node:events';
import { type jobsNamespace, type previewNamespace } from '@manim-nodes/contracts';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';

/** One thing that a worker said. */
export interface Said {
  readonly event: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** A stand-in for a gateway: real Socket.IO on the same Redis, with one client in the rooms that are asked for. */
export class Listener {
  readonly said: Said[] = [];

  private constructor(private readonly closing: readonly (() => unknown)[]) {}

  static async join(url: string, namespace: typeof previewNamespace | typeof jobsNamespace, room: string) {
    const [publisher, subscriber] = [new Redis(url), new Redis(url)];
    const http = createServer().listen(0, '127.0.0.1');
    await once(http, 'listening');
    const server = new Server(http, { adapter: createAdapter(publisher, subscriber), transports: ['websocket'] });
    const joined = new Promise<void>((resolve) => {
      server.of(namespace).on('connection', (socket) => {
        void Promise.resolve(socket.join(room)).then(resolve);
      });
    });
    const address = http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const client = io(`http://127.0.0.1:${address.port}${namespace}`, { transports: ['websocket'] });
    const listener = new Listener([
      () => {
        client.disconnect();
      },
      () => server.close(),
      () => {
        publisher.disconnect();
        subscriber.disconnect();
      },
    ]);
    client.onAny((event: string, message: Said['message']) => listener.said.push({ event, message }));
    await joined;
    return listener;
  }

  /** All messages of one event. */
  of(event: string): readonly Said['message'][] {
    return this.said.filter((said) => said.event === event).map((said) => said.message);
  }

  async close(): Promise<void> {
    for (const close of this.closing) await close();
  }
}
