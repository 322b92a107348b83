import { once } from 'node:events';
import { createServer } from 'node:net';
import { Stop } from '../setup/progress.mjs';

/** Listens for a moment: gives the port back, or throws what listening threw. Port 0 means any free one. */
async function tryPort(port, host) {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  const found = server.address().port;
  server.close();
  await once(server, 'close');
  return found;
}

export const freePort = () => tryPort(0, '127.0.0.1');

/** Stop, with one sentence, when the page's port cannot be had. */
export async function ensurePortFree(port, host) {
  try {
    await tryPort(port, host);
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.message})`;
    throw new Stop(`Port ${port} ${why}: end that program, or choose another port: npm start -- --port ${port + 1}`);
  }
}
