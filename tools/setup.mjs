/**
 * The one set-up: makes a clean clone runnable with any Node >= 20, then runs the file or package.json script it was given.
 * First it puts the pinned Node and pnpm under .tools/ and starts itself again with them; then the system's packages,
 * the npm packages, TeX's single files and the virtual environment with Manim. Each stage does only what a changed
 * lock file or version asks for.
 * Usage: node tools/setup.mjs [--for-tests] [file.mjs | script] [--no-tex] [arguments]
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stop, capture, fail, freshLog, log, run, stage } from './setup/progress.mjs';
import { root, tools, windows } from './setup/places.mjs';
import { ensurePython } from './setup/python.mjs';
import { fileText, hashOf, whenChanged } from './setup/stamp.mjs';
import { ensureStandalone, ensureSystem, neededParts } from './setup/system.mjs';

const self = fileURLToPath(import.meta.url);
const modules = join(tools, 'node_modules');
const wantedNode = readFileSync(join(root, '.node-version'), 'utf8').trim();
const wantedPnpm = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager.split(/[@+]/)[1];

/** What the second pass finds in its environment; another checkout's says something else. */
const toolsAtHand = `${wantedNode} in ${tools}`;

/** npm carries Node's binaries, one package for each platform, without install scripts. */
const nodePackage = `node-${windows ? 'win' : process.platform}-${process.arch}`;
const ownNode = join(modules, nodePackage, 'bin', windows ? 'node.exe' : 'node');
const pnpm = join(modules, 'pnpm', 'bin', 'pnpm.cjs');

/** The Node at hand serves when it is 24.15 or a later 24, which is what Angular asks for. */
const [major, minor] = process.versions.node.split('.').map(Number);
const nodeAtHandServes = major === Number(wantedNode.split('.')[0]) && minor >= 15;

const installed = (name) => {
  const file = join(modules, name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
};

async function ensureTools(say) {
  const wanted = { pnpm: wantedPnpm, ...(nodeAtHandServes ? {} : { [nodePackage]: wantedNode }) };
  if (Object.entries(wanted).every(([name, version]) => installed(name) === version)) return 'unchanged';
  const specs = Object.entries(wanted).map(([name, version]) => `${name}@${version}`);
  say(`npm install ${specs.join(' ')}`);
  const flags = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await run(windows ? 'npm.cmd' : 'npm', ['install', '--prefix', tools, ...flags, ...specs], {
    shell: windows,
    says: `Fetching Node ${wantedNode} (or install Node 24.15 or a later 24 yourself)`,
  });
  return '';
}

async function ensurePackages(say) {
  const hash = hashOf(fileText(join(root, 'pnpm-lock.yaml')), process.version);
  const changed = await whenChanged(join(root, 'node_modules', '.setup-stamp'), hash, () => {
    say('pnpm install --frozen-lockfile');
    // CI: without a terminal pnpm would not replace a node_modules of another make.
    const env = { ...process.env, CI: 'true' };
    return run(process.execPath, [pnpm, 'install', '--frozen-lockfile', '--prefer-offline'], { env, says: 'pnpm' });
  });
  return changed ? '' : 'unchanged';
}

/**
 * Runs a command to its end; signals reach the child, and its failure is ours. When npm, who started us, is ended by a
 * signal, it does not tell us: then the child is asked to end as if the signal had been for it.
 */
async function handOver(command, args, env) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
  const watch = process.env.npm_lifecycle_event ? setInterval(orphaned, 500) : undefined;
  const code = await new Promise((done) => {
    child.on('error', () => done(127));
    child.on('exit', (status, signal) => done(status ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  clearInterval(watch);
  process.exitCode = code;
}

async function outerPass(args) {
  freshLog();
  await stage('Node and pnpm', ensureTools);
  const node = nodeAtHandServes ? process.execPath : ownNode;
  if ((await capture(node, ['--version'])).status !== 0) {
    throw new Stop(
      `Node ${wantedNode} does not run on this machine; install Node 24.15 or a later 24 and start again.`,
    );
  }
  const path = [dirname(node), join(modules, '.bin'), join(root, 'node_modules', '.bin'), process.env.PATH];
  const env = { ...process.env, PATH: path.join(delimiter), MANIM_NODES_TOOLS: toolsAtHand, NX_DAEMON: 'false' };
  await handOver(node, [self, ...args], env);
}

async function innerPass(args) {
  const tests = args[0] === '--for-tests';
  const [task, ...rest] = tests ? args.slice(1) : args;
  const tex = !rest.includes('--no-tex');
  await stage('system packages', (say) => ensureSystem(neededParts({ tex, tests }), say));
  await stage('npm packages', ensurePackages);
  if (tex) await stage('TeX', ensureStandalone);
  await stage('Python and Manim', (say) => ensurePython({ tests }, say));
  log(`set-up done on Node ${process.version}`);
  if (!task) return;
  // A file runs without pnpm between, which would swallow signals.
  const command = task.endsWith('.mjs') ? [task, ...rest] : [pnpm, 'run', task, ...rest];
  await handOver(process.execPath, command, process.env);
}

const args = process.argv.slice(2);
await (process.env.MANIM_NODES_TOOLS === toolsAtHand ? innerPass(args) : outerPass(args)).catch(fail);
