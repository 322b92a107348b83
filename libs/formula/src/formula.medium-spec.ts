import { assign, name, print } from '@manim-nodes/python-ast';
import fc from 'fast-check';

import { inPython, type Outcome } from '../test/in-python';
import type { Formula } from './formula';
import type { FormulaValue } from './formula-type';
import { inferType } from './infer';
import { parseFormula } from './parse';
import { rateFunctions } from './rate-functions';
import { toFunction } from './to-function';
import { toPython } from './to-python';

const values = { x: 0.75, t: 0.4, n: 3, v: [1, -2, 0.5], w: [0.25, 3, -1] } as const;
const env = new Map([
  ['v', 'Vector'],
  ['w', 'Vector'],
] as const);

function run(texts: readonly string[]): readonly Outcome[] {
  return inPython(texts.map(codeOf), values);
}

function parsed(text: string): Formula {
  const result = parseFormula(text);
  if (!result.ok) {
    throw new Error(`${text}: ${result.message}`);
  }
  return result.formula;
}

function codeOf(text: string): string {
  const value = toPython(parsed(text), { name: (free) => name(free), env });
  return print({ body: [assign('v', value)] }).code;
}

function inBrowser(text: string): Outcome {
  return plain(toFunction(parsed(text), Object.keys(values))(...Object.values(values)));
}

function plain(value: FormulaValue): Outcome {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : String(value).replace('Infinity', 'inf').replace('NaN', 'nan');
  }
  return typeof value === 'boolean' || typeof value === 'function' ? Boolean(value) : value.map(plain);
}

function agree(first: Outcome, second: Outcome): boolean {
  if (typeof first === 'number' && typeof second === 'number') {
    return Math.abs(first - second) <= 1e-9 * Math.max(1, Math.abs(first), Math.abs(second));
  }
  if (typeof first === 'object' && typeof second === 'object') {
    return first.length === second.length && first.every((item, index) => agree(item, second[index] ?? 'missing'));
  }
  return first === second;
}

const number = fc.constantFrom('x', 't', 'n', '2', '0.5', '3', 'PI', 'E', '10', '1e-3', 'FRAME_HEIGHT');
const vector = fc.constantFrom('v', 'w', 'UP', 'DL', '[1, 2, 3]', '[x, t, 0]');
const unaryNames = [
  'sin',
  'cos',
  'atan',
  'tanh',
  'exp',
  'abs',
  'floor',
  'ceil',
  'round',
  'sign',
  'sqrt',
  'log',
  'factorial',
];

const { scalar, arrow } = fc.letrec<{ scalar: string; arrow: string }>((tie) => {
  const a = tie('scalar');
  const b = tie('scalar');
  const v = tie('arrow');
  const w = tie('arrow');
  const joined = (parts: readonly string[]): string => parts.join('');
  return {
    scalar: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      number,
      fc.tuple(a, fc.constantFrom(' + ', ' - ', ' * ', '/', ' % ', '^'), b).map(joined),
      fc.tuple(fc.constant('('), a, fc.constantFrom(' + ', ' - '), b, fc.constant(')')).map(joined),
      fc.tuple(fc.constant('-('), a, fc.constant(')')).map(joined),
      fc.tuple(fc.constantFrom('2', '0.5'), fc.constantFrom('x', '(x + t)', ' PI')).map(joined),
      fc.tuple(fc.constantFrom(...unaryNames), a).map(([f, inner]) => `${f}(${inner})`),
      fc.tuple(fc.constantFrom(...rateFunctions.keys()), a).map(([f, inner]) => `${f}(${inner})`),
      fc.tuple(fc.constantFrom('hypot', 'atan2', 'min', 'max'), a, b).map(([f, p, q]) => `${f}(${p}, ${q})`),
      fc.tuple(a, a, b).map(([p, q, r]) => `clamp(${p}, ${q}, ${q} + abs(${r}))`),
      fc.tuple(a, b, a, b).map(([p, q, r, s]) => `if(${p} < ${q}, ${r}, ${s})`),
      fc.tuple(a, b, a).map(([p, q, r]) => `lerp(${p}, ${q}, ${r})`),
      fc.tuple(fc.constantFrom('x', 'y', 'z', 'norm'), v).map(([f, inner]) => `${f}(${inner})`),
      fc.tuple(v, w).map(([p, q]) => `dot(${p}, ${q})`),
      fc.array(a, { minLength: 1, maxLength: 4 }).map((items) => `sum([${items.join(', ')}])`),
    ),
    arrow: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      vector,
      fc.tuple(v, fc.constantFrom(' + ', ' - '), w).map(joined),
      fc.tuple(a, v).map(([p, q]) => `(${p})*(${q})`),
      fc.tuple(v, a).map(([p, q]) => `(${p})/(${q})`),
      fc.tuple(v, w).map(([p, q]) => `cross(${p}, ${q})`),
      // Rounding decides everything about the sine of a huge number.
      fc.tuple(v, a).map(([p, q]) => `rotate(${p}, PI * tanh(${q}))`),
      v.map((inner) => `normalize(${inner})`),
      fc.tuple(v, w, a).map(([p, q, r]) => `lerp(${p}, ${q}, ${r})`),
      fc.tuple(a, b, a).map((parts) => `[${parts.join(', ')}]`),
    ),
  };
});

