import { execFileSync } from 'node:child_process';

interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function list(): readonly Listed[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' }).trim().split('\n');
  return rows.map((row) => {
    const [pid, parent, ...command] = row.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), command: command.join(' ') };
  });
}

const isPython = ({ command }: Listed): boolean => command.startsWith('python');

/** Ids of the Python processes below this one, at any depth. */
export function pythons(): readonly number[] {
  const all = list();
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === process.pid || isBelow(parent));
  };
  return all.filter((listed) => isPython(listed) && isBelow(listed.pid)).map(({ pid }) => pid);
}

/** Ids of the Python processes that this one has started itself. */
export function ownPythons(): readonly number[] {
  return list()
    .filter((listed) => isPython(listed) && listed.parent === process.pid)
    .map(({ pid }) => pid);
}

/** Whether a program with these arguments runs anywhere on the machine. */
export function isRunning(command: string): boolean {
  return execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).split('\n').includes(command);
}
