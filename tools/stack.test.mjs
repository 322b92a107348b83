/** Starting, watching and ending processes, with real ones in temporary folders. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const home = mkdtempSync(join(tmpdir(), 'manim-nodes-tools-'));
process.env.MANIM_NODES_HOME = home;
delete process.env.REDIS_URL;
after(() => rmSync(home, { recursive: true, force: true }));

const { Child } = await import('./stack/child.mjs');
const { Lease } = await import('./stack/lease.mjs');
const { ensurePortFree, freePort } = await import('./stack/ports.mjs');
const { startRedis } = await import('./stack/redis.mjs');
const { readArguments } = await import('./stack/settings.mjs');
const { videoDuration } = await import('./stack/self-check.mjs');
const { Stack } = await import('./stack/stack.mjs');

const running = (pid) => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
/** Asks until `condition` holds; a second is plenty for a process of this machine. */
async function eventually(condition, message) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (condition()) return;
    await sleep(25);
  }
  assert.fail(message);
}
const forever = ['-e', 'setInterval(() => {}, 1000)'];

test('a child ends with its grandchildren, also when it ignores SIGTERM', async () => {
  const script = `process.on('SIGTERM', () => {});
    console.log(require('node:child_process').spawn('sleep', ['600']).pid); setInterval(() => {}, 1000)`;
  const child = new Child('stubborn', process.execPath, ['-e', script]);
  await eventually(() => child.tail !== '', 'the grandchild did not begin');
  const grandchild = Number(child.tail);
  await child.end(100);
  await eventually(() => !running(child.pid) && !running(grandchild), 'a process is left');
});

test('a child that cannot begin says why', async () => {
  const child = new Child('missing', 'no-such-program', []);
  assert.match(String(await child.ended), /ENOENT/);
});

test('Redis asks for its password and keeps what it is told', async () => {
  const { child, url } = await startRedis(home);
  const { port, password } = new URL(url);
  const ask = (...args) => spawnSync('redis-cli', ['-p', port, ...args], { encoding: 'utf8' }).stdout;
  const setting = (name) => ask('-a', password, '--no-auth-warning', 'CONFIG', 'GET', name);
  try {
    assert.match(ask('PING'), /NOAUTH/);
    assert.match(setting('maxmemory-policy'), /noeviction/);
    assert.match(setting('appendonly'), /yes/);
    assert.match(setting('appendfsync'), /always/);
    assert.ok(
      !spawnSync('ps', ['-o', 'args', '-p', String(child.pid)], { encoding: 'utf8' }).stdout.includes(password),
    );
  } finally {
    await child.end(2000);
  }
});

test('a taken port is one sentence that names another', async () => {
  const server = createServer();
  const port = await freePort();
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  await assert.rejects(ensurePortFree(port, '127.0.0.1'), (error) => {
    assert.equal(
      error.message,
      `Port ${port} is taken by another program: end that program, or choose another port: npm start -- --port ${port + 1}`,
    );
    return true;
  });
  await new Promise((done) => server.close(done));
});

test('a second stack of the same home is refused, a dead one is cleared away', async () => {
  const child = new Child('left behind', process.execPath, forever);
  const first = new Lease(home);
  await first.take();
  first.add(child.pid);
  await assert.rejects(new Lease(home).take(), /already running here/);

  const file = join(home, 'running.json');
  const dead = { ...JSON.parse(readFileSync(file, 'utf8')), supervisor: { pid: 2 ** 22 - 1, born: '0' } };
  writeFileSync(file, JSON.stringify(dead));
  await new Lease(home).take();
  assert.ok(!running(child.pid), 'the child of the dead stack still runs');
  first.release();
});

test('a worker that dies is started again, and stop leaves nothing', async () => {
  const news = [];
  const pids = [];
  const stack = new Stack({ home, environment: {}, onFatal: assert.fail, onNews: (line) => news.push(line) });
  const start = stack.start.bind(stack);
  stack.start = (...args) => {
    const child = start(...args);
    pids.push(child.pid);
    return child;
  };
  await stack.claim();
  await stack.startQueue();
  stack.startWorker(1, process.execPath, forever);
  process.kill(pids[0], 'SIGKILL');
  await eventually(() => pids.length === 2, 'the worker was not started again');
  assert.match(news[0], /worker 1 ended \(SIGKILL\) and starts again in 1 s/);
  await stack.stop();
  assert.ok(pids.every((pid) => !running(pid)));
});

const faults = [
  [['--workers', 'two'], /--workers must be a whole number from 1 to 64, got "two"/],
  [['--port', '0'], /--port must be a whole number from 1 to 65535/],
  [['--wrokers', '2'], /Unknown option '--wrokers'/],
];
for (const [args, message] of faults) {
  test(`npm start -- ${args.join(' ')} is refused with a sentence`, () => {
    assert.throws(() => readArguments(args), message);
  });
}
test('arguments are read', () => {
  assert.deepEqual(readArguments(['--workers', '2', '--no-tex']), { workers: 2 });
  assert.deepEqual(readArguments(['--port', '9000']), { workers: 1, port: 9000 });
});

test('the duration of an MP4 is read from its header; anything else has none', () => {
  const box = Buffer.alloc(48);
  box.write('ftyp', 4, 'latin1');
  box.write('mvhd', 12, 'latin1');
  box.writeUInt32BE(1000, 12 + 16);
  box.writeUInt32BE(2500, 12 + 20);
  assert.equal(videoDuration(box), 2.5);
  assert.equal(videoDuration(Buffer.from('<html>no video</html>')), undefined);
});
