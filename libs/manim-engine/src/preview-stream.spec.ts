import { PreviewStream } from './preview-stream';

function listen(): { stream: PreviewStream; said: unknown[] } {
  const said: unknown[] = [];
  const stream = new PreviewStream(10, {
    onTimeline: (plays) => said.push({ plays }),
    onFrame: ({ frameNumber, totalFrames }) => said.push([frameNumber, totalFrames]),
  });
  return { stream, said };
}

const frame = (number: number, hold = 1) =>
  ({ type: 'frame', frame_number: number, timestamp: number / 10, hold }) as const;

const plays = [
  { line: 3, frames: 2, exact: true },
  { frames: 5, exact: true },
];
const timeline = {
  plays: [
    { index: 0, line: 3, start: 0, duration: 0.2, frames: 2 },
    { index: 1, start: 0.2, duration: 0.5, frames: 5 },
  ],
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('frames wait a moment for the timeline, then follow it', () => {
  const { stream, said } = listen();
  stream.update(frame(0));
  stream.plan(plays);
  stream.update(frame(1));
  stream.update(frame(2, 5));
  expect(said).toEqual([timeline, [0, 7], [1, 7], [2, 7]]);
});

test('a timeline that is late holds nothing up; the total is what is known', () => {
  const { stream, said } = listen();
  stream.update(frame(0));
  jest.advanceTimersByTime(14);
  expect(said).toEqual([]);
  jest.advanceTimersByTime(1);
  stream.update(frame(1));
  stream.plan(plays);
  stream.update(frame(2, 5));
  expect(said).toEqual([[0, 1], [1, 2], timeline, [2, 7]]);
});

test('without a dry pass the frames go at once', () => {
  const { stream, said } = listen();
  stream.plan(undefined);
  stream.update(frame(0, 3));
  expect(said).toEqual([[0, 3]]);
});

test('a drawing that is faster than the dry pass gives the timeline itself, once', () => {
  const { stream, said } = listen();
  stream.update(frame(0));
  stream.update({ type: 'complete', total_frames: 7, duration: 0.7, plays });
  stream.plan(plays);
  expect(said).toEqual([timeline, [0, 7]]);
});

test('a still is one frame of one', () => {
  const { stream, said } = listen();
  stream.plan([]);
  stream.update(frame(0));
  stream.update({ type: 'complete', total_frames: 1, duration: 0, plays: [] });
  expect(said).toEqual([{ plays: [] }, [0, 1]]);
  expect(stream.finish()).toEqual({ totalFrames: 1, duration: 0 });
});

test('a scene that draws more than was planned raises the total', () => {
  const { stream, said } = listen();
  stream.plan([{ frames: 1, exact: false }]);
  stream.update(frame(0));
  stream.update(frame(1));
  expect(said.slice(1)).toEqual([
    [0, 1],
    [1, 2],
  ]);
});
