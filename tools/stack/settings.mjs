/** What a start is asked for: its arguments, and the configuration as the services themselves will read it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { Stop } from '../setup/progress.mjs';
import { root } from '../setup/places.mjs';

const usage = 'npm start -- [--workers 1] [--port 8000] [--no-tex]';

/** Whole number of an option within its bounds. */
function whole(name, text, least, most) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Stop(`--${name} must be a whole number from ${least} to ${most}, got "${text}". Usage: ${usage}`);
  }
  return value;
}

/** `{ workers, port? }`; the rest of the command line is refused. */
export function readArguments(args) {
  const options = {
    workers: { type: 'string', default: '1' },
    port: { type: 'string' },
    'no-tex': { type: 'boolean' },
  };
  let values;
  try {
    ({ values } = parseArgs({ args, options, strict: true }));
  } catch (error) {
    throw new Stop(`${error.message}. Usage: ${usage}`);
  }
  return {
    workers: whole('workers', values.workers, 1, 64),
    ...(values.port === undefined ? {} : { port: whole('port', values.port, 1, 65535) }),
  };
}

/** Reads environment and config.yml through libs/config itself, so that every fault is named before anything starts. */
export async function readConfig(env) {
  const outfile = join(root, 'dist', 'tools', 'config.cjs');
  await esbuild.build({
    entryPoints: [join(root, 'libs', 'config', 'src', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    tsconfig: join(root, 'tsconfig.base.json'),
    logLevel: 'silent',
  });
  await esbuild.stop();
  try {
    return createRequire(import.meta.url)(outfile).loadConfig({ env, cwd: root });
  } catch (error) {
    throw new Stop(error.message);
  }
}

/** Where a browser on this machine finds a server that listens on `host`. */
export const addressOf = (host, port) => `http://${['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host}:${port}`;
