import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The environment variable that marks every program a job starts, wherever it goes. */
export const jobMarker = 'MANIM_NODES_JOB';

/** How long a process may take to go after SIGTERM, in milliseconds. */
const grace = 500;

/**
 * Ends a job: its process group first politely, then by force, then every program that carries its marker, which finds
 * those that left the group. Resolves when none is left.
 */
export async function endTree(groupLeader: number, marker: string): Promise<void> {
  if (signalGroup(groupLeader, 'SIGTERM')) {
    const end = Date.now() + grace;
    while (Date.now() < end && isGroupAlive(groupLeader)) await sleep(20);
    signalGroup(groupLeader, 'SIGKILL');
  }
  await killMarked(marker);
}

/** Kills every program that carries the marker of a job. Where the system does not show environments, it finds none. */
export async function killMarked(marker: string): Promise<void> {
  for (const pid of await findMarked(marker)) signal(pid, 'SIGKILL');
}

/** The ids of the programs that carry the marker of a job. */
export async function findMarked(marker: string): Promise<readonly number[]> {
  const line = `${jobMarker}=${marker}`;
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => ((await environmentOf(pid)).includes(line) ? [pid] : [])));
  return found.flat();
}

async function environmentOf(pid: number): Promise<readonly string[]> {
  try {
    return (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0');
  } catch {
    // It has ended meanwhile, or is another user's.
    return [];
  }
}

function signalGroup(leader: number, name: NodeJS.Signals): boolean {
  return signal(-leader, name);
}

function isGroupAlive(leader: number): boolean {
  return signal(-leader, 0);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}
