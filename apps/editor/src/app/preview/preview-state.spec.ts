import {
  asked,
  bufferedFrames,
  cancelled,
  cleared,
  isBusy,
  noPreview,
  pictureAt,
  type PreviewMessage,
  received,
} from './preview-state';

const session = { session_id: 's1' };
const frame = (revision: number, frame_number: number, hold?: number): PreviewMessage => ({
  type: 'frame',
  ...session,
  revision,
  url: `/tmp/preview/s1-r${revision}/frame_${frame_number}.png`,
  frame_number,
  timestamp: frame_number / 15,
  total_frames: 30,
  ...(hold === undefined ? {} : { hold }),
});
const complete = (revision: number): PreviewMessage => ({
  type: 'complete',
  ...session,
  revision,
  total_frames: 30,
  duration: 2,
  preview_url: '/tmp/preview/s1-r1/',
});

describe('received', () => {
  it('goes from asking through frames to the end', () => {
    let state = asked(noPreview);
    expect([state.phase, isBusy(state)]).toEqual(['waiting', true]);
    state = received(state, { type: 'status', ...session, revision: 1, message: 'Validating graph…', progress: 10 });
    expect([state.message, state.progress, state.sessionId]).toEqual(['Validating graph…', 10, 's1']);
    state = received(received(state, frame(1, 0)), frame(1, 1));
    expect([state.phase, state.pictures.length]).toEqual(['rendering', 2]);
    expect(received(state, frame(1, 23)).progress).toBe(80);
    state = received(state, complete(1));
    expect([state.phase, state.totalFrames, isBusy(state)]).toEqual(['done', 30, false]);
  });

  it.each([
    { name: 'a frame', message: frame(1, 5) },
    { name: 'the end', message: complete(1) },
    {
      name: 'an error',
      message: { type: 'error', ...session, revision: 1, message: 'late', code: 'INTERNAL' } as const,
    },
  ])('ignores $name of an older revision', ({ message }) => {
    const state = asked(asked(noPreview));
    expect(received(state, message)).toBe(state);
  });

  it('keeps the old pictures until the first of the new render comes', () => {
    let state = received(received(asked(noPreview), frame(1, 0)), complete(1));
    state = asked(state);
    expect(state.pictures).toHaveLength(1);
    state = received(state, { type: 'status', ...session, revision: 2, message: 'Rendering', progress: 20 });
    expect([state.pictures.length, state.picturesOf]).toEqual([1, 1]);
    state = received(state, frame(2, 0));
    expect(state.pictures.map(({ url }) => url)).toEqual(['/tmp/preview/s1-r2/frame_0.png']);
  });

  it('keeps the last good pictures when a render fails', () => {
    let state = asked(received(asked(noPreview), frame(1, 0)));
    state = received(state, {
      type: 'error',
      ...session,
      revision: 2,
      message: 'Circle radius must be > 0, got -5',
      code: 'VALIDATION_ERROR',
      node_id: 'n1',
    });
    expect([state.phase, state.pictures.length, state.failure?.nodeId]).toEqual(['failed', 1, 'n1']);
  });

  it('hears nothing more of a render that was cancelled', () => {
    const state = cancelled(asked(noPreview));
    expect(state.phase).toBe('cancelled');
    expect(received(state, frame(1, 0))).toBe(state);
    expect(cancelled(noPreview)).toBe(noPreview);
  });
});

it('clears the pictures for another document but goes on counting', () => {
  const state = cleared(received(asked(asked(noPreview)), frame(2, 0)));
  expect([state.phase, state.pictures.length, state.revision, state.sessionId]).toEqual(['idle', 0, 2, 's1']);
  expect(received(asked(state), frame(2, 1)).pictures).toEqual([]);
});

describe('pictureAt', () => {
  const pictures = [frame(1, 0), frame(1, 1, 10), frame(1, 11)].reduce(received, asked(noPreview)).pictures;

  it.each([
    { at: 0, shows: 0 },
    { at: 1, shows: 1 },
    { at: 7, shows: 1 },
    { at: 10, shows: 1 },
    { at: 11, shows: 11 },
    { at: 99, shows: 11 },
  ])('shows on frame $at the picture that begins on $shows', ({ at, shows }) => {
    expect(pictureAt(pictures, at)?.frame).toBe(shows);
  });

  it('counts held frames and has nothing before the first picture', () => {
    expect([bufferedFrames(pictures), bufferedFrames([]), pictureAt([], 0)]).toEqual([12, 0, undefined]);
  });
});
