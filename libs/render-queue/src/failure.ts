import { failureCauses, type ExportFailure, type FailureCause } from '@manim-nodes/contracts';

const isCause = (value: unknown): value is FailureCause =>
  typeof value === 'string' && Object.hasOwn(failureCauses, value);

const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The text that a worker throws, so that the cause survives in BullMQ's `failedReason`. */
export function encodeFailure(failure: ExportFailure): string {
  return JSON.stringify(failure);
}

/**
 * Reads a `failedReason` back. One that no worker of ours encoded is `worker_lost` when BullMQ gave the job up as
 * stalled, `no_space` when the disk was full, else `render_error` with the reason as its message.
 */
export function decodeFailure(failedReason: string): ExportFailure {
  const parsed = parseObject(failedReason);
  if (parsed && isCause(parsed.cause) && typeof parsed.message === 'string') {
    const [node_id, handle, traceback] = ['node_id', 'handle', 'traceback'].map((key) => optionalText(parsed[key]));
    return {
      cause: parsed.cause,
      message: parsed.message,
      ...(node_id !== undefined && { node_id }),
      ...(handle !== undefined && { handle }),
      ...(traceback !== undefined && { traceback }),
    };
  }
  if (failedReason.includes('stalled more than')) {
    return { cause: 'worker_lost', message: 'The worker that rendered this stopped too often; try again' };
  }
  if (failedReason.includes('ENOSPC')) {
    return { cause: 'no_space', message: 'The disk is full: free some space and try again' };
  }
  return { cause: 'render_error', message: failedReason };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
