import fc from 'fast-check';
import { arbitraryGraph } from '../test/arbitrary-graph';
import { defaultSettings, parseGraph, parseGraphText, type Graph, type ParseResult } from '.';
import { parseWith } from './parse';

const circle = { id: 'n1', type: 'Circle' };
const create = { id: 'n2', type: 'Create' };
const wire = { id: 'e1', source: 'n1', sourceHandle: 'shape', target: 'n2', targetHandle: 'mobject' };
const small = { id: 'g1', name: 'A', nodes: [circle, create], edges: [wire] };
const withData = (data: unknown): unknown => ({ ...small, nodes: [{ ...circle, data }, create] });
const withNode = (fields: object): unknown => ({ ...small, nodes: [{ ...circle, ...fields }, create] });
const withWire = (fields: object): unknown => ({ ...small, edges: [{ ...wire, ...fields }] });
const withSettings = (settings: unknown): unknown => ({ ...small, settings });

const messages = (result: ParseResult): readonly string[] =>
  result.ok ? [] : result.diagnostics.map(({ message }) => message);
const codes = (result: ParseResult): readonly string[] => (result.ok ? [] : result.diagnostics.map(({ code }) => code));
const graphOf = (result: ParseResult): Graph => {
  if (!result.ok) throw new Error(messages(result).join('\n'));
  return result.graph;
};

