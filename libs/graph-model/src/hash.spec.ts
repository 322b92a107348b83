import fc from 'fast-check';
import { arbitraryGraph, arbitraryNode } from '../test/arbitrary-graph';
import { canonicalJson, graphHash, newGraph, sha256Hex, type Graph, type GraphNode } from '.';

const circle: GraphNode = { id: 'n1', type: 'Circle', position: { x: 0, y: 0 }, data: { radius: 1, color: '#fff' } };
const graph: Graph = {
  ...newGraph({ id: 'g1', name: 'A' }),
  nodes: [circle, { id: 'n2', type: 'Create', position: { x: 9, y: 0 }, data: {} }],
  edges: [{ id: 'e1', source: 'n1', sourceHandle: 'shape', target: 'n2', targetHandle: 'mobject' }],
};
const withCircle = (fields: Partial<GraphNode>): Graph => ({
  ...graph,
  nodes: graph.nodes.map((node) => (node.id === 'n1' ? { ...node, ...fields } : node)),
});

test('sha256Hex is SHA-256', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256Hex('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});

test('canonicalJson sorts keys at every level and leaves lists alone', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }, 3, 1], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},3,1]}');
});

describe('graphHash is equal', () => {
  it.each<[string, Graph]>([
    ['renamed', { ...graph, id: 'other', name: 'B' }],
    ['moved', withCircle({ position: { x: 500, y: -3 } })],
    ['labelled', withCircle({ label: 'The unit circle' })],
    ['collapsed', withCircle({ view: { collapsed: true } })],
    ['seen from elsewhere', { ...graph, view: { zoom: 2 } }],
    [
      'with its defaults written out',
      withCircle({ version: 1, off: false, visible: 'auto', live: false, delay: 0, pause: 0 }),
    ],
    ['with keys in another order', withCircle({ data: { color: '#fff', radius: 1 } })],
    ['with another edge id', { ...graph, edges: graph.edges.map((edge) => ({ ...edge, id: 'wire' })) }],
  ])('for a graph that is only %s', (_change, changed) => {
    expect(graphHash(changed)).toBe(graphHash(graph));
  });

  it('for any graph with other names, places and views', () => {
    fc.assert(
      fc.property(arbitraryGraph, arbitraryNode, (any, other) => {
        const disguise = (node: GraphNode): GraphNode => ({
          ...Object.fromEntries(Object.entries(node).reverse()),
          ...node,
          label: 'Disguised',
          position: other.position,
          view: other.data,
        });
        const disguised: Graph = {
          ...any,
          name: 'Disguised',
          view: {},
          nodes: any.nodes.map(disguise),
          edges: any.edges.map((edge, index) => ({ ...edge, id: `wire-${index}` })),
          subgraphs: any.subgraphs.map((subgraph) => ({ ...subgraph, name: 'X', nodes: subgraph.nodes.map(disguise) })),
        };
        expect(graphHash(disguised)).toBe(graphHash(any));
      }),
    );
  });
});

describe('graphHash differs', () => {
  const [edge] = graph.edges;
  const inner = { id: 's1', name: 'Inner', nodes: [circle], edges: [] };
  it.each<[string, Graph]>([
    ['another parameter', withCircle({ data: { radius: 2, color: '#fff' } })],
    ['another type', withCircle({ type: 'Square' })],
    ['a version', withCircle({ version: 2 })],
    ['a node that is off', withCircle({ off: true })],
    ['a hidden node', withCircle({ visible: 'never' })],
    ['a live node', withCircle({ live: true })],
    ['a node with the one before', withCircle({ start: 'with' })],
    ['a delay', withCircle({ delay: 1 })],
    ['a pause', withCircle({ pause: 1 })],
    ['another order of nodes', { ...graph, nodes: graph.nodes.toReversed() }],
    ['no wire', { ...graph, edges: [] }],
    ['another handle', { ...graph, edges: edge ? [{ ...edge, targetHandle: 'target' }] : [] }],
    ['another background', { ...graph, settings: { ...graph.settings, background_color: '#ffffff' } }],
    ['another seed', { ...graph, settings: { ...graph.settings, seed: 1 } }],
    ['a subgraph', { ...graph, subgraphs: [inner] }],
  ])('with %s', (_change, changed) => {
    expect(graphHash(changed)).not.toBe(graphHash(graph));
  });

  it('for any two graphs of different meaning', () => {
    fc.assert(
      fc.property(arbitraryGraph, fc.nat(), (any, seed) => {
        const { settings } = any;
        fc.pre(seed !== settings.seed);
        expect(graphHash({ ...any, settings: { ...settings, seed } })).not.toBe(graphHash(any));
        expect(graphHash({ ...any, nodes: any.nodes.slice(1) })).not.toBe(graphHash(any));
      }),
    );
  });
});
