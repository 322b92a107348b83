import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';

/** One of the pipes that a process was started with. Throws when there is none: a bug of the caller. */
export function pipeOf(child: ChildProcess, index: number): Socket {
  const pipe = child.stdio[index];
  if (!(pipe instanceof Socket)) throw new TypeError(`The process has no pipe ${index}`);
  return pipe;
}
