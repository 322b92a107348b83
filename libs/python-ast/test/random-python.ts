import fc from 'fast-check';

import {
  assign,
  attr,
  bool,
  call,
  clause,
  compare,
  conditional,
  dict,
  exprStmt,
  fstring,
  functionDef,
  generator,
  lambda,
  list,
  listComprehension,
  method,
  name,
  none,
  num,
  returnStmt,
  slice,
  starred,
  str,
  subscript,
  tuple,
  unary,
} from '../src';
import type { BinaryOperator, CompareOperator, PyExpr, PyModule, PyStmt } from '../src';

const binaryOperators: readonly BinaryOperator[] = ['+', '-', '*', '/', '//', '%', '**', '@'];
const compareOperators: readonly CompareOperator[] = ['==', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'is', 'is not'];

const identifier = fc.constantFrom(
  ...['x', 'm', 'self', 'circle_1', 'number_plane_12', 'interpolation_of_colors', 'a_name_that_is_long_for_a_mobject'],
);

const printable = Array.from('abcxyzABC 0123456789+-=(){}[]$%\'"\\éñßαβγ∑∫√数学かな한글');

const text = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '\\theta',
    '"',
    "it's",
    '#58C4DD',
    'The quick brown fox jumps over the lazy dog',
    '数学 ∑ é',
    '\n\t',
    '‮',
  ),
  fc.string({ unit: fc.constantFrom(...printable), maxLength: 60 }),
);

const number = fc.oneof(
  fc.integer({ min: -20, max: 1000 }).map((value) => num(value)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => num(value, { float: true })),
  fc.constantFrom(0.5, 2.25, 100).map((value) => num(value, { float: true })),
);

const simpleValue = fc.oneof(
  identifier.map((path) => name(path)),
  identifier.map((path) => call(`${path}.get_value`)),
  number,
);

const formatted = fc
  .array(
    fc.oneof(
      fc.constantFrom('Frame ', 'x = ', '"', "it's {not} a field", '\n', 'π ≈ '),
      fc.record({ value: simpleValue, format: fc.constantFrom('.1f', '+d', '>8') }),
      simpleValue.map((value) => ({ value })),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.filter((part, index) => typeof part !== 'string' || typeof parts[index - 1] !== 'string'))
  .filter((parts) => parts.some((part) => typeof part !== 'string'))
  .map(fstring);

const leaf: fc.Arbitrary<PyExpr> = fc.oneof(
  { weight: 6, arbitrary: identifier.map((path) => name(path)) },
  { weight: 3, arbitrary: number },
  { weight: 2, arbitrary: text.map(str) },
  { weight: 1, arbitrary: formatted },
  { weight: 1, arbitrary: fc.constantFrom<PyExpr>(none, bool(true), name('np.pi'), { kind: 'imaginary', value: 2 }) },
);

const target = fc.oneof(
  identifier.map((path) => name(path)),
  fc.constant(tuple([name('x'), name('y')])),
);

const { expression } = fc.letrec<{ expression: PyExpr; argument: PyExpr }>((tie) => {
  const inner = tie('expression');
  const items = fc.array(inner, { maxLength: 4 });
  const keywords = fc.dictionary(fc.constantFrom('run_time', 'color', 'fill_opacity'), inner, { maxKeys: 2 });
  const clauses = fc.array(
    fc
      .record({ target, iterable: inner, conditions: fc.array(inner, { maxLength: 1 }) })
      .map((part) => clause(part.target, part.iterable, part.conditions)),
    { minLength: 1, maxLength: 2 },
  );
  const bound = fc.option(leaf, { nil: undefined });
  const calls = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({ callee: identifier, args: items, keywords })
        .map((part) => call(part.callee, part.args, part.keywords)),
    },
    {
      weight: 4,
      arbitrary: fc
        .record({ value: inner, name: identifier, args: items, keywords })
        .map((part) => method(part.value, part.name, part.args, part.keywords)),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ element: inner, clauses })
        .map((part) => call('VGroup', [generator(part.element, part.clauses)])),
    },
    { weight: 1, arbitrary: inner.map((value) => call('VGroup', [starred(value)])) },
    { weight: 1, arbitrary: fc.record({ callee: inner, args: items }).map((part) => call(part.callee, part.args)) },
  );
  return {
    argument: inner,
    expression: fc.oneof(
      { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: leaf },
      { weight: 6, arbitrary: calls },
      {
        weight: 2,
        arbitrary: fc.record({ value: inner, name: identifier }).map((part) => attr(part.value, part.name)),
      },
      {
        weight: 1,
        arbitrary: fc.record({ value: inner, index: inner }).map((part) => subscript(part.value, part.index)),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({ value: inner, from: bound, to: bound, step: bound })
          .map((part) => subscript(part.value, slice(part.from, part.to, part.step))),
      },
      { weight: 2, arbitrary: items.map(list) },
      { weight: 1, arbitrary: items.map(tuple) },
      { weight: 1, arbitrary: fc.array(fc.tuple(inner, inner), { maxLength: 3 }).map(dict) },
      {
        weight: 1,
        arbitrary: fc.record({ element: inner, clauses }).map((part) => listComprehension(part.element, part.clauses)),
      },
      {
        weight: 2,
        arbitrary: fc
          .record({ operator: fc.constantFrom('-', '+', 'not'), value: inner })
          .map((part) => unary(part.operator, part.value)),
      },
      {
        weight: 5,
        arbitrary: fc
          .record({ operator: fc.constantFrom(...binaryOperators), left: inner, right: inner })
          .map((part): PyExpr => ({ kind: 'binary', ...part })),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({ left: inner, operator: fc.constantFrom(...compareOperators), right: inner })
          .map((part) => compare(part.left, part.operator, part.right)),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({ operator: fc.constantFrom('and', 'or'), values: fc.array(inner, { minLength: 2, maxLength: 3 }) })
          .map((part): PyExpr => ({ kind: 'boolean-operation', ...part })),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({ test: inner, then: inner, otherwise: inner })
          .map((part) => conditional(part.test, part.then, part.otherwise)),
      },
      {
        weight: 2,
        arbitrary: fc
          .record({ parameters: fc.uniqueArray(fc.constantFrom('m', 'x', 'alpha'), { maxLength: 3 }), body: inner })
          .map((part) => lambda(part.parameters, part.body)),
      },
    ),
  };
});

