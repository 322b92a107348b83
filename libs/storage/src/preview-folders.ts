import { mkdir, rm, lstat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn } from './atomic-write';
import { openRegularFile } from './regular-file';

const folderPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}-r[0-9]{1,15}$/;
const framePattern = /^frame_[0-9]{3,6}\.png$/;

/** The frames of previews: one folder `{session_id}-r{revision}` for each render, so that a URL never changes its picture. */
export class PreviewFolders {
  constructor(private readonly root: string) {}

  /** Makes the folder of one render and gives its path. Throws when the session is no UUID v4. */
  async create(sessionId: string, revision: number): Promise<string> {
    const folder = join(this.root, previewFolder(sessionId, revision));
    await mkdir(folder, { recursive: true });
    return folder;
  }

  /** Names of the finished frames in a folder, in order; `undefined` when there is no such folder. */
  async frames(folder: string): Promise<readonly string[] | undefined> {
    if (!folderPattern.test(folder) || !(await this.isFolder(folder))) return undefined;
    const names = await namesIn(join(this.root, folder));
    return names.filter((name) => framePattern.test(name)).sort((one, other) => frameNumber(one) - frameNumber(other));
  }

  /** Opens one frame; `undefined` when there is none of that name. The caller closes the handle. */
  async openFrame(folder: string, frame: string): Promise<FileHandle | undefined> {
    if (!folderPattern.test(folder) || !framePattern.test(frame)) return undefined;
    return openRegularFile(join(this.root, folder, frame));
  }

  /** Deletes all frames of a session. */
  async removeSession(sessionId: string): Promise<void> {
    for (const folder of await this.folders()) {
      if (folder.startsWith(`${sessionId}-r`)) await this.remove(folder);
    }
  }

  /** Deletes the folders that nothing was written to for `olderThan` milliseconds; says how many. */
  async removeOld(olderThan: number, now: number = Date.now()): Promise<number> {
    let removed = 0;
    for (const folder of await this.folders()) {
      const { mtimeMs } = await lstat(join(this.root, folder));
      if (now - mtimeMs < olderThan) continue;
      await this.remove(folder);
      removed += 1;
    }
    return removed;
  }

  private async folders(): Promise<readonly string[]> {
    return (await namesIn(this.root)).filter((name) => folderPattern.test(name));
  }

  private async isFolder(folder: string): Promise<boolean> {
    try {
      return (await lstat(join(this.root, folder))).isDirectory();
    } catch {
      return false;
    }
  }

  private async remove(folder: string): Promise<void> {
    await rm(join(this.root, folder), { recursive: true, force: true });
  }
}

/** The folder name of one render. Throws when the session is no UUID v4 or the revision no count. */
export function previewFolder(sessionId: string, revision: number): string {
  const folder = `${sessionId}-r${revision}`;
  if (!folderPattern.test(folder)) throw new Error(`${JSON.stringify(folder)} is not the name of a preview folder`);
  return folder;
}

function frameNumber(name: string): number {
  return Number(name.slice('frame_'.length, -'.png'.length));
}
