import * as fc from 'fast-check';
import { defaultSettings, type Edge, type Graph, type GraphNode, type JsonValue } from '@manim-nodes/graph-model';
import { catalogue, portsOf, type NodeDefinition } from '@manim-nodes/node-catalog';
import { checkConnection } from '../src';

const formulas = ['2', 'a', 'UP', 'a * RIGHT + b', '[1, 2, 3]', '[a, 0, 1]', 'sin(a)', 'range(0, 3)', '2 +', 'norm(p)'];

const value: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -50, max: 50 }),
  fc.integer({ min: -5, max: 5 }),
  fc.boolean(),
  fc.constant(null),
  fc.string({ maxLength: 8 }),
  fc.constantFrom('RED', '#58C4DD', 'linear', 'slice'),
  fc.tuple(fc.integer(), fc.integer(), fc.integer()),
  fc.constantFrom(...formulas).map((formula) => ({ formula })),
);

const fields = fc.record(
  {
    off: fc.boolean(),
    visible: fc.constantFrom('auto', 'never'),
    live: fc.boolean(),
    start: fc.constant('with'),
    delay: fc.constantFrom(0, 0.5),
    pause: fc.constantFrom(0, 1),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<GraphNode>>;

function nodeOf(definition: NodeDefinition, id: string): fc.Arbitrary<GraphNode> {
  const parameters = Object.keys(definition.parameters);
  const data =
    parameters.length === 0 ? fc.constant({}) : fc.dictionary(fc.constantFrom(...parameters), value, { maxKeys: 3 });
  return fc.record({ data, extra: fc.option(fields, { freq: 3 }) }).map(({ data: stored, extra }) => ({
    id,
    type: definition.type,
    position: { x: 0, y: 0 },
    data: { ...stored },
    ...extra,
  }));
}

const nodes = fc
  .array(fc.constantFrom(...catalogue), { minLength: 1, maxLength: 14 })
  .chain((types) => fc.tuple(...types.map((definition, index) => nodeOf(definition, `n${String(index + 1)}`))));

/** Two ends chosen by numbers, so that they shrink well. */
const wires = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { maxLength: 24 });

const byType = new Map(catalogue.map((definition) => [definition.type, definition]));

function edgeOf(
  list: readonly GraphNode[],
  id: string,
  [a, b, c, d]: readonly [number, number, number, number],
): Edge | undefined {
  const [source, target] = [list[a % list.length], list[b % list.length]];
  const [from, to] = [source && byType.get(source.type), target && byType.get(target.type)];
  if (!source || !target || !from || !to) return undefined;
  const outputs = portsOf(from, source.data).outputs;
  const inputs = portsOf(to, target.data).inputs;
  const [output, input] = [outputs[c % Math.max(1, outputs.length)], inputs[d % inputs.length]];
  return output && input
    ? { id, source: source.id, sourceHandle: output.name, target: target.id, targetHandle: input.name }
    : undefined;
}

const graphWith = (list: readonly GraphNode[], edges: readonly Edge[]): Graph => ({
  schemaVersion: 1,
  id: 'random',
  name: 'Random',
  nodes: list,
  edges,
  settings: defaultSettings,
  subgraphs: [],
});

/** Graphs with every kind of mistake: wires of wrong types, rings, values out of range. */
export const brokenGraphs: fc.Arbitrary<Graph> = fc.tuple(nodes, wires).map(([list, chosen]) =>
  graphWith(
    list,
    chosen.flatMap((wire, index) => edgeOf(list, `e${String(index + 1)}`, wire) ?? []),
  ),
);

/** Graphs whose wires are all allowed and whose values are the defaults. */
export const wiredGraphs: fc.Arbitrary<Graph> = fc.tuple(nodes, wires).map(([list, chosen]) => {
  const plain = list.map(({ id, type, position }) => ({ id, type, position, data: {} }));
  return chosen.reduce(
    (graph, wire, index) => {
      const edge = edgeOf(plain, `e${String(index + 1)}`, wire);
      const connection = edge && checkConnection(graph, edge);
      return edge && connection?.ok && !connection.replaces ? { ...graph, edges: [...graph.edges, edge] } : graph;
    },
    graphWith(plain, []),
  );
});
