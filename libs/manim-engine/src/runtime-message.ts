import type { PythonFault, PythonPlace, RenderFailure } from './render-failure';

type Reason = RenderFailure['reason'];

/** One play or wait as the dry pass foresees it. */
export interface PlannedPlay {
  /** Line of the generated file that plays it. */
  readonly line?: number;
  readonly frames: number;
  /** False for a wait that ends by a condition: the number is then the most it can be. */
  readonly exact: boolean;
}

/** An error that the runtime caught and described. */
export interface RuntimeError {
  readonly type: 'error';
  readonly exception: string;
  readonly message: string;
  readonly cause: Reason;
  readonly fault: PythonFault;
}

/** What a warm process says about itself or one of its jobs. */
export type WarmMessage =
  | { readonly type: 'ready'; readonly manim: string; readonly python: string; readonly runtime: string }
  | { readonly type: 'failed'; readonly message: string }
  | ({ readonly job: string } & JobMessage);

export type JobMessage =
  | { readonly type: 'started'; readonly pid: number }
  | { readonly type: 'frame'; readonly frame_number: number; readonly timestamp: number; readonly hold: number }
  | { readonly type: 'plan'; readonly plays: readonly PlannedPlay[] }
  | {
      readonly type: 'complete';
      readonly total_frames: number;
      readonly duration: number;
      readonly plays: readonly PlannedPlay[];
    }
  | { readonly type: 'ended'; readonly code: number }
  | RuntimeError;

/** What the plugin says during `manim render`. */
export type PluginMessage =
  | { readonly type: 'play'; readonly index: number; readonly frames: number }
  | { readonly type: 'frames'; readonly done: number }
  | { readonly type: 'joining'; readonly frames: number }
  | { readonly type: 'done'; readonly frames: number; readonly file?: string }
  | RuntimeError;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** Reads a message of the warm process; `undefined` when it is none that this version knows. */
export function readWarmMessage(value: unknown): WarmMessage | undefined {
  if (!isFields(value)) return undefined;
  if (value.type === 'ready') {
    const [manim, python, runtime] = ['manim', 'python', 'runtime'].map((key) => text(value[key]));
    return { type: 'ready', manim: manim ?? '', python: python ?? '', runtime: runtime ?? '' };
  }
  if (value.type === 'failed') return { type: 'failed', message: text(value.message) };
  const job = text(value.job);
  const message = readJobMessage(value);
  return message && job !== '' ? { job, ...message } : undefined;
}

function readJobMessage(value: Fields): JobMessage | undefined {
  switch (value.type) {
    case 'started':
      return { type: 'started', pid: count(value.pid) };
    case 'frame':
      return {
        type: 'frame',
        frame_number: count(value.frame_number),
        timestamp: count(value.timestamp),
        hold: count(value.hold),
      };
    case 'plan':
      return { type: 'plan', plays: readPlays(value.plays) };
    case 'complete':
      return {
        type: 'complete',
        total_frames: count(value.total_frames),
        duration: count(value.duration),
        plays: readPlays(value.plays),
      };
    case 'ended':
      return { type: 'ended', code: count(value.code) };
    case 'error':
      return readError(value);
    default:
      return undefined;
  }
}

/** Reads one line of the plugin; `undefined` when it is none that this version knows. */
export function readPluginLine(line: string): PluginMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isFields(value)) return undefined;
  switch (value.type) {
    case 'play':
      return { type: 'play', index: count(value.index), frames: count(value.frames) };
    case 'frames':
      return { type: 'frames', done: count(value.done) };
    case 'joining':
      return { type: 'joining', frames: count(value.frames) };
    case 'done': {
      const file = text(value.file);
      return { type: 'done', frames: count(value.frames), ...(file !== '' && { file }) };
    }
    case 'error':
      return readError(value);
    default:
      return undefined;
  }
}

function readPlays(value: unknown): readonly PlannedPlay[] {
  return Array.isArray(value) ? value.flatMap(readPlay) : [];
}

function readPlay(value: unknown): readonly PlannedPlay[] {
  if (!isFields(value)) return [];
  const { line, frames, exact } = value;
  return [{ ...(typeof line === 'number' && { line }), frames: count(frames), exact: exact === true }];
}

function readError(value: Fields): RuntimeError {
  const position = readPlace(value.position);
  const outer = readPlace(value.outer);
  const fault = { traceback: text(value.traceback), ...(position && { position }), ...(outer && { outer }) };
  return {
    type: 'error',
    exception: text(value.exception),
    message: text(value.message),
    cause: readCause(value.cause),
    fault,
  };
}

function readCause(value: unknown): Reason {
  return value === 'memory_limit' || value === 'no_space' ? value : 'render_error';
}

function readPlace(value: unknown): PythonPlace | undefined {
  if (!isFields(value)) return undefined;
  return {
    line: count(value.line),
    column: count(value.column),
    end_line: count(value.end_line),
    end_column: count(value.end_column),
  };
}
