import { freeEdgeId, freeNodeId, newGraph, parseGraph } from '.';

test('a new graph is a valid document', () => {
  const graph = newGraph({ id: 'g1', name: 'First' });
  expect(parseGraph(graph)).toEqual({ ok: true, graph });
});

test.each([
  [[], 'n1'],
  [['n1', 'n7', 'n3'], 'n8'],
  [['circle_9', 'n', 'n2x', 'N5'], 'n1'],
  [['n99999999999999999999', 'n4'], 'n5'],
])('after %j comes %s', (ids, expected) => {
  const nodes = ids.map((id) => ({ id, type: 'Circle', position: { x: 0, y: 0 }, data: {} }));
  expect(freeNodeId({ nodes })).toBe(expected);
});

test('edges are counted by themselves', () => {
  const edge = { source: 'n8', sourceHandle: 'shape', target: 'n9', targetHandle: 'mobject' };
  expect(freeEdgeId({ edges: [] })).toBe('e1');
  expect(freeEdgeId({ edges: [{ id: 'e2', ...edge }] })).toBe('e3');
});
