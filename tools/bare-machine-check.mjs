/**
 * The proof of the README's first line: a container with nothing but Node, git, python3 and certificates gets a clean
 * clone, `npm start` makes it a working manim-nodes, and an export asked for from outside opens. Needs Docker.
 * Usage: node tools/bare-machine-check.mjs      IMAGE=node:24-bookworm-slim by default
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker, networkArguments } from './checks/docker.mjs';
import { check, total } from './checks/report.mjs';
import { root } from './setup/places.mjs';
import { capture } from './setup/progress.mjs';
import { freePort } from './stack/ports.mjs';
import { exportVideo, sample, videoDuration } from './stack/self-check.mjs';

const image = process.env.IMAGE ?? 'node:24-bookworm-slim';
const container = `manim-nodes-bare-${process.pid}`;
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
/** Seconds that the first and every later start may take. */
const firstStart = 600;
const laterStart = 15;

const inside = (command) => docker(['exec', container, 'sh', '-c', command]);

/** The container is kept alive by a process that is not ours; its network is the default one. */
async function makeMachine() {
  const settings = ['HOST=0.0.0.0', 'ALLOW_INSECURE=true', `PUBLIC_ORIGINS=${address}`].flatMap((one) => [
    '--env',
    one,
  ]);
  const publish = ['--publish', `127.0.0.1:${port}:8000`];
  const network = networkArguments();
  await docker([
    'run',
    '--detach',
    '--init',
    '--name',
    container,
    ...publish,
    ...settings,
    ...network,
    image,
    'sleep',
    'infinity',
  ]);
  await inside(
    'apt-get update -qq && apt-get install -y -qq --no-install-recommends --no-upgrade git python3 ca-certificates',
  );
  const folder = mkdtempSync(join(tmpdir(), 'manim-nodes-clone-'));
  try {
    const clone = await capture('git', ['clone', '--quiet', '--no-local', root, join(folder, 'manim-nodes')]);
    if (clone.status !== 0) throw new Error(clone.output);
    await docker(['cp', join(folder, 'manim-nodes'), `${container}:/srv/manim-nodes`]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Types `npm start` and gives back the seconds until it says that it is ready. */
function start(limit) {
  const began = performance.now();
  const command = 'cd /srv/manim-nodes && echo $$ >/tmp/start.pid && exec npm start';
  const child = spawn('docker', ['exec', container, 'sh', '-c', command], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  return new Promise((resolve, reject) => {
    const end = (settle, value) => {
      clearTimeout(timer);
      settle(value);
    };
    const timer = setTimeout(() => end(reject, new Error(`not ready after ${limit} s:\n${output}`)), limit * 1000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        output += part;
        if (output.includes('manim-nodes is ready at')) end(resolve, (performance.now() - began) / 1000);
      });
    }
    child.on('exit', (code) => end(reject, new Error(`npm start ended with ${code}:\n${output}`)));
  });
}

/** Presses Ctrl-C, which reaches the whole process group, and waits until only the container's own processes are left. */
async function interrupt() {
  await inside('kill -s INT -- -"$(cat /tmp/start.pid)"');
  let left = [];
  for (let second = 0; second < 20; second += 1) {
    const lines = (await docker(['top', container, '-o', 'pid,args'])).split('\n').slice(1);
    left = lines.filter((line) => !/sleep infinity|docker-init|tini/.test(line));
    if (left.length === 0) return;
    await new Promise((done) => setTimeout(done, 1000));
  }
  throw new Error(`still there after 20 s:\n${left.join('\n')}`);
}

async function opensAsVideo() {
  const duration = videoDuration(await exportVideo(address, sample));
  if (duration === undefined || Math.abs(duration - 2) > 0.2) throw new Error(`it lasts ${duration} s, not 2 s`);
  return `${duration} s of video`;
}

try {
  await check(`${image} with git, python3 and ca-certificates`, makeMachine);
  await check('npm start is ready', async () => `${(await start(firstStart)).toFixed(1)} s`);
  await check('an export asked for from outside opens', opensAsVideo);
  await check('Ctrl-C ends every process', interrupt);
  await check('a later start is ready soon', async () => {
    const seconds = await start(120);
    if (seconds > laterStart) throw new Error(`${seconds.toFixed(1)} s, more than ${laterStart} s`);
    return `${seconds.toFixed(1)} s`;
  });
  await check('and works', opensAsVideo);
} catch {
  console.log(await inside('cat ~/manim-nodes/logs/start.log | tail -n 60').catch((error) => error.message));
} finally {
  await docker(['rm', '--force', '--volumes', container]).catch(() => undefined);
  total();
}
