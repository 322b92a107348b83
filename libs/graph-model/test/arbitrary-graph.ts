import fc from 'fast-check';
import { aspects, type Command, type Edge, type Graph, type GraphNode, type JsonObject } from '../src';

const identifier = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,5}$/);
const text = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'Z', ' ', 'é', '漢', '🙂', '"', '\\', '\n') });
const key = fc.constantFrom('radius', 'color', 'points', 'z', 'a');

/** Plain JSON as parameters hold it. */
export const arbitraryData: fc.Arbitrary<JsonObject> = fc.dictionary(
  key,
  fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0 || 0),
    fc.boolean(),
    fc.constant(null),
    text,
    fc.array(fc.array(fc.integer(), { maxLength: 3 }), { maxLength: 3 }),
    fc.record({ formula: text }),
  ),
  { maxKeys: 4, noNullPrototype: true },
);

const position = fc.record({ x: fc.integer({ min: -1000, max: 1000 }), y: fc.integer({ min: -1000, max: 1000 }) });
const seconds = fc.integer({ min: 0, max: 36000 }).map((tenths) => tenths / 10);

/** A node with any mixture of fields. */
export const arbitraryNode: fc.Arbitrary<GraphNode> = fc.record(
  {
    id: identifier,
    type: fc.constantFrom('Circle', 'Create', 'Play', 'subgraph:s1'),
    position,
    data: arbitraryData,
    version: fc.integer({ min: 1, max: 3 }),
    label: text,
    off: fc.boolean(),
    visible: fc.constantFrom('auto', 'never'),
    live: fc.boolean(),
    start: fc.constant('with'),
    delay: seconds,
    pause: seconds,
    view: arbitraryData,
  },
  { requiredKeys: ['id', 'type', 'position', 'data'], noNullPrototype: true },
);

const arbitraryParts = fc
  .uniqueArray(arbitraryNode, { selector: (node) => node.id, minLength: 1, maxLength: 6 })
  .chain((nodes) => {
    const end = fc.constantFrom(...nodes.map((node) => node.id));
    const handle = fc.constantFrom('mobject', 'shape', 'value');
    const edge = fc.record(
      { id: identifier, source: end, sourceHandle: handle, target: end, targetHandle: handle },
      { noNullPrototype: true },
    );
    const edges: fc.Arbitrary<readonly Edge[]> = fc.uniqueArray(edge, { selector: ({ id }) => id, maxLength: 6 });
    return fc.record({ nodes: fc.constant<readonly GraphNode[]>(nodes), edges }, { noNullPrototype: true });
  });

const settings = fc.record(
  {
    background_color: fc.constantFrom('#000000', '#1A2b3c'),
    frame_rate: fc.integer({ min: 1, max: 120 }),
    aspect: fc.constantFrom(...aspects),
    seed: fc.nat(),
  },
  { noNullPrototype: true },
);

/** A valid graph with unique ids and edges between its nodes. */
export const arbitraryGraph: fc.Arbitrary<Graph> = fc
  .tuple(
    arbitraryParts,
    settings,
    fc.array(arbitraryParts, { maxLength: 1 }),
    fc.option(arbitraryData, { nil: undefined }),
  )
  .map(([parts, chosen, subgraphs, view]) => ({
    schemaVersion: 1,
    id: 'graph-1',
    name: 'Any graph',
    ...parts,
    settings: chosen,
    subgraphs: subgraphs.map((inner, index) => ({ id: `s${index + 1}`, name: 'Inner', ...inner })),
    ...(view && { view }),
  }));

/** Commands about nodes and edges that are mostly there; some name what is missing. */
export function arbitraryCommand(graph: Graph): fc.Arbitrary<Command> {
  const id = fc.constantFrom('missing', 'constructor', ...graph.nodes.map((node) => node.id));
  const ids = fc.array(id, { maxLength: 3 });
  const edge = fc.record({
    id: identifier,
    source: id,
    sourceHandle: fc.constant('shape'),
    target: id,
    targetHandle: fc.constant('mobject'),
  });
  const at = fc.option(fc.nat({ max: 8 }), { nil: undefined });
  const fields = fc.record(
    { label: fc.option(text, { nil: undefined }), off: fc.option(fc.boolean(), { nil: undefined }), delay: seconds },
    { requiredKeys: [] },
  );
  const one = <Type extends Command['type']>(type: Type) => fc.constant(type);
  return fc.oneof(
    fc.record({ type: one('add-nodes'), nodes: fc.array(arbitraryNode, { maxLength: 3 }), edges: fc.array(edge), at }),
    fc.record({ type: one('remove-nodes'), ids }),
    fc.record({ type: one('move-nodes'), positions: fc.dictionary(id, position) }),
    fc.record({ type: one('reorder-nodes'), ids, before: fc.option(id, { nil: undefined }) }),
    fc.record({
      type: one('set-parameter'),
      id,
      parameter: key,
      value: fc.option(fc.integer(), { nil: undefined }),
    }),
    fc.record({ type: one('set-fields'), id, fields }),
    fc.record({ type: one('add-edge'), edge, at }),
    fc.record({
      type: one('remove-edges'),
      ids: fc.array(fc.constantFrom('missing', ...graph.edges.map((e) => e.id))),
    }),
    fc.record({ type: one('set-settings'), settings: fc.record({ seed: fc.nat() }, { requiredKeys: [] }) }),
    fc.record({ type: one('rename'), name: text }),
    fc.record({ type: one('set-view'), view: arbitraryData }),
  );
}
