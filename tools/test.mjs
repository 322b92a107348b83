/**
 * Every check of the project, one after another, with one total at the end: `N passed, N failed`.
 * With --full: the heavier ones instead (containers, the bare machine, targets named `full`).
 * The exit code is 0 only when nothing failed and every suite ran at least one test.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { countTests } from './checks/counts.mjs';
import { homeFolder, python, root, withTex } from './setup/places.mjs';
import { capture } from './setup/progress.mjs';

const nx = (...args) => ['nx', [...args, '--outputStyle=static']];
const everyProject = (target, ...args) => nx('run-many', '-t', target, ...args);
const inPython = (...args) => [python, ['-m', ...args], join(root, 'python')];

/** `counted`: the runner prints how many tests passed; any other suite is one check. */
const daily = [
  { name: 'format', command: ['prettier', ['--check', '--log-level=warn', '.']] },
  { name: 'lint', command: everyProject('lint') },
  { name: 'types', command: everyProject('typecheck') },
  { name: 'unit tests', command: everyProject('test'), counted: true },
  { name: 'build', command: everyProject('build') },
  { name: 'Python format', command: inPython('ruff', 'format', '--check', '.') },
  { name: 'Python lint', command: inPython('ruff', 'check', '.') },
  { name: 'Python types', command: inPython('mypy') },
  { name: 'Python tests', command: inPython('pytest'), counted: true },
  { name: 'medium tests', command: everyProject('medium', '--parallel=1'), counted: true },
  { name: 'end to end', command: nx('e2e', 'e2e'), counted: true },
];
const withEngine = [
  { name: 'compose', command: [process.execPath, ['tools/compose-check.mjs']], counted: true },
  { name: 'bare machine', command: [process.execPath, ['tools/bare-machine-check.mjs']], counted: true },
];

/** The heavier suites that this machine can run. */
async function full() {
  const suites = [];
  const listed = await capture('nx', ['show', 'projects', '--with-target', 'full']);
  if (listed.output.trim() !== '') {
    suites.push({ name: 'full tests', command: everyProject('full', '--parallel=1'), counted: true });
  }
  if (
    (await capture('docker', ['compose', 'version'])).status === 0 &&
    (await capture('docker', ['info'])).status === 0
  ) {
    return [...suites, ...withEngine];
  }
  console.log('SKIPPED: compose, bare machine (no Docker engine with Compose v2 answers)');
  return suites;
}

/** Runs one suite with its output shown, and counts its tests. */
async function runSuite({ name, command: [file, args, cwd = root], counted = false }) {
  console.log(`\n── ${name}: ${[file, ...args].join(' ')}`);
  const began = performance.now();
  const env = { ...withTex(), MANIM_NODES_PYTHON: python, NX_DAEMON: 'false', CI: 'true' };
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from.on('data', (part) => {
      to.write(part);
      output += part;
    });
  }
  const status = await Promise.race([
    once(child, 'close').then(([code]) => code ?? 1),
    once(child, 'error').then(([error]) => (console.error(error.message), 127)),
  ]);
  const count = counted ? countTests(output) : { passed: status === 0 ? 1 : 0, failed: 0 };
  const silent = status === 0 && count.passed + count.failed === 0;
  if (silent) console.log(`${name} ran no test at all`);
  if (count.failed === 0 && (status !== 0 || silent)) count.failed = 1;
  return { name, ...count, seconds: (performance.now() - began) / 1000 };
}

/** A person's own settings must not reach the tests, nor the tests a person's Redis. */
const folders = ['CONFIG_FILE', 'DATA_DIR', 'EXPORT_DIR', 'PREVIEW_DIR'];
const network = ['HOST', 'PORT', 'PUBLIC_ORIGINS', 'BEHIND_PROXY', 'ALLOW_INSECURE', 'REDIS_URL'];
const services = ['WORKER_ID', 'LOG_LEVEL', 'MANIM_QUALITY', 'MAX_RENDER_TIME'];
for (const name of [...folders, ...network, ...services]) delete process.env[name];
process.env.MANIM_NODES_HOME = join(homeFolder(), 'test');

const results = [];
for (const suite of process.argv.includes('--full') ? await full() : daily) results.push(await runSuite(suite));

console.log('\n── summary');
for (const { name, passed, failed, seconds } of results) {
  const counts = `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed`;
  console.log(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(14)} ${counts} ${seconds.toFixed(1).padStart(7)} s`);
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
