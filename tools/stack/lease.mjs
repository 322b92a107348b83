/**
 * One stack for each home folder. The lease names the supervisor and its children, so that a start after a crash or
 * a `kill -9` of the supervisor ends what was left behind, and a second start beside a living one is refused.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stop, log } from '../setup/progress.mjs';
import { fileText } from '../setup/stamp.mjs';
import { signalGroup } from './child.mjs';

/** Clock ticks from boot to the start of a process: with its id, this names it for good. Linux only, else empty. */
function bornAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19];
  } catch {
    return '';
  }
}

function alive({ pid, born }) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return bornAt(pid) === born;
}

const identity = (pid) => ({ pid, born: bornAt(pid) });

export class Lease {
  #file;
  #children = [];
  #taken = false;

  constructor(home) {
    this.#file = join(home, 'running.json');
  }

  /** Refuses a second supervisor, ends the groups that a dead one left, and signs. */
  async take() {
    const text = fileText(this.#file);
    const last = text === '' ? undefined : JSON.parse(text);
    if (last && alive(last.supervisor)) {
      throw new Stop(
        `manim-nodes is already running here (process ${last.supervisor.pid}); end it first, ` +
          'or give this one a folder of its own: MANIM_NODES_HOME=… npm start -- --port 8001',
      );
    }
    const left = last?.children.filter(alive) ?? [];
    for (const { pid } of left) {
      log(`ending process ${pid}, left by an earlier start`);
      signalGroup(pid, 'SIGKILL');
    }
    while (left.some(alive)) await sleep(20);
    this.#taken = true;
    this.#sign();
  }

  add(pid) {
    this.#children = [...this.#children.filter(alive), identity(pid)];
    this.#sign();
  }

  /** Gives up what was taken; one that was refused gives up nothing. */
  release() {
    if (this.#taken) rmSync(this.#file, { force: true });
  }

  #sign() {
    writeFileSync(this.#file, JSON.stringify({ supervisor: identity(process.pid), children: this.#children }));
  }
}
