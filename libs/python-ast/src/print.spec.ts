import {
  and,
  assign,
  attr,
  binary,
  call,
  compare,
  conditional,
  exprStmt,
  fstring,
  functionDef,
  generator,
  clause,
  lambda,
  list,
  method,
  name,
  neg,
  not,
  num,
  or,
  slice,
  str,
  subscript,
  tuple,
  withOrigin,
} from './builders';
import type { PyExpr, PyModule, PyStmt } from './nodes';
import { print } from './print';

const [a, b, c, x] = [name('a'), name('b'), name('c'), name('x')];

function printed(expression: PyExpr): string {
  return print({ body: [exprStmt(expression)] }).code.trimEnd();
}

describe('an expression', () => {
  it.each<[string, PyExpr]>([
    ['a * (b + c)', binary(a, '*', binary(b, '+', c))],
    ['a * b + c', binary(binary(a, '*', b), '+', c)],
    ['a - (b - c)', binary(a, '-', binary(b, '-', c))],
    ['a - b - c', binary(binary(a, '-', b), '-', c)],
    ['a**b**c', binary(a, '**', binary(b, '**', c))],
    ['(a**b) ** c', binary(binary(a, '**', b), '**', c)],
    ['-(a**2)', neg(binary(a, '**', num(2)))],
    ['(-a) ** 2', binary(neg(a), '**', num(2))],
    ['2**-a', binary(num(2), '**', neg(a))],
    ['(-2) ** a', binary(num(-2), '**', a)],
    ['f(a) ** 2', binary(call('f', [a]), '**', num(2))],
    ['np.pi**2', binary(name('np.pi'), '**', num(2))],
    ['(2).real', attr(num(2), 'real')],
    ['(a + b).real', attr(binary(a, '+', b), 'real')],
    ['"a".upper()', method(str('a'), 'upper')],
    ['not a and b', and(not(a), b)],
    ['not (a and b)', not(and(a, b))],
    ['a and (b or c)', and(a, or(b, c))],
    ['a and b or c', or(and(a, b), c)],
    ['(a < b) < c', compare(compare(a, '<', b), '<', c)],
    ['a + b < c', compare(binary(a, '+', b), '<', c)],
    ['a if b else c if x else a', conditional(b, a, conditional(x, c, a))],
    ['(a if b else c) + x', binary(conditional(b, a, c), '+', x)],
    ['(a if b else c) if x else a', conditional(x, conditional(b, a, c), a)],
    ['lambda: a', lambda([], a)],
    ['lambda x, i=a: x', lambda(['x', { name: 'i', default: a }], x)],
    ['(lambda x: x)(a)', call(lambda(['x'], x), [a])],
    ['a[1]', subscript(a, num(1))],
    ['a[::-1]', subscript(a, slice(undefined, undefined, num(-1)))],
    ['a[1:b]', subscript(a, slice(num(1), b))],
    ['a[b + 1 :]', subscript(a, slice(binary(b, '+', num(1))))],
    ['a[1, 2]', subscript(a, tuple([num(1), num(2)]))],
    ['(a,)', tuple([a])],
    ['()', tuple([])],
    ['f(x for x in a)', call('f', [generator(x, [clause(x, a)])])],
    ['f((x for x in a), b)', call('f', [generator(x, [clause(x, a)]), b])],
    ['f"{a:.1f} of {{b}}"', fstring([{ value: a, format: '.1f' }, ' of {b}'])],
    ['f"{(lambda: a)}"', fstring([{ value: lambda([], a) }])],
    ['-0.0', num(-0)],
    ['-2.0', num(-2, { float: true })],
    ['-2', { kind: 'number', value: -2 }],
  ])('is printed as %s', (code, expression) => {
    expect(printed(expression)).toBe(code);
  });

  it.each<[string, PyExpr]>([
    ['NaN', num(NaN)],
    ['infinity', num(Infinity)],
    ['a lone surrogate', str('\ud800')],
    ['a text in a formatted text', fstring([{ value: str('a') }])],
  ])('cannot be %s', (_, expression) => {
    expect(() => printed(expression)).toThrow(RangeError);
  });

  it('is printed at once, however many operands it has', () => {
    const sum = Array.from({ length: 1000 }, () => a).reduce((left, right) => binary(left, '+', right));
    expect(printed(sum).split('\n')).toHaveLength(1002);
  });
});