/** Python raises where a browser goes on with infinity or NaN, and has complex roots of negative numbers. */
function differsByNature(outcome: Outcome): boolean {
  return ['ZeroDivisionError', 'OverflowError', 'complex', 'TypeError'].some((word) =>
    JSON.stringify(outcome).includes(word),
  );
}

const rates = Array.from(rateFunctions.keys());

describe('formulas, in Python and in the browser', () => {
  it('agree on random formulas', () => {
    const texts = fc.sample(fc.oneof(scalar, arrow), { numRuns: 1500, seed: 7 }).filter((text) => text.length <= 500);
    const usable = texts.filter((text) => inferType(parsed(text), env).ok);
    const outcomes = run(usable);
    const compared = usable.filter((_, index) => !differsByNature(outcomes[index] ?? ''));
    const differing = usable.flatMap((text, index) => {
      const outcome = outcomes[index] ?? '';
      return differsByNature(outcome) || agree(outcome, inBrowser(text))
        ? []
        : [{ text, outcome, browser: inBrowser(text) }];
    });
    expect(differing).toEqual([]);
    expect(compared.length).toBeGreaterThan(1000);
  });

  it('agree on every rate function over its whole course', () => {
    const times = [-0.5, 0, 0.1, 0.25, 0.3, 0.45, 0.5, 0.6, 0.75, 0.9, 0.99, 1, 1.5];
    const texts = rates.flatMap((rate) => times.map((time) => `${rate}(${time})`));
    const outcomes = run(texts);
    expect(texts.filter((text, index) => !agree(outcomes[index] ?? '', inBrowser(text)))).toEqual([]);
  });

  it('agree on lists and constants', () => {
    const texts = [
      'range(0, 1, 0.1)',
      'range(-10, 10, 2)',
      'range(-10, 10.3, 1)',
      'range(0, n)',
      'range(x, n, t)',
      'range(5, 1, -1)',
      'range(5, 1)',
      'linspace(0, n, 5)',
      'reverse(sort([3, 1, 2, n]))',
      'len(range(0, 100, 7))',
      'max(range(0, 9, 2))',
      'sum([v, w, UP])',
      'binomial(10, 3)',
      'binomial(n, 2)',
      'factorial(10)',
      '[x, t]',
      'x < t',
      'SMALL_BUFF + MED_SMALL_BUFF + MED_LARGE_BUFF + LARGE_BUFF + FRAME_WIDTH + FRAME_X_RADIUS + FRAME_Y_RADIUS',
      '[UP, DOWN, LEFT, RIGHT, UL, UR, DL, DR, IN, OUT, ORIGIN, X_AXIS, Y_AXIS, Z_AXIS]',
      '[pi, tau, E, DEGREES]',
    ];
    const outcomes = run(texts);
    expect(texts.filter((text, index) => !agree(outcomes[index] ?? 'missing', inBrowser(text)))).toEqual([]);
  });

  it('overflows instead of computing without end', () => {
    expect(run(['9^9^9^9', '(9^99)^99^99', 'factorial(1e9)', '(2*3*4)^100^100'])).toEqual([
      'OverflowError',
      'OverflowError',
      'inf',
      'OverflowError',
    ]);
  });

  it('draws the same random number whenever the seed is the same', () => {
    const [first, again, other] = run(['random(7)', 'random(7)', 'random(n)']);
    expect(first).toBe(again);
    expect(first).not.toBe(other);
  });
});
