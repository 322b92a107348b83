import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { exportFormats, type ExportFormat } from '@manim-nodes/contracts';
import { idPattern } from '@manim-nodes/graph-model';
import { atomicWrite, syncFolder, syncPath } from './atomic-write';
import { openRegularFile } from './regular-file';
import { asStorageError } from './storage-error';

const hashPattern = /^[0-9a-f]{64}$/;

/** The files of jobs: the graphs that they render, the attempts, and the finished exports. */
export class FileArtifactStore {
  constructor(
    private readonly artifacts: string,
    private readonly exports: string,
  ) {}

  /** Keeps a document under the hash of its meaning, for the worker to read. Throws `DiskFull`. */
  async saveGraph(hash: string, document: unknown): Promise<void> {
    await atomicWrite(this.graphFile(hash), JSON.stringify(document));
  }

  /** The document that was kept under the hash, `undefined` without one. */
  async readGraph(hash: string): Promise<unknown> {
    const handle = await openRegularFile(this.graphFile(hash));
    if (!handle) return undefined;
    try {
      return JSON.parse(await handle.readFile('utf8'));
    } finally {
      await handle.close();
    }
  }

  /** A fresh folder for one attempt at an export, on the same file system as the finished files. */
  async createAttempt(jobId: string): Promise<string> {
    const folder = join(this.attemptsOf(jobId), randomUUID());
    await mkdir(folder, { recursive: true });
    return folder;
  }

  /**
   * Moves a finished file of an attempt to `{job_id}.{format}`, whole or not at all, and durable when this returns.
   * Gives the name of the file and its size in bytes. Throws when it is no regular file, `DiskFull` without space.
   */
  async publish(file: string, jobId: string, format: ExportFormat): Promise<{ file: string; file_size: number }> {
    const name = exportName(jobId, format);
    const handle = await openRegularFile(file);
    if (!handle) throw new Error(`${basename(file)} is not a file that can be published`);
    await handle.close();
    try {
      await syncPath(file);
      await rename(file, join(this.exports, name));
      await syncFolder(this.exports);
    } catch (error) {
      throw asStorageError(error);
    }
    return { file: name, file_size: (await stat(join(this.exports, name))).size };
  }

  /** Removes all that the attempts at an export left. */
  async discardAttempts(jobId: string): Promise<void> {
    await rm(this.attemptsOf(jobId), { recursive: true, force: true });
  }

  /** Opens a finished file by the name in its record; `undefined` when it is gone. The caller closes the handle. */
  async openExport(file: string): Promise<FileHandle | undefined> {
    return openRegularFile(join(this.exports, basename(file)));
  }

  /** Deletes a finished file and what its attempts left; an open download still ends well. */
  async removeExport(jobId: string, format: ExportFormat): Promise<void> {
    await rm(join(this.exports, exportName(jobId, format)), { force: true });
    await this.discardAttempts(jobId);
  }

  private attemptsOf(jobId: string): string {
    return join(this.exports, '.attempts', safeId(jobId));
  }

  private graphFile(hash: string): string {
    if (!hashPattern.test(hash)) throw new Error(`${JSON.stringify(hash)} is not a graph hash`);
    return join(this.artifacts, 'graphs', `${hash}.json`);
  }
}

/** The name of the finished file of an export. */
export function exportName(jobId: string, format: ExportFormat): string {
  if (!exportFormats.includes(format)) throw new Error(`${JSON.stringify(format)} is not an export format`);
  return `${safeId(jobId)}.${format}`;
}

function safeId(jobId: string): string {
  if (!idPattern.test(jobId)) throw new Error(`${JSON.stringify(jobId)} is not a job id`);
  return jobId;
}