const { statement } = fc.letrec<{ statement: PyStmt }>((tie) => {
  const body = fc.array(tie('statement'), { minLength: 1, maxLength: 3 });
  return {
    statement: fc.oneof(
      { maxDepth: 2 },
      {
        weight: 6,
        arbitrary: fc
          .record({ target: identifier.map((path) => name(path)), value: expression })
          .map((part) => assign(part.target, part.value)),
      },
      { weight: 6, arbitrary: expression.map((value) => exprStmt(call('self.play', [value]))) },
      { weight: 2, arbitrary: fc.option(expression, { nil: undefined }).map(returnStmt) },
      {
        weight: 1,
        arbitrary: fc
          .record({ target: identifier, operator: fc.constantFrom(...binaryOperators), value: expression })
          .map((part): PyStmt => ({ ...part, kind: 'augmented-assign', target: name(part.target) })),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({ target, iterable: expression.map((value) => call('enumerate', [value])), body })
          .map((part): PyStmt => ({ kind: 'for', ...part })),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({ test: expression, body, otherwise: body })
          .map((part): PyStmt => ({ kind: 'if', ...part })),
      },
      { weight: 1, arbitrary: body.map((statements) => functionDef('redraw', ['m', 'alpha'], statements)) },
    ),
  };
});

/** Whole modules in the shape of a generated scene. */
export const randomModule: fc.Arbitrary<PyModule> = fc.array(statement, { minLength: 1, maxLength: 4 }).map((body) => ({
  body: [
    { kind: 'import-all', module: 'manim' },
    {
      kind: 'class',
      name: 'GeneratedScene',
      bases: [name('Scene')],
      body: [
        functionDef(
          'construct',
          ['self'],
          [{ kind: 'try', body, exception: 'Exception', name: 'e', handler: [{ kind: 'raise' }] }],
        ),
      ],
    },
  ],
}));

/**
 * Names every expression and statement of a module by its path in the tree, but for those inside of f-strings: Python
 * 3.11 knows no positions there.
 */
export function withPaths(module: PyModule): PyModule {
  return { body: module.body.map((part, index) => markAll(part, `body.${index}`)) };
}

function markAll<Piece extends PyStmt>(piece: Piece, path: string): Piece {
  return markValue(piece, path) as Piece;
}

function markValue(value: unknown, path: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => markValue(item, `${path}.${index}`));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if ('kind' in value && value.kind === 'fstring') {
    return { ...value, origin: { node_id: path } };
  }
  const children = Object.entries(value).map(([key, child]) => [key, markValue(child, `${path}.${key}`)] as const);
  const marked: object = Object.fromEntries(children);
  return 'kind' in value ? { ...marked, origin: { node_id: path } } : marked;
}
