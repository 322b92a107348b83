import type { FailureCause } from '@manim-nodes/contracts';

/** A piece of the generated file. Lines from 1, columns from 0 in UTF-8 bytes, as Python counts. */
export interface PythonPlace {
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
}

/** Where in the generated file an error was raised, and its traceback cut to that file. */
export interface PythonFault {
  readonly traceback: string;
  /** The innermost place in the generated file: an updater, when one raises during a play. */
  readonly position?: PythonPlace;
  /** The outermost place: the play during which it happened. */
  readonly outer?: PythonPlace;
}

/** A render that ended without its result, by a named cause; `message` is a sentence for the person who made the graph. */
export class RenderFailure extends Error {
  override readonly name = 'RenderFailure';

  constructor(
    readonly reason: Exclude<FailureCause, 'cancelled'>,
    message: string,
    readonly fault?: PythonFault,
  ) {
    super(message);
  }
}

/** A render that was told to stop; `reason` is the reason that the signal was aborted with. */
export class RenderAborted extends Error {
  override readonly name = 'RenderAborted';

  constructor(readonly reason: unknown) {
    super('The render was stopped');
  }
}
