import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

const root = resolve(__dirname, '../../..');
const bundle = join(root, 'dist/medium/render-worker.cjs');

/** Bundles the worker as it is now, so that a test runs what is in the sources. */
export async function bundleWorker(): Promise<void> {
  const { default: nest } = (await import(join(root, 'tools/esbuild.nest.cjs'))) as { default: BuildOptions };
  await build({
    ...nest,
    entryPoints: [join(root, 'apps/render-worker/src/main.ts')],
    tsconfig: join(root, 'apps/render-worker/tsconfig.app.json'),
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    packages: 'external',
  });
}

/** Starts the bundled worker as a process of its own. */
export function startWorker(env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [bundle], { env, stdio: 'ignore' });
}

/** Sends a signal and waits for the end; gives the exit code, or the signal that ended it. */
export async function endWorker(worker: ChildProcess, signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
  const ended = once(worker, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  worker.kill(signal);
  const [code, name] = await ended;
  return code ?? name;
}