describe('what is missing is filled in', () => {
  const graph = graphOf(parseGraph(small));

  it('with the version, settings and empty lists', () => {
    expect(graph).toStrictEqual({
      schemaVersion: 1,
      id: 'g1',
      name: 'A',
      nodes: [
        { ...circle, position: { x: 0, y: 0 }, data: {} },
        { ...create, position: { x: 0, y: 0 }, data: {} },
      ],
      edges: [wire],
      settings: defaultSettings,
      subgraphs: [],
    });
  });

  it('with single settings', () => {
    expect(graphOf(parseGraph(withSettings({ seed: 5 }))).settings).toEqual({ ...defaultSettings, seed: 5 });
  });

  it('with an id and a name from the caller, unless the document has its own', () => {
    const { nodes, edges } = small;
    expect(graphOf(parseGraph({ nodes, edges }, { id: 'new', name: 'Untitled' }))).toMatchObject({
      id: 'new',
      name: 'Untitled',
    });
    expect(graphOf(parseGraph(small, { id: 'new', name: 'Untitled' }))).toMatchObject({ id: 'g1', name: 'A' });
  });

  it('with edge ids that nobody uses, in subgraphs too', () => {
    const nameless = { ...wire, id: undefined };
    const edges = [nameless, { ...wire, id: 'e2' }, nameless];
    const inner = { id: 's1', name: 'Inner', nodes: [circle, create], edges: [nameless] };
    const read = graphOf(parseGraph({ ...small, edges, subgraphs: [inner] }));
    expect(read.edges.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
    expect(read.subgraphs[0]?.edges.map(({ id }) => id)).toEqual(['e1']);
  });
});

test('what files and answers carry beside the document is dropped', () => {
  const carried = { ...small, created_at: '2026-01-01', updated_at: '2026-01-01', meta: { rev: 3 } };
  expect(parseGraph(carried)).toEqual(parseGraph(small));
});

test('ids that differ in case only are different ids', () => {
  expect(parseGraph({ ...small, nodes: [circle, create, { ...circle, id: 'N1' }] }).ok).toBe(true);
});

test('data is kept as it is, and copied', () => {
  const data = {
    nested: [
      [1, null, 'two'],
      [{ formula: '2x' }, true],
    ],
    text: 'a\n\tb',
    empty: [],
  };
  const [node] = graphOf(parseGraph(withData(data))).nodes;
  expect(node?.data).toEqual(data);
  expect(node?.data).not.toBe(data);
});

/** Broken documents, each with the fault that must be reported. */
const faulty: readonly (readonly [input: unknown, message: string])[] = [
  [null, 'document: must be an object, got null'],
  [[], 'document: must be an object, got a list'],
  [{ ...small, id: undefined }, 'id: is missing'],
  [{ ...small, id: '../../x' }, 'id: must be an id (letters, digits, "_" and "-", at most 64), got "../../x"'],
  [{ ...small, name: '' }, 'name: must not be empty'],
  [{ ...small, name: ' \u00a0' }, 'name: must not be empty'],
  [{ ...small, name: 'a\nb' }, 'name: must not hold control characters'],
  [{ ...small, name: 'a'.repeat(101) }, 'name: has 101 characters; the limit is 100'],
  [{ ...small, colour: 1 }, 'colour: is not a field of a graph'],
  [{ ...small, ['a\u202e\n']: 1 }, '["a\\u{202e}\\u{a}"]: is not a field of a graph'],
  [{ ...small, nodes: {} }, 'nodes: must be a list, got an object'],
  [{ ...small, nodes: undefined }, 'nodes: is missing'],
  [{ ...small, edges: undefined }, 'edges: is missing'],
  [{ ...small, schemaVersion: '1' }, 'schemaVersion: must be a whole number from 1 to 9007199254740991, got "1"'],
  [{ ...small, schemaVersion: 0 }, 'schemaVersion: must be a whole number from 1 to 9007199254740991, got 0'],
  [{ ...small, subgraphs: [{ id: 's1', name: 'S', nodes: [] }] }, 'subgraphs[0].edges: is missing'],
  [{ ...small, view: 1 }, 'view: must be an object, got 1'],
  [withNode({ type: 5 }), 'nodes[0].type: must be the name of a node type, got 5'],
  [withNode({ type: 'os.system' }), 'nodes[0].type: must be the name of a node type, got "os.system"'],
  [withNode({ position: { x: 'left', y: 0 } }), 'nodes[0].position.x: must be a number, got "left"'],
  [withNode({ position: { x: 0 } }), 'nodes[0].position.y: is missing'],
  [withNode({ position: { x: Infinity, y: 0 } }), 'nodes[0].position.x: must be a finite number, got Infinity'],
  [withNode({ position: { x: 0, y: 2e7 } }), 'nodes[0].position.y: must be from -10000000 to 10000000, got 20000000'],
  [withNode({ label: 'x'.repeat(101) }), 'nodes[0].label: has 101 characters; the limit is 100'],
  [withNode({ off: 'yes' }), 'nodes[0].off: must be true or false, got "yes"'],
  [withNode({ visible: 'always' }), 'nodes[0].visible: must be "auto" or "never", got "always"'],
  [withNode({ start: 'after' }), 'nodes[0].start: must be "with", got "after"'],
  [withNode({ delay: -1 }), 'nodes[0].delay: must be from 0 to 3600, got -1'],
  [withNode({ pause: 3601 }), 'nodes[0].pause: must be from 0 to 3600, got 3601'],
  [withNode({ version: 1.5 }), 'nodes[0].version: must be a whole number from 1 to 9007199254740991, got 1.5'],
  [withNode({ colour: 'red' }), 'nodes[0].colour: is not a field of a node'],
  [withData(3), 'nodes[0].data: must be an object, got 3'],
  [withData({ a: [NaN] }), 'nodes[0].data.a[0]: must be a finite number, got NaN'],
  [withData({ a: undefined }), 'nodes[0].data.a: must be plain JSON, got nothing'],
  [withData({ a: 1n }), 'nodes[0].data.a: must be plain JSON, got a bigint'],
  [withData({ a: '\u0000' }), 'nodes[0].data.a: must not hold control characters but newline and tab'],
  [withData({ a: '\r' }), 'nodes[0].data.a: must not hold control characters but newline and tab'],
  [withData({ a: '\u001b[2J' }), 'nodes[0].data.a: must not hold control characters but newline and tab'],
  [withData({ a: '\ud800' }), 'nodes[0].data.a: is not well-formed Unicode (half of a surrogate pair)'],
  [withData({ a: '\udc00x' }), 'nodes[0].data.a: is not well-formed Unicode (half of a surrogate pair)'],
  [withData({ a: 'é'.repeat(5001) }), 'nodes[0].data.a: has 10002 bytes; the limit is 10000'],
  [withData({ a: { formula: 'x'.repeat(501) } }), 'nodes[0].data.a.formula: has 501 characters; the limit is 500'],
  [withData({ ['a b']: Infinity }), 'nodes[0].data["a b"]: must be a finite number, got Infinity'],
  [withData({ ['\ud800']: 1 }), 'nodes[0].data["\\u{d800}"]: is not well-formed Unicode (half of a surrogate pair)'],
  [withWire({ source: 'n9' }), 'edges[0].source: there is no node "n9"'],
  [withWire({ target: '' }), 'edges[0].target: there is no node ""'],
  [withWire({ sourceHandle: '' }), 'edges[0].sourceHandle: must not be empty'],
  [withWire({ targetHandle: undefined }), 'edges[0].targetHandle: is missing'],
  [withWire({ color: 'red' }), 'edges[0].color: is not a field of an edge'],
  [{ ...small, nodes: [circle, create, circle] }, 'nodes[2].id: "n1" is used twice'],
  [{ ...small, edges: [wire, wire] }, 'edges[1].id: "e1" is used twice'],
  [withSettings({ background_color: 'red' }), 'settings.background_color: must be a color like #1a2b3c, got "red"'],
  [
    withSettings({ background_color: '#FFFFFF;' }),
    'settings.background_color: must be a color like #1a2b3c, got "#FFFFFF;"',
  ],
  [withSettings({ frame_rate: 0 }), 'settings.frame_rate: must be a whole number from 1 to 120, got 0'],
  [withSettings({ frame_rate: 1e6 }), 'settings.frame_rate: must be a whole number from 1 to 120, got 1000000'],
  [withSettings({ aspect: '2:1' }), 'settings.aspect: must be "16:9" or "9:16" or "1:1" or "4:3", got "2:1"'],
  [withSettings({ seed: 2 ** 32 }), 'settings.seed: must be a whole number from 0 to 4294967295, got 4294967296'],
  [withSettings({ width: 9 }), 'settings.width: is not a field of settings'],
  [withSettings(null), 'settings: must be an object, got null'],
];

describe('every fault has its path', () => {
  it.each(faulty.map(([input, message]) => ({ input, message })))('$message', ({ input, message }) => {
    expect(messages(parseGraph(input))).toContain(message);
  });

  it('and all faults are reported, with the node or edge they belong to', () => {
    const broken = {
      ...small,
      nodes: [{ ...circle, off: 1, live: 2 }, create],
      edges: [{ ...wire, source: 'n9' }],
      name: 7,
    };
    expect(parseGraph(broken)).toEqual({
      ok: false,
      diagnostics: [
        { code: 'dangling-edge', severity: 'error', edge_id: 'e1', message: 'edges[0].source: there is no node "n9"' },
        { code: 'invalid-document', severity: 'error', message: 'name: must be a text, got 7' },
        {
          code: 'invalid-document',
          severity: 'error',
          node_id: 'n1',
          message: 'nodes[0].off: must be true or false, got 1',
        },
        {
          code: 'invalid-document',
          severity: 'error',
          node_id: 'n1',
          message: 'nodes[0].live: must be true or false, got 2',
        },
      ],
    });
  });

  it('and the list of faults stays readable', () => {
    const nodes = Array.from({ length: 150 }, (_, index) => ({ id: `n${index}`, type: '?' }));
    const all = messages(parseGraph({ ...small, nodes, edges: [] }));
    expect(all).toHaveLength(101);
    expect(all.at(-1)).toBe('… and 50 more faults');
  });
});

describe('names of prototypes are refused', () => {
  it.each([
    ['{"__proto__":{"a":1}}', 'nodes[0].data.__proto__: is not allowed as a name'],
    ['{"a":[{"constructor":1}]}', 'nodes[0].data.a[0].constructor: is not allowed as a name'],
    ['{"prototype":1}', 'nodes[0].data.prototype: is not allowed as a name'],
  ])('in data %s', (data, message) => {
    expect(messages(parseGraph(withData(JSON.parse(data))))).toEqual([message]);
  });

  it('as fields', () => {
    const text = '{"__proto__":{},"id":"g1","name":"A","nodes":[{"id":"n1","type":"A","constructor":1}],"edges":[]}';
    expect(messages(parseGraphText(text))).toEqual([
      '__proto__: is not allowed as a name',
      'nodes[0].constructor: is not allowed as a name',
    ]);
  });
});

describe('limits over the whole document', () => {
  const nodes = Array.from({ length: 1001 }, (_, index) => ({ id: `n${index}`, type: 'Dot' }));
  const inner = { id: 's1', name: 'Inner', nodes, edges: [] };

  it('count subgraphs', () => {
    const result = parseGraph({ ...small, nodes, edges: [], subgraphs: [inner] });
    expect(messages(result)).toEqual(['nodes: has 2002, subgraphs included; the limit is 2000']);
    expect(codes(result)).toEqual(['too-large']);
    expect(parseGraph({ ...small, nodes: nodes.slice(2), edges: [], subgraphs: [inner] }).ok).toBe(true);
  });

  it('count edges', () => {
    const edges = Array.from({ length: 5001 }, () => wire);
    expect(messages(parseGraph({ ...small, edges }))).toEqual([
      'edges: has 5001, subgraphs included; the limit is 5000',
    ]);
  });

  it('count levels of values that never were text', () => {
    const ring: { inner?: unknown } = {};
    ring.inner = ring;
    expect(codes(parseGraph(withData(ring)))).toEqual(['too-deep']);
  });
});

describe('schema versions', () => {
  it('refuses a newer document with nothing but what to do', () => {
    expect(parseGraph({ schemaVersion: 2, something: 'new' })).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'newer-version',
          severity: 'error',
          message:
            'This graph was saved by a newer version of manim-nodes (schemaVersion 2); update manim-nodes to open it',
        },
      ],
    });
  });

  const rename = (from: string, to: string) => (document: object) =>
    Object.fromEntries(Object.entries(document).map(([key, value]) => [key === from ? to : key, value]));
  const schema = {
    version: 3,
    migrations: new Map([
      [1, rename('caption', 'heading')],
      [2, rename('heading', 'name')],
    ]),
  };

  it.each([
    [1, 'caption'],
    [2, 'heading'],
    [3, 'name'],
  ])('lifts version %i step by step', (schemaVersion, field) => {
    const { id, nodes, edges } = small;
    expect(graphOf(parseWith(schema, { id, nodes, edges, schemaVersion, [field]: 'Old' })).name).toBe('Old');
  });

  it('gives migrations plain JSON only', () => {
    expect(messages(parseWith(schema, { ...small, schemaVersion: 1, caption: NaN }))).toEqual([
      'caption: must be a finite number, got NaN',
    ]);
  });

  it('calls a missing migration a bug', () => {
    expect(() => parseWith({ version: 2, migrations: new Map() }, small)).toThrow(
      'No migration leads out of schemaVersion 1',
    );
  });
});

