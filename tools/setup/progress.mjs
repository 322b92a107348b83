/** Progress lines with times on the console; everything else in the log file. Runs under any Node >= 20. */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { logFile, root } from './places.mjs';

/** An end that a person can do something about: its message is printed as it is, without a stack. */
export class Stop extends Error {}

export function log(text) {
  mkdirSync(dirname(logFile), { recursive: true });
  appendFileSync(logFile, text.endsWith('\n') ? text : `${text}\n`);
}

/** Begins the log anew, once for each start. */
export function freshLog() {
  mkdirSync(dirname(logFile), { recursive: true });
  writeFileSync(logFile, `${new Date().toISOString()} ${process.argv.slice(1).join(' ')}\n`);
}

/** Runs one stage and prints its line; `work` may announce what takes long, and return a note. */
export async function stage(name, work) {
  const begin = performance.now();
  log(`${new Date().toISOString()} ${name}`);
  const note = await work((text) => console.log(`  … ${text}`));
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`✓ ${name} ${seconds} s${note ? ` (${note})` : ''}`);
}

/**
 * Runs a command with its output in the log and gives that output back.
 * When it fails: Stop with the last lines and the place of the rest.
 */
export async function run(command, args, { says = command, ...options } = {}) {
  log(`$ ${[command, ...args].join(' ')}`);
  const { status, output } = await capture(command, args, options);
  log(output);
  if (status !== 0) {
    const tail = output.trim().split('\n').slice(-15).join('\n');
    throw new Stop(`${says} failed:\n${tail}\nThe whole log is in ${logFile}`);
  }
  return output;
}

/** Runs a command to its end; a command that cannot be started has status 127. Never throws. */
export function capture(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward);
    const end = (status) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward);
      done({ status, output });
    };
    child.on('error', (error) => end(127, (output += error.message)));
    child.on('close', (status) => end(status ?? 1));
  });
}

/** Prints a Stop as a sentence, anything else as the bug it is, and ends with exit code 1. */
export function fail(error) {
  console.error(error instanceof Stop ? `\n✗ ${error.message}` : error);
  process.exit(1);
}
