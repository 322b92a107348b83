import { readPluginLine, readWarmMessage } from './runtime-message';

const place = { line: 3, column: 4, end_line: 3, end_column: 9 };

describe('readWarmMessage', () => {
  it.each([
    { type: 'ready', manim: '0.22.0', python: '3.11', runtime: '0.1.0' },
    { type: 'failed', message: 'no Manim' },
    { job: 'j', type: 'started', pid: 7 },
    { job: 'j', type: 'frame', frame_number: 15, timestamp: 1, hold: 15 },
    { job: 'j', type: 'plan', plays: [{ line: 3, frames: 15, exact: true }] },
    { job: 'j', type: 'complete', total_frames: 30, duration: 2, plays: [{ frames: 30, exact: true }] },
    { job: 'j', type: 'ended', code: -9 },
  ])('reads $type as it is', (message) => {
    expect(readWarmMessage(message)).toEqual(message);
  });

  it.each([null, 3, [], {}, { type: 'frame' }, { job: 'j', type: 'unheard' }])('does not know %j', (message) => {
    expect(readWarmMessage(message)).toBeUndefined();
  });

  it('gathers the places of an error, and knows only our causes', () => {
    const error = { job: 'j', type: 'error', exception: 'E', message: 'm', traceback: 't', position: place };
    expect(readWarmMessage({ ...error, cause: 'memory_limit', outer: null })).toEqual({
      job: 'j',
      type: 'error',
      exception: 'E',
      message: 'm',
      cause: 'memory_limit',
      fault: { traceback: 't', position: place },
    });
    expect(readWarmMessage({ ...error, cause: 'cancelled' })).toMatchObject({ cause: 'render_error' });
  });
});

describe('readPluginLine', () => {
  it.each([
    { type: 'play', index: 2, frames: 30 },
    { type: 'frames', done: 31 },
    { type: 'joining', frames: 60 },
    { type: 'done', frames: 60, file: '/media/a.mp4' },
    { type: 'done', frames: 60 },
  ])('reads $type as it is', (message) => {
    expect(readPluginLine(JSON.stringify(message))).toEqual(message);
  });

  it.each(['', 'no JSON', '3', '{"type":"unheard"}'])('does not know %j', (line) => {
    expect(readPluginLine(line)).toBeUndefined();
  });
});
