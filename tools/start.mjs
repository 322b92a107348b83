/** Builds what changed, starts Redis, the gateway and the workers, renders a sample, and serves until it is told to end. */
import { dirname } from 'node:path';
import { fail, log, run, stage } from './setup/progress.mjs';
import { homeFolder, logFile } from './setup/places.mjs';
import { ensurePortFree } from './stack/ports.mjs';
import { selfCheck } from './stack/self-check.mjs';
import { addressOf, readArguments, readConfig } from './stack/settings.mjs';
import { Stack, whenReady } from './stack/stack.mjs';

const began = performance.now();
/** Seconds: the worker warms Manim before it reports itself. */
const readyWithin = 90;
const node = (app) => [process.execPath, ['--enable-source-maps', `dist/apps/${app}/main.cjs`]];

async function build() {
  const projects = ['api-gateway', 'render-worker', 'editor'].join(',');
  const output = await run('nx', ['run-many', '-t', 'build', '-p', projects, '--outputStyle=static'], {
    says: 'The build',
  });
  return output.includes('read the output from the cache') && output.includes('3 out of 3') ? 'unchanged' : '';
}

const options = await Promise.resolve(process.argv.slice(2)).then(readArguments).catch(fail);
if (options.port) process.env.PORT = String(options.port);

let stack;
let stopped;
/** Stops once, whoever asks first; `code` is the exit code. */
function stop(code) {
  stopped ??= (async () => {
    await stack?.stop();
    log('stopped');
    process.exit(code);
  })();
  return stopped;
}
async function stopBecause(error) {
  console.error(`\n✗ ${error.message}`);
  await stop(1);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));

async function start() {
  const { server } = await readConfig(process.env);
  stack = new Stack({
    home: homeFolder(),
    environment: { HOST: server.host, PORT: String(server.port) },
    onFatal: (sentence) => void stopBecause(new Error(`${sentence}\nThe logs are in ${dirname(logFile)}`)),
    onNews: (sentence) => console.log(`  ${sentence}`),
  });
  await stack.claim();
  await ensurePortFree(server.port, server.host);
  await stage('build', build);
  if (stopped) return;
  const address = addressOf(server.host, server.port);
  await stage(`Redis, gateway and ${options.workers} worker${options.workers > 1 ? 's' : ''}`, async () => {
    await stack.startQueue();
    if (stopped) return;
    stack.startGateway(...node('api-gateway'));
    for (let number = 1; number <= options.workers; number += 1) stack.startWorker(number, ...node('render-worker'));
    await whenReady(address, readyWithin);
  });
  await stage('self-check: a sample rendered to an MP4', () => selfCheck(address));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`\nmanim-nodes is ready at ${address} (${seconds} s; Ctrl-C ends it; log: ${logFile})`);
}

await start().catch((error) => (stopped ? undefined : stopBecause(error)));
