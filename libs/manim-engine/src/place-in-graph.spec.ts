import type { SourceMapEntry } from '@manim-nodes/graph-compiler';
import { placeInGraph } from './place-in-graph';
import type { PythonPlace } from './render-failure';

const at = (line: number, column: number, end_column: number, end_line = line): PythonPlace => ({
  line,
  column,
  end_line,
  end_column,
});

const sourceMap: readonly SourceMapEntry[] = [
  { ...at(3, 8, 60), node_id: 'n1' },
  { ...at(3, 15, 59), node_id: 'n1' },
  { ...at(3, 29, 33), node_id: 'n1', handle: 'radius' },
  { ...at(4, 8, 20, 7), node_id: 'n2' },
  { ...at(5, 12, 40), node_id: 'n3', handle: 'animation' },
];

describe('placeInGraph', () => {
  it.each([
    { given: 'a parameter', position: at(3, 29, 33), place: { node_id: 'n1', handle: 'radius' } },
    { given: 'a piece of a parameter', position: at(3, 30, 31), place: { node_id: 'n1', handle: 'radius' } },
    { given: 'the call around it', position: at(3, 15, 59), place: { node_id: 'n1' } },
    {
      given: 'a call inside a longer statement',
      position: at(5, 14, 30),
      place: { node_id: 'n3', handle: 'animation' },
    },
    { given: 'several lines', position: at(4, 8, 20, 7), place: { node_id: 'n2' } },
    { given: 'more than any node made', position: at(6, 0, 99), place: { node_id: 'n2' } },
  ])('$given belongs to its node', ({ position, place }) => {
    expect(placeInGraph({ traceback: '', position }, sourceMap)).toEqual(place);
  });

  it('falls back on the play when the innermost line is nobody’s', () => {
    const fault = { traceback: '', position: at(99, 0, 4), outer: at(4, 8, 20, 7) };
    expect(placeInGraph(fault, sourceMap)).toEqual({ node_id: 'n2' });
  });

  it.each([{ traceback: '' }, { traceback: '', position: at(99, 0, 1) }])('knows no node for %j', (fault) => {
    expect(placeInGraph(fault, sourceMap)).toBeUndefined();
  });
});
