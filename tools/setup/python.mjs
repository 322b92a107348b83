/** The virtual environment with Manim, at the versions of python/requirements.lock, and the project's own runtime in it. */
import { join } from 'node:path';
import { capture, run } from './progress.mjs';
import { findCommand, python, root, venv } from './places.mjs';
import { fileText, hashOf, whenChanged } from './stamp.mjs';

const candidates = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.14'];

/** The first Python on PATH that Manim 0.22 accepts: `{ command, version }`; undefined when there is none. */
export async function basePython() {
  for (const name of candidates.filter(findCommand)) {
    const { output } = await capture(name, ['-c', 'import sys; print("%d.%d.%d" % sys.version_info[:3])']);
    const [major, minor] = output.trim().split('.').map(Number);
    if (major === 3 && minor >= 11) return { command: name, version: output.trim() };
  }
  return undefined;
}

const pip = ['-m', 'pip', '--disable-pip-version-check', 'install'];
const lock = (name) => join(root, 'python', name);

/** Brings `.venv` to what the lock files say; with MANIM_NODES_PYTHON set, that Python is used as it is. */
export async function ensurePython({ tests }, say) {
  if (process.env.MANIM_NODES_PYTHON) return 'MANIM_NODES_PYTHON';
  const files = ['requirements.lock', ...(tests ? ['requirements-dev.lock'] : [])].map(lock);
  const works = (await capture(python, ['-c', 'pass'])).status === 0;
  if (!works) {
    const base = await basePython();
    say(`virtual environment on Python ${base.version}`);
    await run(base.command, ['-m', 'venv', '--clear', venv], { says: 'Making .venv' });
  }
  const installed = [];
  for (const file of files) {
    const name = file.endsWith('-dev.lock') ? '.requirements-dev-stamp' : '.requirements-stamp';
    const changed = await whenChanged(join(venv, name), hashOf(fileText(file)), async () => {
      say(`pip install -r python/${file.split(/[\\/]/).at(-1)}`);
      await run(python, [...pip, '-r', file], { says: 'pip' });
    });
    if (changed) installed.push(name);
  }
  // Editable: the checkout is the installation, so only a changed project file asks for it again.
  const runtime = fileText(lock('pyproject.toml'));
  const changed = await whenChanged(join(venv, '.runtime-stamp'), hashOf(runtime), () =>
    run(python, [...pip, '--no-deps', '--editable', join(root, 'python')], { says: 'Installing the runtime package' }),
  );
  return installed.length > 0 || changed ? '' : 'unchanged';
}
