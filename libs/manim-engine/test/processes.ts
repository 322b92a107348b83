import { execFileSync } from 'node:child_process';

/** Ids of all processes below this one, but for the one that lists them. */
export function descendants(): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' }).trim().split('\n');
  const parents = new Map<number, number>();
  for (const row of rows) {
    const [pid, parent, command] = row.trim().split(/\s+/);
    if (command !== 'ps') parents.set(Number(pid), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === process.pid || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

/** Whether a program with these arguments runs anywhere on the machine. */
export function isRunning(command: string): boolean {
  return execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).split('\n').includes(command);
}
