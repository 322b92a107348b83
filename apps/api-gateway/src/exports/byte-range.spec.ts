import { readRange } from './byte-range';

it.each([
  { header: undefined, range: 'whole' },
  { header: 'bytes=0-3', range: { start: 0, end: 3 } },
  { header: 'bytes=4-', range: { start: 4, end: 9 } },
  { header: 'bytes=-4', range: { start: 6, end: 9 } },
  { header: 'bytes=-40', range: { start: 0, end: 9 } },
  { header: 'bytes=5-500', range: { start: 5, end: 9 } },
  { header: 'bytes=9-9', range: { start: 9, end: 9 } },
  { header: 'bytes=10-', range: 'unsatisfiable' },
  { header: 'bytes=-0', range: 'unsatisfiable' },
  { header: 'bytes=5-4', range: 'whole' },
  { header: 'bytes=-', range: 'whole' },
  { header: 'bytes=0-1,3-4', range: 'whole' },
  { header: 'lines=0-1', range: 'whole' },
  { header: 'bytes=a-b', range: 'whole' },
])('$header of ten bytes is $range', ({ header, range }) => {
  expect(readRange(header, 10)).toEqual(range);
});
