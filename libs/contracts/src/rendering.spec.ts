import { exportQualities, finalStatuses, jobStatuses, pictureSize, previewQualities } from '.';

describe('pictureSize', () => {
  it.each([
    [480, '16:9', 854, 480],
    [720, '16:9', 1280, 720],
    [1080, '16:9', 1920, 1080],
    [1440, '16:9', 2560, 1440],
    [2160, '16:9', 3840, 2160],
    [480, '9:16', 480, 854],
    [1080, '9:16', 1080, 1920],
    [480, '4:3', 640, 480],
    [720, '4:3', 960, 720],
    [1080, '1:1', 1080, 1080],
    [720, 'unheard of', 1280, 720],
  ])('%i at %s is %i × %i', (shortSide, aspect, width, height) => {
    expect(pictureSize(shortSide, aspect)).toEqual({ width, height });
  });

  it.each(['16:9', '9:16', '4:3', '1:1'])('has even sides at %s in every quality, as H.264 wants them', (aspect) => {
    const shortSides = [
      ...Object.values(exportQualities),
      ...Object.values(previewQualities).map(({ height }) => height),
    ];
    const sides = shortSides.flatMap((shortSide) => Object.values(pictureSize(shortSide, aspect)));
    expect(sides.filter((side) => side % 2 !== 0)).toEqual([]);
  });
});

test('a job that waits or renders is not final', () => {
  expect(jobStatuses.filter((status) => !finalStatuses.has(status))).toEqual(['queued', 'rendering']);
});
