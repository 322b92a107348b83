import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Heartbeat } from './heartbeat';

/**
 * Answers `GET /` with the worker's state: 200 while it can render, 503 with `reason` while it cannot. Bound to the
 * machine itself; a container's health check asks from inside.
 */
export class HealthServer {
  private readonly server: Server;

  constructor(heartbeat: Pick<Heartbeat, 'state'>) {
    this.server = createServer((request, response) => {
      const isKnown = request.method === 'GET' && request.url === '/';
      const state = heartbeat.state();
      const status = isKnown ? (state.reason === undefined ? 200 : 503) : 404;
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(isKnown ? state : { error: 'Only GET / is answered here' }));
    });
  }

  /** Listens on the port, any free one for 0, and gives the one that it is. Throws when it is taken. */
  async listen(port: number): Promise<number> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
