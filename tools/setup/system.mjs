/** What the machine itself has to bring: programs, libraries and fonts from its package system. */
import { Stop, capture, run } from './progress.mjs';
import { findCommand, texmf, venv, withTex } from './places.mjs';
import { basePython } from './python.mjs';
import { fileText } from './stamp.mjs';
import { join } from 'node:path';

const succeeds = async (command, ...args) => (await capture(command, args, { env: withTex() })).status === 0;
const command = (name) => () => findCommand(name) !== undefined;
const library = (name) => () => succeeds('pkg-config', '--exists', name);
const texFile = (name) => () => succeeds('kpsewhich', name);

async function pythonCan(statement) {
  const base = await basePython();
  return base !== undefined && succeeds(base.command, '-c', statement);
}
const headers = "import os, sysconfig; os.stat(os.path.join(sysconfig.get_path('include'), 'Python.h'))";

/**
 * Each need: what it is, how to see that it is there, and what apt, dnf and brew call it.
 * `for` names the part of the product that asks for it; `build` ends once the virtual environment stands.
 */
const needs = [
  {
    what: 'Python 3.11 or later with venv',
    present: () => pythonCan('import venv, ensurepip'),
    apt: ['python3', 'python3-venv'],
    dnf: ['python3'],
    brew: ['python@3.13'],
    for: 'build',
  },
  {
    what: 'the headers of Python',
    present: () => pythonCan(headers),
    apt: ['python3-dev'],
    dnf: ['python3-devel'],
    brew: ['python@3.13'],
    for: 'build',
  },
  {
    what: 'a C compiler',
    present: command('gcc'),
    apt: ['gcc', 'libc6-dev'],
    dnf: ['gcc'],
    brew: ['gcc'],
    for: 'build',
  },
  {
    what: 'pkg-config',
    present: command('pkg-config'),
    apt: ['pkg-config'],
    dnf: ['pkgconf-pkg-config'],
    brew: ['pkgconf'],
    for: 'build',
  },
  {
    what: 'cairo with headers',
    present: library('cairo'),
    apt: ['libcairo2-dev'],
    dnf: ['cairo-devel'],
    brew: ['cairo'],
    for: 'build',
  },
  {
    what: 'Pango with headers',
    present: library('pangocairo'),
    apt: ['libpango1.0-dev'],
    dnf: ['pango-devel'],
    brew: ['pango'],
    for: 'build',
  },
  {
    what: 'fontconfig',
    present: command('fc-list'),
    apt: ['fontconfig'],
    dnf: ['fontconfig'],
    brew: ['fontconfig'],
    for: 'run',
  },
  {
    what: 'the DejaVu fonts',
    present: async () => (await capture('fc-list', [':family=DejaVu Sans'])).output.includes('DejaVu'),
    apt: ['fonts-dejavu-core'],
    dnf: ['dejavu-sans-fonts'],
    brew: ['font-dejavu'],
    for: 'run',
  },
  {
    what: 'redis-server',
    present: command('redis-server'),
    apt: ['redis-server'],
    dnf: ['redis'],
    brew: ['redis'],
    for: 'redis',
  },
  {
    what: 'LaTeX with the recommended packages',
    present: texFile('xkeyval.sty'),
    apt: ['texlive-latex-recommended'],
    dnf: ['texlive-scheme-basic', 'texlive-collection-latexrecommended'],
    brew: ['texlive'],
    for: 'tex',
  },
  {
    what: 'dvisvgm',
    present: command('dvisvgm'),
    apt: ['dvisvgm'],
    dnf: ['texlive-dvisvgm'],
    brew: ['texlive'],
    for: 'tex',
  },
  {
    what: 'the TeX package preview',
    present: texFile('preview.sty'),
    apt: ['preview-latex-style'],
    dnf: ['texlive-preview'],
    brew: ['texlive'],
    for: 'tex',
  },
  {
    what: 'Chromium',
    present: command('chromium'),
    apt: ['chromium'],
    dnf: ['chromium'],
    brew: ['chromium'],
    for: 'tests',
  },
];

/** The needs that are not met. `parts` is a set of `build`, `run`, `redis`, `tex` and `tests`. */
export async function missingNeeds(parts) {
  const asked = needs.filter((need) => parts.has(need.for));
  const there = await Promise.all(asked.map((need) => need.present()));
  return asked.filter((_, index) => !there[index]);
}

