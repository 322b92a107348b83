/** Checks each part that manim-nodes stands on and says how to mend it. Runs under any Node >= 20, installs nothing. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findCommand, homeFolder, python, root, tools, withTex } from './setup/places.mjs';
import { capture } from './setup/progress.mjs';
import { basePython } from './setup/python.mjs';
import { fileText, hashOf } from './setup/stamp.mjs';
import { missingNeeds } from './setup/system.mjs';

const again = 'npm start sets it up';
const good = (text) => ({ ok: true, text });
const bad = (text, mend) => ({ ok: false, text, mend });
const lastLine = (text) => text.trim().split('\n').at(-1);

async function nodeVersion() {
  const wanted = readFileSync(join(root, '.node-version'), 'utf8').trim();
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major === 24 && minor >= 15) return good(process.version);
  const folder = `node-${process.platform}-${process.arch}`;
  const { status, output } = await capture(join(tools, 'node_modules', folder, 'bin', 'node'), ['--version']);
  return status === 0 ? good(`${output.trim()} in .tools`) : bad(`${process.version}, ${wanted} is wanted`, again);
}

async function pnpmVersion() {
  const text = fileText(join(tools, 'node_modules', 'pnpm', 'package.json'));
  return text ? good(JSON.parse(text).version) : bad('missing', again);
}

async function packages() {
  const stamp = fileText(join(root, 'node_modules', '.setup-stamp'));
  const lock = fileText(join(root, 'pnpm-lock.yaml'));
  const nodes = [process.version, `v${readFileSync(join(root, '.node-version'), 'utf8').trim()}`];
  return nodes.some((version) => stamp === hashOf(lock, version))
    ? good('as pnpm-lock.yaml says')
    : bad('not as pnpm-lock.yaml says', again);
}

async function systemPython() {
  const base = await basePython();
  return base ? good(base.version) : bad('no Python 3.11 or later', 'install Python 3.11, 3.12 or 3.13');
}

/** A check that one Python statement in the virtual environment prints something good. */
const fromPython = (statement) => async () => {
  const { status, output } = await capture(python, ['-c', statement]);
  return status === 0 ? good(lastLine(output)) : bad(lastLine(output), `rm -rf .venv; ${again}`);
};

const library = (name, apt) => async () => {
  const { status, output } = await capture('pkg-config', ['--modversion', name]);
  return status === 0 ? good(output.trim()) : bad('missing', `apt-get install ${apt}; only building Manim needs it`);
};

const need = (what) => async () => {
  const missing = (await missingNeeds(new Set(['run', 'redis', 'tex']))).find((entry) => entry.what === what);
  return missing ? bad('missing', `sudo apt-get install ${missing.apt.join(' ')}`) : good('there');
};

const document = String.raw`\documentclass[preview]{standalone}
\usepackage[english]{babel}
\usepackage{amsmath}
\usepackage{amssymb}
\begin{document}
\begin{align*}
\frac12
\end{align*}
\end{document}
`;

/** Sets one fraction as Manim would: LaTeX to DVI, dvisvgm to SVG. */
async function formula() {
  if (!findCommand('latex')) return bad('no LaTeX', `${again}; without it: npm start -- --no-tex`);
  const folder = mkdtempSync(join(tmpdir(), 'manim-nodes-doctor-'));
  try {
    writeFileSync(join(folder, 'half.tex'), document);
    const options = { cwd: folder, env: withTex() };
    const latex = ['-no-shell-escape', '-interaction=batchmode', '-halt-on-error', 'half.tex'];
    if ((await capture('latex', latex, options)).status !== 0) {
      const complaint = fileText(join(folder, 'half.log'))
        .split('\n')
        .find((line) => line.startsWith('!'));
      return bad(complaint ?? 'latex failed', again);
    }
    const svg = await capture('dvisvgm', ['--no-fonts', '--no-specials=ps', '-o', 'half.svg', 'half.dvi'], options);
    return svg.status === 0 ? good('\\frac12 became a picture') : bad(lastLine(svg.output), 'apt-get install dvisvgm');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes that must be free where videos and frames go. */
const wantedSpace = 2e9;
async function disk() {
  mkdirSync(homeFolder(), { recursive: true });
  const { bavail, bsize } = await statfs(homeFolder());
  const text = `${((bavail * bsize) / 1e9).toFixed(1)} GB free in ${homeFolder()}`;
  return bavail * bsize > wantedSpace ? good(text) : bad(text, 'free 2 GB, or set MANIM_NODES_HOME to another disk');
}

function port() {
  const wanted = Number(process.env.PORT || 8000);
  return new Promise((done) => {
    const server = createServer();
    server.on('error', (error) => done(bad(`${wanted}: ${error.code}`, `npm start -- --port ${wanted + 1}`)));
    server.listen(wanted, '127.0.0.1', () => server.close(() => done(good(`${wanted} is free`))));
  });
}

const checks = {
  Node: nodeVersion,
  pnpm: pnpmVersion,
  'npm packages': packages,
  Python: systemPython,
  'virtual environment': fromPython('import sys; print(sys.executable)'),
  Manim: fromPython('import manim; print(manim.__version__)'),
  'runtime package': fromPython('import manim_nodes; print("manim_nodes imports")'),
  cairo: library('cairo', 'libcairo2-dev'),
  Pango: library('pangocairo', 'libpango1.0-dev'),
  fontconfig: need('fontconfig'),
  'DejaVu fonts': need('the DejaVu fonts'),
  'redis-server': process.env.REDIS_URL ? async () => good('REDIS_URL is set') : need('redis-server'),
  'LaTeX and dvisvgm': formula,
  disk,
  port,
};

// The project's own programs come first, as they do for start.
process.env.PATH = [join(tools, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
let faults = 0;
for (const [name, check] of Object.entries(checks)) {
  const { ok, text, mend } = await check();
  console.log(`${ok ? '✓' : '✗'} ${name}: ${text}${mend ? `\n    mend: ${mend}` : ''}`);
  if (!ok) faults += 1;
}
console.log(faults === 0 ? '\nEverything is there.' : `\n${faults} of ${Object.keys(checks).length} need mending.`);
process.exitCode = faults === 0 ? 0 : 1;
