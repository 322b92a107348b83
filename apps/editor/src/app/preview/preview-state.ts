import type {
  CompleteMessage,
  FrameMessage,
  PreviewErrorMessage,
  StatusMessage,
  TimelineMessage,
} from '@manim-nodes/contracts';

export type PreviewMessage = CompleteMessage | FrameMessage | PreviewErrorMessage | StatusMessage | TimelineMessage;

/** A picture and how long it stands, in frames. */
export interface Picture {
  readonly url: string;
  /** From 0; with holds, the first of the frames on which it stands. */
  readonly frame: number;
  readonly hold: number;
}

export interface PreviewFailure {
  readonly message: string;
  readonly nodeId?: string;
  readonly handle?: string;
  readonly traceback?: string;
}

/** What is known of the newest render, and the pictures of the last one that gave any. */
export interface PreviewState {
  readonly phase: 'idle' | 'waiting' | 'rendering' | 'done' | 'failed' | 'cancelled';
  /** The newest render that was asked for; messages of older ones are ignored. */
  readonly revision: number;
  readonly sessionId: string | undefined;
  readonly message: string;
  /** Percent. */
  readonly progress: number;
  readonly pictures: readonly Picture[];
  /** The render that the pictures belong to: behind `revision` until its first picture comes. */
  readonly picturesOf: number;
  /** Frames of the whole scene, held ones counted; an estimate until it is done. */
  readonly totalFrames: number;
  readonly plays: TimelineMessage['plays'];
  readonly failure: PreviewFailure | undefined;
}

export const noPreview: PreviewState = {
  phase: 'idle',
  revision: 0,
  sessionId: undefined,
  message: '',
  progress: 0,
  pictures: [],
  picturesOf: 0,
  totalFrames: 0,
  plays: [],
  failure: undefined,
};

/** Another document was opened: nothing of the last one stays but the session. */
export function cleared({ revision, sessionId }: PreviewState): PreviewState {
  return { ...noPreview, revision, sessionId };
}

/** A new render was asked for. The old pictures stay until the first new one comes. */
export function asked(state: PreviewState): PreviewState {
  return {
    ...state,
    phase: 'waiting',
    revision: state.revision + 1,
    message: 'Starting',
    progress: 0,
    failure: undefined,
  };
}

export function cancelled(state: PreviewState): PreviewState {
  return isBusy(state) ? { ...state, phase: 'cancelled', message: 'Cancelled' } : state;
}

export function isBusy({ phase }: PreviewState): boolean {
  return phase === 'waiting' || phase === 'rendering';
}

/** Takes in one message of the server. */
export function received(state: PreviewState, message: PreviewMessage): PreviewState {
  if (message.revision !== state.revision || state.phase === 'cancelled') return state;
  const known = { ...state, sessionId: message.session_id };
  switch (message.type) {
    case 'status':
      return { ...known, message: message.message, progress: message.progress };
    case 'timeline':
      return { ...known, plays: message.plays };
    case 'frame':
      return withPicture(known, message);
    case 'complete':
      return { ...known, phase: 'done', message: 'Ready', progress: 100, totalFrames: message.total_frames };
    case 'error':
      return { ...known, phase: 'failed', message: message.message, failure: failureOf(message) };
  }
}

function withPicture(state: PreviewState, message: FrameMessage): PreviewState {
  const picture: Picture = { url: message.url, frame: message.frame_number, hold: message.hold ?? 1 };
  const fresh = state.picturesOf !== state.revision;
  const drawn = Math.floor((100 * (picture.frame + picture.hold)) / Math.max(1, message.total_frames));
  return {
    ...state,
    phase: 'rendering',
    message: 'Drawing frames',
    progress: Math.max(state.progress, Math.min(99, drawn)),
    pictures: fresh ? [picture] : [...state.pictures, picture],
    picturesOf: state.revision,
    totalFrames: message.total_frames,
  };
}

function failureOf({ message, node_id: nodeId, handle, traceback }: PreviewErrorMessage): PreviewFailure {
  return {
    message,
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(handle === undefined ? {} : { handle }),
    ...(traceback === undefined ? {} : { traceback }),
  };
}

/** Frames that have pictures already, from the start. */
export function bufferedFrames(pictures: readonly Picture[]): number {
  const last = pictures.at(-1);
  return last ? last.frame + last.hold : 0;
}

/** The picture that stands on a frame: the last one that begins at or before it. */
export function pictureAt(pictures: readonly Picture[], frame: number): Picture | undefined {
  let low = 0;
  let high = pictures.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pictures[middle]?.frame ?? 0) <= frame) low = middle;
    else high = middle - 1;
  }
  return pictures[low];
}
