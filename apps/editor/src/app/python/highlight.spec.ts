import type { SourceMapEntry } from '@manim-nodes/graph-compiler';
import { linesOf, nodeOn } from './highlight';

const entry = (node_id: string, line: number, end_line = line): SourceMapEntry => ({
  node_id,
  line,
  end_line,
  column: 0,
  end_column: 10,
});
const map = [entry('n1', 7), entry('n2', 8, 11), entry('n3/n1', 9)];

it('lights the lines of nodes, and of what lies in them', () => {
  expect([...linesOf(map, new Set(['n1', 'n3']))]).toEqual([7, 9]);
  expect([...linesOf(map, new Set(['n2']))]).toEqual([8, 9, 10, 11]);
});

it('finds the node of a line, the narrowest first', () => {
  expect([nodeOn(map, 7), nodeOn(map, 9), nodeOn(map, 10), nodeOn(map, 1)]).toEqual(['n1', 'n3', 'n2', undefined]);
});
