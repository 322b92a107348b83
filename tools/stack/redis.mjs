/** A Redis of the product's own: append-only, on a free port of this machine, with a password nobody else has. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stop } from '../setup/progress.mjs';
import { Child } from './child.mjs';
import { freePort } from './ports.mjs';

const quoted = (text) => JSON.stringify(text);

/** Starts redis-server with its data in `home`/redis; the settings travel on stdin, so no password shows in `ps`. */
export async function startRedis(home) {
  const folder = join(home, 'redis');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const password = randomBytes(18).toString('hex');
  const settings = {
    bind: '127.0.0.1',
    port,
    requirepass: password,
    dir: quoted(folder),
    save: quoted(''),
    appendonly: 'yes',
    appendfsync: 'always',
    maxmemory: '256mb',
    'maxmemory-policy': 'noeviction',
  };
  const input = Object.entries(settings)
    .map(([key, value]) => `${key} ${value}\n`)
    .join('');
  const child = new Child('Redis', 'redis-server', ['-'], { input });
  const url = `redis://:${password}@127.0.0.1:${port}`;
  for (const deadline = Date.now() + 20_000; Date.now() < deadline && child.running; await sleep(50)) {
    if ((await ask(port, `AUTH ${password}\r\nPING\r\n`)).includes('+PONG')) return { child, url };
  }
  await child.end(1000);
  throw new Stop(`redis-server did not start:\n${child.tail}`);
}

/** Sends inline commands and gives back what came within a moment; an empty text when nobody listens. */
function ask(port, commands) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(commands));
    let answer = '';
    const finish = () => done((socket.destroy(), answer));
    socket.setTimeout(500, finish);
    socket.on('error', finish);
    socket.on('data', (part) => {
      answer += part;
      if (answer.includes('PONG') || answer.includes('LOADING')) finish();
    });
  });
}
