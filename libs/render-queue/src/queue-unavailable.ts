import type { ErrorCode } from '@manim-nodes/contracts';

/** Redis did not take or answer a command in time. What was asked for may still have happened; asking again is safe. */
export class QueueUnavailable extends Error {
  readonly code: ErrorCode = 'UNAVAILABLE';

  constructor(cause?: unknown) {
    super('The render queue does not answer: check that Redis is running and that REDIS_URL points to it', { cause });
    this.name = 'QueueUnavailable';
  }
}

/** A session asked for a render that is not newer than the last one. */
export class StaleRevision extends Error {
  readonly code: ErrorCode = 'BAD_REQUEST';

  constructor(
    readonly revision: number,
    readonly last: number,
  ) {
    super(`revision must rise: ${revision} was asked for after ${last}`);
    this.name = 'StaleRevision';
  }
}

/**
 * Waits for an answer of Redis for at most `milliseconds`. Throws `QueueUnavailable` when none came or the connection
 * failed; a `StaleRevision` and mistakes of the code pass through.
 */
export async function withDeadline<T>(call: () => Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new QueueUnavailable());
    }, milliseconds);
  });
  try {
    return await Promise.race([call(), deadline]);
  } catch (error) {
    const isOurs = error instanceof QueueUnavailable || error instanceof StaleRevision || error instanceof TypeError;
    if (isOurs) throw error;
    throw new QueueUnavailable(error);
  } finally {
    clearTimeout(timer);
  }
}