describe('parseGraphText', () => {
  it('reads what JSON.stringify wrote', () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        expect(parseGraphText(JSON.stringify(graph))).toEqual({ ok: true, graph });
      }),
    );
  });

  it.each<[string, string]>([
    ['', 'invalid-document'],
    ['{"id":', 'invalid-document'],
    ['{"a":NaN}', 'invalid-document'],
    ['['.repeat(100_000), 'too-deep'],
    [`"${'a'.repeat(2_000_000)}"`, 'too-large'],
  ])('refuses %.20s', (text, code) => {
    expect(codes(parseGraphText(text))).toEqual([code]);
  });

  it('reads 1e999 as the infinity it is, and refuses it', () => {
    const text = JSON.stringify(withData({ radius: 0 })).replace('"radius":0', '"radius":1e999');
    expect(messages(parseGraphText(text))).toEqual(['nodes[0].data.radius: must be a finite number, got Infinity']);
  });
});

/** A valid graph with one part, anywhere, replaced by anything. */
const broken = fc
  .tuple(arbitraryGraph, fc.nat(), fc.anything({ withBigInt: true, withSparseArray: true }))
  .map(([graph, place, anything]) => {
    let left = place % 60;
    const replace = (value: unknown): unknown => {
      left -= 1;
      if (left < 0) {
        left = Infinity;
        return anything;
      }
      if (Array.isArray(value)) return value.map(replace);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replace(part)]));
    };
    return replace(graph);
  });

test('no broken document makes it throw; what passes is a graph that passes again', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        broken,
        fc.anything(),
        fc.json().map((text): unknown => JSON.parse(text)),
      ),
      (input) => {
        const result = parseGraph(input);
        if (result.ok) expect(parseGraph(result.graph)).toEqual(result);
        else expect(result.diagnostics.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 2000 },
  );
});

test('no text makes it throw', () => {
  const mutilated = fc.tuple(arbitraryGraph, fc.nat(), fc.string({ maxLength: 3 })).map(([graph, place, patch]) => {
    const text = JSON.stringify(graph);
    const at = place % text.length;
    return text.slice(0, at) + patch + text.slice(at + patch.length);
  });
  fc.assert(
    fc.property(fc.oneof(mutilated, fc.string({ unit: 'binary' })), (text) => {
      expect(typeof parseGraphText(text).ok).toBe('boolean');
    }),
    { numRuns: 2000 },
  );
});
