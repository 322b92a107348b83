/** Where set-up and start keep things. Runs under any Node >= 20 and needs no package. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const windows = process.platform === 'win32';

export const tools = join(root, '.tools');
export const venv = join(root, '.venv');
/** The project's own TeX tree: single files that no small Debian package has. */
export const texmf = join(root, '.texmf');

/** The virtual environment's Python, unless MANIM_NODES_PYTHON names another that has Manim. */
export const python = process.env.MANIM_NODES_PYTHON || join(venv, windows ? 'Scripts/python.exe' : 'bin/python');

const expanded = (path) => resolve(path.replace(/^~(?=$|\/)/, homedir()));

/** Logs, Redis and job records; the same rule as in libs/config, which cannot be read before it is built. */
export function homeFolder(env = process.env) {
  if (env.MANIM_NODES_HOME) return expanded(env.MANIM_NODES_HOME);
  if (env.DATA_DIR) return join(expanded(env.DATA_DIR), '.manim-nodes');
  return join(homedir(), 'manim-nodes');
}

export const logFile = join(homeFolder(), 'logs', 'start.log');

/** The environment in which TeX finds the project's own tree beside the person's. */
export function withTex(env = process.env) {
  if (!existsSync(texmf)) return env;
  return { ...env, TEXMFHOME: env.TEXMFHOME ? `{${texmf},${env.TEXMFHOME}}` : texmf };
}

/** Full path of a program on PATH; undefined when it is missing. */
export function findCommand(name) {
  const endings = windows ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const found = endings.map((ending) => join(folder, name + ending)).find((file) => existsSync(file));
    if (folder && found) return found;
  }
  return undefined;
}
