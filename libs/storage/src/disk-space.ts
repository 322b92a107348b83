import { statfs } from 'node:fs/promises';

export interface DiskSpace {
  /** Bytes that this program may still write. */
  readonly free: number;
  readonly total: number;
}

const enoughBytes = 500_000_000;
const enoughShare = 0.05;

/** How much space the file system of a folder has. */
export async function diskSpace(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, total: blocks * bsize };
}

/** Whether there is room for another export: 500 MB, or a twentieth of a small disk. */
export function hasRoom({ free, total }: DiskSpace): boolean {
  return free >= enoughBytes || free >= enoughShare * total;
}
