/**
 * Makes a clean clone runnable with any Node >= 20: puts the pinned Node and pnpm under .tools/,
 * starts itself again with them, installs the packages, then runs the file or package.json script that it was given.
 * Usage: node tools/setup.mjs [file.mjs | script [arguments]]
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);
const root = dirname(dirname(self));
const tools = join(root, '.tools');
const modules = join(tools, 'node_modules');
const wantedNode = readFileSync(join(root, '.node-version'), 'utf8').trim();
const wantedPnpm = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager.split(/[@+]/)[1];
const windows = process.platform === 'win32';

/** npm carries Node's binaries, one package for each platform, without install scripts. */
const nodePackage = `node-${windows ? 'win' : process.platform}-${process.arch}`;
const ownNode = join(modules, nodePackage, 'bin', windows ? 'node.exe' : 'node');
const pnpm = join(modules, 'pnpm', 'bin', 'pnpm.cjs');

/** Runs a command to its end; signals reach the child, and its failure is ours. */
async function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward);
  if (code !== 0) process.exit(code);
}

const installed = (name) => {
  const file = join(modules, name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
};

/** The Node at hand serves when it is 24.15 or a later 24, which is what Angular asks for. */
const [major, minor] = process.versions.node.split('.').map(Number);
const nodeAtHandServes = major === Number(wantedNode.split('.')[0]) && minor >= 15;

async function ensureTools() {
  const wanted = { pnpm: wantedPnpm, ...(nodeAtHandServes ? {} : { [nodePackage]: wantedNode }) };
  if (Object.entries(wanted).every(([name, version]) => installed(name) === version)) return;
  const specs = Object.entries(wanted).map(([name, version]) => `${name}@${version}`);
  const flags = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await run(windows ? 'npm.cmd' : 'npm', ['install', '--prefix', tools, ...flags, ...specs], { shell: windows });
}

async function ensurePackages() {
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(process.version)
    .digest('hex');
  const stampFile = join(root, 'node_modules', '.setup-stamp');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  await run(process.execPath, [pnpm, 'install', '--frozen-lockfile', '--prefer-offline']);
  writeFileSync(stampFile, stamp);
}

if (process.env.MANIM_NODES_TOOLS !== wantedNode) {
  await ensureTools();
  const node = nodeAtHandServes ? process.execPath : ownNode;
  const path = [dirname(node), join(modules, '.bin'), join(root, 'node_modules', '.bin'), process.env.PATH].join(
    delimiter,
  );
  await run(node, [self, ...process.argv.slice(2)], {
    env: { ...process.env, PATH: path, MANIM_NODES_TOOLS: wantedNode },
  });
} else {
  await ensurePackages();
  const [task, ...rest] = process.argv.slice(2);
  // A file runs without pnpm between, which would swallow signals.
  if (task) await run(process.execPath, task.endsWith('.mjs') ? [task, ...rest] : [pnpm, 'run', task, ...rest]);
}
