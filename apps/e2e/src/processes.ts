import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

/** The living processes whose command line or environment names `text`, this one left out. Reads /proc: Linux only. */
export function processesNaming(text: string): readonly RunningProcess[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .flatMap((pid) => {
      const command = procFile(pid, 'cmdline');
      const isOurs = command.includes(text) || procFile(pid, 'environ').includes(text);
      return isOurs ? [{ pid: Number(pid), command: command.replaceAll('\0', ' ').trim() }] : [];
    });
}

/** Those of them that are Python. */
export function pythonsNaming(text: string): readonly RunningProcess[] {
  return processesNaming(text).filter(({ command }) => /^\S*python/.test(command));
}

/** A file of a process; empty for one that is gone, is a zombie or belongs to somebody else. */
function procFile(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** Asks until the answer is not undefined. Throws with `what` after `patience` milliseconds. */
export async function eventually<T>(
  what: string,
  patience: number,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(50);
  }
  throw new Error(`${what}: not within ${patience / 1000} s`);
}
