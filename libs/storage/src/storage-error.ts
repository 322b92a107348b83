import type { ErrorCode } from '@manim-nodes/contracts';

/** There is no space left to write what was asked for. */
export class DiskFull extends Error {
  readonly code: ErrorCode = 'DISK_FULL';

  constructor(cause?: unknown) {
    super('The disk is full: delete exports that are no longer needed, or free some space', { cause });
    this.name = 'DiskFull';
  }
}

/** Somebody else changed a graph since it was read. `etag` names what is stored now. */
export class RevisionConflict extends Error {
  readonly code: ErrorCode = 'PRECONDITION_FAILED';

  constructor(
    readonly id: string,
    readonly etag: string,
  ) {
    super('The graph was changed meanwhile: load it again, then save');
    this.name = 'RevisionConflict';
  }
}

const fullCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** A full disk as `DiskFull`, any other error as it is. */
export function asStorageError(error: unknown): unknown {
  return fullCodes.has(systemCode(error)) ? new DiskFull(error) : error;
}

/** The code of an error of the system, as `ENOENT`; `undefined` for other errors. */
export function systemCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