/** The parts of the product that this machine has to carry. */
export function neededParts({ tex, tests, env = process.env }) {
  const parts = new Set(['run']);
  if (!env.MANIM_NODES_PYTHON && fileText(join(venv, '.requirements-stamp')) === '') parts.add('build');
  if (!env.REDIS_URL || tests) parts.add('redis');
  if (tex) parts.add('tex');
  if (tests) parts.add('tests');
  return parts;
}

const names = (missing, system) => [...new Set(missing.flatMap((need) => need[system]))].join(' ');

/** What brings the class `standalone` where no .deb can be unpacked. */
const standalone = { apt: [], dnf: ['texlive-standalone'], brew: ['texlive'] };

/** The one command for a person, by package system. */
function commands(missing, tex) {
  const all = tex ? [...missing, standalone] : missing;
  return [
    `  apt:   sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names(all, 'apt')}`,
    `  dnf:   sudo dnf install -y ${names(all, 'dnf')}`,
    `  brew:  brew install ${names(all, 'brew')}`,
  ].join('\n');
}

/** How this process may act as root: directly, by sudo without a password, or not at all. */
async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (findCommand('sudo') && (await succeeds('sudo', '-n', 'true'))) return ['sudo', '-n'];
  return undefined;
}

/** Installs with the services held back: a redis-server of the system's own is not wanted on port 6379. */
const aptScript = `set -e
export DEBIAN_FRONTEND=noninteractive
if [ ! -e /usr/sbin/policy-rc.d ]; then
  printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
fi
had_redis=$(command -v redis-server || true)
apt-get update -q
apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
if [ -z "$had_redis" ] && command -v redis-server >/dev/null && command -v systemctl >/dev/null; then
  systemctl disable redis-server >/dev/null 2>&1 || true
fi
`;

/** Installs what is missing; where that is not allowed: Stop with the one command that a person must run. */
export async function ensureSystem(parts, say) {
  const missing = await missingNeeds(parts);
  if (missing.length === 0) return 'nothing to install';
  const wanted = names(missing, 'apt').split(' ');
  const prefix = findCommand('apt-get') ? await rootPrefix() : undefined;
  if (prefix === undefined) {
    const list = missing.map((need) => need.what).join(', ');
    throw new Stop(
      `This machine lacks ${list}.\nThey come from its package system; run the one line that fits, then start again:\n` +
        commands(missing, parts.has('tex')),
    );
  }
  say(`apt-get install ${wanted.join(' ')}`);
  const [first, ...rest] = [...prefix, 'sh', '-c', aptScript, 'sh', ...wanted];
  await run(first, rest, { says: 'apt-get' });
  const still = await missingNeeds(parts);
  if (still.length > 0) {
    throw new Stop(`Installed ${wanted.join(' ')}, and still miss ${still.map((need) => need.what).join(', ')}.`);
  }
  return `${wanted.length} packages`;
}

/**
 * Manim's template wants one class out of the 100 MB of texlive-latex-extra: that package is unpacked, never installed,
 * and the class goes into the project's own TeX tree.
 */
export async function ensureStandalone(say) {
  if (await texFile('standalone.cls')()) return 'nothing to fetch';
  if (!findCommand('apt-get')) {
    throw new Stop(
      'TeX lacks the package standalone, which Manim needs: `sudo dnf install texlive-standalone` or ' +
        '`sudo tlmgr install standalone`, then start again (or start without formulas: npm start -- --no-tex).',
    );
  }
  say('the class standalone out of texlive-latex-extra');
  const script = `set -e
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -q texlive-latex-extra || { ${(await rootPrefix())?.join(' ') ?? 'false'} apt-get update -q && apt-get download -q texlive-latex-extra; }
mkdir -p "$1/tex/latex"
dpkg-deb --fsys-tarfile texlive-latex-extra*.deb | tar -x -C "$folder" ./usr/share/texlive/texmf-dist/tex/latex/standalone
cp -R usr/share/texlive/texmf-dist/tex/latex/standalone "$1/tex/latex/"
`;
  await run('sh', ['-c', script, 'sh', texmf], {
    says: 'Fetching texlive-latex-extra (without package lists: sudo apt-get update)',
  });
  return '';
}
