import { test as base } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(__dirname, '../../..');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function opens(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      }).on('error', () => {
        resolve(false);
      });
    });
    if (open) return;
    await sleep(50);
  }
  throw new Error(`nothing listens on ${port}`);
}

function start(command: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
}

/** The whole stack on ports of its own, once for each Playwright worker. */
export const test = base.extend<object, { stack: { editor: string; gateway: string } }>({
  stack: [
    async ({}, use) => {
      const [redisPort, gatewayPort] = [await freePort(), await freePort()];
      const env = { REDIS_URL: `redis://127.0.0.1:${redisPort}`, GATEWAY_PORT: `${gatewayPort}` };
      const redis = start(
        'redis-server',
        ['--port', `${redisPort}`, '--save', '', '--bind', '127.0.0.1', '--loglevel', 'warning'],
        {},
      );
      await opens(redisPort);
      const services = ['api-gateway', 'render-worker'].map((app) =>
        start(process.execPath, [`dist/apps/${app}/main.cjs`], env),
      );
      await opens(gatewayPort);
      const files = createServer((request, response) => {
        const path = new URL(request.url ?? '/', 'http://x').pathname;
        const file = path === '/' ? '/index.html' : path;
        void readFile(join(root, 'dist/apps/editor/browser', file)).then(
          (body) =>
            response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(body),
          () => response.writeHead(404).end(),
        );
      }).listen(0, '127.0.0.1');
      await once(files, 'listening');
      await use({
        editor: `http://127.0.0.1:${(files.address() as AddressInfo).port}`,
        gateway: `http://127.0.0.1:${gatewayPort}`,
      });
      files.close();
      for (const child of [...services, redis]) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
    },
    { scope: 'worker' },
  ],
});