const scene: PyModule = {
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
          [
            {
              kind: 'try',
              body: [
                withOrigin(
                  assign(
                    'circle_1',
                    call('Circle', [], {
                      radius: withOrigin(num(1.5), { node_id: 'n1', handle: 'radius' }),
                      color: str('#58C4DD'),
                      fill_opacity: undefined,
                    }),
                  ),
                  { node_id: 'n1' },
                ),
                exprStmt(
                  call('self.play', [withOrigin(call('Create', [name('circle_1')]), { node_id: 'n2' })], {
                    run_time: num(2),
                  }),
                ),
              ],
              exception: 'Exception',
              name: 'e',
              handler: [
                exprStmt(call('print', [fstring(['Animation error: ', { value: name('e') }])])),
                { kind: 'raise' },
              ],
            },
          ],
        ),
      ],
    },
  ],
};

describe('a module', () => {
  it('is printed as a scene is written by hand', () => {
    expect(print(scene).code).toBe(
      [
        'from manim import *',
        '',
        '',
        'class GeneratedScene(Scene):',
        '    def construct(self):',
        '        try:',
        '            circle_1 = Circle(radius=1.5, color="#58C4DD")',
        '            self.play(Create(circle_1), run_time=2)',
        '        except Exception as e:',
        '            print(f"Animation error: {e}")',
        '            raise',
        '',
      ].join('\n'),
    );
  });

  it('comes with a mark for every piece that has an origin', () => {
    expect(print(scene).map).toEqual([
      { line: 7, column: 12, end_line: 7, end_column: 58, node_id: 'n1' },
      { line: 7, column: 37, end_line: 7, end_column: 40, node_id: 'n1', handle: 'radius' },
      { line: 8, column: 22, end_line: 8, end_column: 38, node_id: 'n2' },
    ]);
  });

  it('counts columns in bytes of UTF-8', () => {
    const text = exprStmt(call('f', [str('∑é🎬'), withOrigin(a, { node_id: 'n' })]));
    expect(print({ body: [text] }).map).toEqual([{ line: 1, column: 15, end_line: 1, end_column: 16, node_id: 'n' }]);
  });

  it.each<[string, readonly PyStmt[], readonly string[]]>([
    ['nothing', [], ['']],
    [
      'imports',
      [
        { kind: 'import', module: 'numpy', alias: 'np' },
        { kind: 'import-from', module: 'manim', names: ['UP', 'DOWN'] },
        assign('a', b),
      ],
      ['import numpy as np', 'from manim import UP, DOWN', '', 'a = b', ''],
    ],
    [
      'branches',
      [
        {
          kind: 'if',
          test: a,
          body: [{ kind: 'pass' }],
          otherwise: [{ kind: 'if', test: b, body: [{ kind: 'pass' }], otherwise: [{ kind: 'return' }] }],
        },
      ],
      ['if a:', '    pass', 'elif b:', '    pass', 'else:', '    return', ''],
    ],
    [
      'a loop',
      [
        {
          kind: 'for',
          target: tuple([a, b]),
          iterable: call('zip', [c, x]),
          body: [{ kind: 'augmented-assign', operator: '+', target: a, value: b }],
        },
      ],
      ['for a, b in zip(c, x):', '    a += b', ''],
    ],
    [
      'a function of all kinds of parameters',
      [
        {
          kind: 'function',
          name: 'f',
          parameters: [
            { name: 'a', default: num(1) },
            { name: 'rest', kind: 'args' },
            { name: 'more', kind: 'kwargs' },
          ],
          body: [{ kind: 'raise', value: call('ValueError', [list([])]) }],
        },
      ],
      ['def f(a=1, *rest, **more):', '    raise ValueError([])', ''],
    ],
  ])('prints %s', (_, body, lines) => {
    expect(print({ body }).code).toBe(lines.join('\n'));
  });
});
