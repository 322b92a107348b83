import fc from 'fast-check';
import { arbitraryCommand, arbitraryGraph } from '../test/arbitrary-graph';
import {
  applyCommand,
  applyCommands,
  applyPatches,
  newGraph,
  type Command,
  type Edge,
  type Graph,
  type GraphNode,
} from '.';

const node = (id: string): GraphNode => ({ id, type: 'Circle', position: { x: 0, y: 0 }, data: { radius: 2 } });
const edge = (id: string, source: string, target: string): Edge => ({
  id,
  source,
  sourceHandle: 'shape',
  target,
  targetHandle: 'mobject',
});
const graph: Graph = {
  ...newGraph({ id: 'g1', name: 'A' }),
  nodes: ['n1', 'n2', 'n3', 'n4'].map(node),
  edges: [edge('e1', 'n1', 'n2'), edge('e2', 'n2', 'n3'), edge('e3', 'n3', 'n4')],
};
const ids = (parts: readonly { readonly id: string }[]): string => parts.map(({ id }) => id).join(' ');
const after = (command: Command): Graph => applyCommand(graph, command).graph;

describe('nodes', () => {
  it.each<[string, Command, nodes: string, edges: string]>([
    ['are added at the end', { type: 'add-nodes', nodes: [node('n5')] }, 'n1 n2 n3 n4 n5', 'e1 e2 e3'],
    ['are added at a place', { type: 'add-nodes', nodes: [node('n5')], at: 1 }, 'n1 n5 n2 n3 n4', 'e1 e2 e3'],
    [
      'bring edges along, to old nodes too',
      { type: 'add-nodes', nodes: [node('n5')], edges: [edge('e4', 'n1', 'n5'), edge('e5', 'n5', 'gone')] },
      'n1 n2 n3 n4 n5',
      'e1 e2 e3 e4',
    ],
    ['are not added twice', { type: 'add-nodes', nodes: [node('n1'), node('n5')] }, 'n1 n2 n3 n4 n5', 'e1 e2 e3'],
    ['take their edges away', { type: 'remove-nodes', ids: ['n2', 'gone'] }, 'n1 n3 n4', 'e3'],
    ['go before another', { type: 'reorder-nodes', ids: ['n4', 'n3'], before: 'n1' }, 'n4 n3 n1 n2', 'e1 e2 e3'],
    ['go to the end', { type: 'reorder-nodes', ids: ['n1'] }, 'n2 n3 n4 n1', 'e1 e2 e3'],
    [
      'may move before one that moves',
      { type: 'reorder-nodes', ids: ['n1', 'n2'], before: 'n2' },
      'n1 n2 n3 n4',
      'e1 e2 e3',
    ],
  ])('%s', (_name, command, nodes, edges) => {
    const changed = after(command);
    expect([ids(changed.nodes), ids(changed.edges)]).toEqual([nodes, edges]);
  });

  it('move by id', () => {
    const moved = after({ type: 'move-nodes', positions: { n2: { x: 3, y: 4 }, gone: { x: 1, y: 1 } } });
    expect(moved.nodes.map(({ position }) => position.x)).toEqual([0, 3, 0, 0]);
  });
});

describe('edges', () => {
  it.each<[string, Command, string]>([
    ['are added', { type: 'add-edge', edge: edge('e4', 'n1', 'n4') }, 'e1 e2 e3 e4'],
    ['are added at a place', { type: 'add-edge', edge: edge('e4', 'n1', 'n4'), at: 0 }, 'e4 e1 e2 e3'],
    ['are removed', { type: 'remove-edges', ids: ['e1', 'e3'] }, 'e2'],
  ])('%s', (_name, command, expected) => {
    expect(ids(after(command).edges)).toBe(expected);
  });
});

test('parameters are set and given back their default', () => {
  expect(after({ type: 'set-parameter', id: 'n1', parameter: 'radius', value: 5 }).nodes[0]?.data).toEqual({
    radius: 5,
  });
  expect(after({ type: 'set-parameter', id: 'n1', parameter: 'radius' }).nodes[0]?.data).toStrictEqual({});
});

test('fields are set and taken away', () => {
  const labelled = after({ type: 'set-fields', id: 'n1', fields: { label: 'Sun', off: true } });
  expect(labelled.nodes[0]).toEqual({ ...node('n1'), label: 'Sun', off: true });
  const plain = applyCommand(labelled, { type: 'set-fields', id: 'n1', fields: { label: undefined, off: undefined } });
  expect(plain.graph.nodes[0]).toStrictEqual(node('n1'));
});

test('the document itself changes', () => {
  const { graph: changed } = applyCommands(graph, [
    { type: 'rename', name: 'B' },
    { type: 'set-settings', settings: { seed: 7 } },
    { type: 'set-view', view: { zoom: 2 } },
  ]);
  expect(changed).toEqual({ ...graph, name: 'B', settings: { ...graph.settings, seed: 7 }, view: { zoom: 2 } });
});

describe('a command without effect gives the same graph and no patches', () => {
  it.each<Command>([
    { type: 'remove-nodes', ids: ['gone'] },
    { type: 'remove-edges', ids: ['gone'] },
    { type: 'move-nodes', positions: { gone: { x: 1, y: 1 } } },
    { type: 'move-nodes', positions: { n1: { x: 0, y: 0 } } },
    { type: 'reorder-nodes', ids: ['gone'], before: 'n1' },
    { type: 'reorder-nodes', ids: ['n1'], before: 'gone' },
    { type: 'reorder-nodes', ids: ['n1'], before: 'n2' },
    { type: 'set-parameter', id: 'gone', parameter: 'radius', value: 1 },
    { type: 'set-parameter', id: 'n1', parameter: 'color' },
    { type: 'set-fields', id: 'gone', fields: { off: true } },
    { type: 'add-nodes', nodes: [node('n1')] },
    { type: 'add-edge', edge: edge('e1', 'n1', 'n4') },
    { type: 'add-edge', edge: edge('e4', 'n1', 'gone') },
    { type: 'rename', name: 'A' },
  ])('%j', (command) => {
    const change = applyCommand(graph, command);
    expect(change.graph).toBe(graph);
    expect([change.patches, change.inverse]).toEqual([[], []]);
  });
});

test('a result cannot be changed in place', () => {
  expect(Object.isFrozen(after({ type: 'rename', name: 'B' }).nodes[0]?.data)).toBe(true);
});

const story = arbitraryGraph.chain((start) =>
  fc.tuple(fc.constant(start), fc.array(arbitraryCommand(start), { minLength: 1, maxLength: 12 })),
);

test('any sequence of commands can be taken back and done again', () => {
  fc.assert(
    fc.property(story, ([start, commands]) => {
      const { graph: end, patches, inverse } = applyCommands(start, commands);
      expect(applyPatches(end, inverse)).toStrictEqual(start);
      expect(applyPatches(start, patches)).toStrictEqual(end);
    }),
  );
});

test('no sequence of commands breaks the wiring', () => {
  fc.assert(
    fc.property(story, ([start, commands]) => {
      const { nodes, edges } = applyCommands(start, commands).graph;
      const known = new Set(nodes.map(({ id }) => id));
      expect(known.size).toBe(nodes.length);
      expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
      expect(edges.every(({ source, target }) => known.has(source) && known.has(target))).toBe(true);
    }),
  );
});
