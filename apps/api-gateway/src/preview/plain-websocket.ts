import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Config } from '@manim-nodes/config';
import { errorStatus, inboundLimit, previewNamespace } from '@manim-nodes/contracts';
import { io } from 'socket.io-client';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { guardPolicy, refusal, type GuardPolicy } from '../http/request-guard';
import { configToken } from '../system/tokens';
import { unreadableEvent } from './preview.gateway';

/** A reader that leaves more than this many bytes unread is let go. */
const unreadLimit = 4_000_000;

/**
 * `/ws/preview` for clients without Socket.IO: for each WebSocket a client of the namespace in this same process, and
 * messages copied as JSON text both ways. So there is one implementation of previews, with one set of limits.
 */
@Injectable()
export class PlainWebSocket implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: inboundLimit.preview });
  private readonly policy: GuardPolicy;

  constructor(
    @Inject(configToken) config: Config,
    private readonly host: HttpAdapterHost,
  ) {
    this.policy = guardPolicy(config.server);
  }

  onApplicationBootstrap(): void {
    const server = this.server();
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (pathOf(request) === previewNamespace) this.upgrade(request, socket, head);
    });
  }

  /** Before the server closes, which waits for all of its connections. */
  beforeApplicationShutdown(): void {
    for (const socket of this.sockets.clients) socket.terminate();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { method = 'GET', headers } = request;
    const refused = refusal({ method, path: pathOf(request), headers }, this.policy);
    if (refused) {
      socket.end(`HTTP/1.1 ${errorStatus[refused.code]} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (plain) => {
      this.bridge(plain, request);
    });
  }

  private bridge(plain: WebSocket, { headers }: IncomingMessage): void {
    const inner = io(`${this.ownAddress()}${previewNamespace}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      // The same names that the guard let in.
      extraHeaders: { Host: headers.host ?? '', ...(headers.origin !== undefined && { Origin: headers.origin }) },
    });
    inner.onAny((_event: string, message: unknown) => {
      if (plain.bufferedAmount > unreadLimit) plain.terminate();
      else plain.send(JSON.stringify(message));
    });
    inner.on('disconnect', () => {
      plain.close(1013, 'The server ended the session');
    });
    inner.on('connect_error', () => {
      plain.close(1011, 'The session could not be opened');
    });
    plain.on('message', (data, isBinary) => {
      const message = isBinary ? undefined : readPlain(data);
      if (message) inner.emit(message.type, message.body);
      else inner.emit(unreadableEvent);
    });
    plain.on('close', () => inner.disconnect());
    // A broken frame or one that is too large closes the socket by itself.
    plain.on('error', () => inner.disconnect());
  }

  private ownAddress(): string {
    const address = this.server().address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port');
    const anyAddress = address.address === '0.0.0.0' || address.address === '::';
    const name = anyAddress ? '127.0.0.1' : address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return `http://${name}:${address.port}`;
  }

  private server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}

/** A text message as the event and body that Socket.IO has; `undefined` when it is no JSON object with a `type`. */
export function readPlain(data: RawData): { readonly type: string; readonly body: object } | undefined {
  try {
    const body: unknown = JSON.parse(rawText(data));
    if (typeof body !== 'object' || body === null || !('type' in body) || typeof body.type !== 'string')
      return undefined;
    return { type: body.type, body };
  } catch {
    return undefined;
  }
}

function rawText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const path = url.split('?', 1)[0] ?? '/';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
