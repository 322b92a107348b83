import { frameInUnits } from './scene-settings';

test.each([
  { width: 854, height: 480, frame: undefined },
  { width: 1920, height: 1080, frame: undefined },
  { width: 480, height: 854, frame: { width: 8, height: (8 * 854) / 480 } },
  { width: 480, height: 480, frame: { width: 8, height: 8 } },
  { width: 640, height: 480, frame: { width: (8 * 640) / 480, height: 8 } },
])('a picture of $width × $height has its frame', ({ width, height, frame }) => {
  expect(frameInUnits({ width, height })).toEqual(frame);
});
