/** One child process that leads a process group of its own, so that its grandchildren end with it. */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '../setup/progress.mjs';
import { root } from '../setup/places.mjs';

/** Lines of a child's output that are kept to say why it ended; the services write log files of their own. */
const keptLines = 40;

export class Child {
  #tail = [];

  /** `input` is written to the child's standard input; `shown` lets its output through to the console. */
  constructor(name, command, args, { env = process.env, input, shown = false } = {}) {
    this.name = name;
    const output = shown ? 'inherit' : 'pipe';
    this.process = spawn(command, args, {
      cwd: root,
      env,
      detached: true,
      stdio: [input === undefined ? 'ignore' : 'pipe', output, output],
    });
    this.process.stdin?.end(input);
    for (const stream of [this.process.stdout, this.process.stderr]) stream?.on('data', (part) => this.#keep(part));
    /** Ends with the exit code, or the signal's name, or the reason why it never began. */
    this.ended = new Promise((done) => {
      this.process.on('error', (error) => done(error.message));
      this.process.on('exit', (code, signal) => done(signal ?? code));
    });
    this.running = true;
    void this.ended.then((how) => {
      this.running = false;
      log(`${new Date().toISOString()} ${name} ended (${how})`);
    });
  }

  get pid() {
    return this.process.pid;
  }

  /** The last lines it printed. */
  get tail() {
    return this.#tail.join('\n');
  }

  #keep(part) {
    this.#tail = [...this.#tail, ...part.toString().trimEnd().split('\n')].slice(-keptLines);
  }

  /** Asks the whole group to end; after `grace` milliseconds whoever is left is killed. */
  async end(grace) {
    signalGroup(this.pid, 'SIGTERM');
    await Promise.race([this.ended, sleep(grace, undefined, { ref: false })]);
    signalGroup(this.pid, 'SIGKILL');
    await this.ended;
  }
}

/** Signals a process group; one that is gone already is no fault. */
export function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}
