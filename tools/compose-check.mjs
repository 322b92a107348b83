/**
 * Builds and starts the compose stack with two workers, uses it through its one published port, and takes it down again.
 * Needs Docker with Compose v2. Usage: node tools/compose-check.mjs
 */
import { check, total } from './checks/report.mjs';
import { docker } from './checks/docker.mjs';
import { openFrame, previewBySocketIo, previewByWebSocket } from './checks/preview.mjs';
import { freePort } from './stack/ports.mjs';
import { exportVideo, sample, videoDuration } from './stack/self-check.mjs';

const project = 'manim-nodes-check';
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const env = { ...process.env, PORT: String(port) };
delete env.PUBLIC_ORIGINS;
const compose = (...args) => docker(['compose', '--ansi', 'never', '--project-name', project, ...args], { env });

async function expectStatus(wanted, path, options) {
  const answer = await fetch(address + path, options);
  const text = await answer.text();
  if (answer.status !== wanted)
    throw new Error(`${path} answered ${answer.status}, not ${wanted}: ${text.slice(0, 300)}`);
  return text;
}

/** `frames`: what the sample shows at 15 fps, one second of Create and one of Wait. */
async function expectPreview({ frames, complete }) {
  if (frames.length === 0 || complete.total_frames !== 30) {
    throw new Error(`${frames.length} frames came, and ${complete.total_frames} were announced instead of 30`);
  }
  await openFrame(address, frames[0]);
  return `${frames.length} pictures for ${complete.total_frames} frames`;
}

async function use() {
  await check('docker compose up --build --scale render-worker=2 --wait', () =>
    compose('up', '--detach', '--build', '--scale', 'render-worker=2', '--wait', '--wait-timeout', '300').then(
      () => '',
    ),
  );
  await check('the page comes through the published port', async () => {
    const page = await expectStatus(200, '/');
    if (!page.includes('<script')) throw new Error('this is no page with a script');
  });
  await check('the gateway is ready', () => expectStatus(200, '/api/ready').then(() => ''));
  await check('two workers are listed', async () => {
    const workers = JSON.parse(await expectStatus(200, '/api/workers'));
    const list = Array.isArray(workers) ? workers : workers.workers;
    if (list.length !== 2) throw new Error(`${list.length} are: ${JSON.stringify(workers).slice(0, 300)}`);
  });
  await check('a preview over Socket.IO', async () => expectPreview(await previewBySocketIo(address, sample)));
  await check('a preview over a plain WebSocket', async () => expectPreview(await previewByWebSocket(address, sample)));
  await check('a formula is set by the TeX of the image', async () => {
    const { complete } = await previewBySocketIo(address, formula);
    if (complete.total_frames !== 1) throw new Error(`${complete.total_frames} frames came for a still`);
  });
  await check('an export opens and lasts 2 s', async () => {
    const duration = videoDuration(await exportVideo(address, sample));
    if (Math.abs(duration - 2) > 0.2) throw new Error(`it lasts ${duration} s`);
  });
  await check('nothing but the page is published', async () => {
    const published = await docker(['ps', '--filter', label, '--format', '{{.Names}} {{.Ports}}']);
    const open = published.split('\n').filter((line) => line.includes('->'));
    if (open.length !== 1 || !open[0].includes(`127.0.0.1:${port}->8080`)) throw new Error(open.join('; '));
  });
}

const label = `label=com.docker.compose.project=${project}`;
const formula = {
  ...sample,
  nodes: [{ id: 'n1', type: 'MathTex', position: { x: 0, y: 0 }, data: { tex: String.raw`\frac12` } }],
  edges: [],
};

/** What `docker compose down -v` should have taken away. */
async function leftovers() {
  const lists = [
    ['ps', '--all'],
    ['volume', 'ls'],
    ['network', 'ls'],
  ];
  const found = await Promise.all(lists.map((list) => docker([...list, '--quiet', '--filter', label])));
  return found.filter((text) => text !== '');
}

try {
  await use();
} catch {
  console.log(await compose('logs', '--no-color', '--tail', '40').catch((error) => error.message));
} finally {
  await check('docker compose down -v leaves nothing', async () => {
    await compose('down', '--volumes', '--timeout', '20');
    const left = await leftovers();
    if (left.length > 0) throw new Error(`left behind: ${left.join(' ')}`);
  }).catch(() => undefined);
  total();
}
