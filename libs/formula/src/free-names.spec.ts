import { freeNames, reservedNames, type FreeName } from './free-names';
import { occurrences } from './occurrences';
import { parseFormula } from './parse';

function free(text: string, names: readonly string[] = [], options = {}): readonly FreeName[] | string {
  const result = parseFormula(text);
  return result.ok ? freeNames(result.formula, names, options) : result.message;
}

describe('freeNames', () => {
  it.each<[string, readonly string[], readonly FreeName[]]>([
    ['2*PI + UP', [], []],
    ['sin(x + phase)', ['x'], [{ name: 'phase', called: false }]],
    [
      'to - from_',
      [],
      [
        { name: 'to', called: false },
        { name: 'from_', called: false },
      ],
    ],
    [
      'b + a + b',
      [],
      [
        { name: 'b', called: false },
        { name: 'a', called: false },
      ],
    ],
    [
      'f(t) + g(t, 2)',
      ['t'],
      [
        { name: 'f', called: true, arity: 1 },
        { name: 'g', called: true, arity: 2 },
      ],
    ],
    [
      '[-3 + 4*k, y(d), 0]',
      [],
      [
        { name: 'k', called: false },
        { name: 'd', called: false },
      ],
    ],
    ['pi r', [], [{ name: 'r', called: false }]],
    ['constructor', [], [{ name: 'constructor', called: false }]],
    ['toString(1)', [], [{ name: 'toString', called: true, arity: 1 }]],
  ])('of %s with %j are %j', (text, names, expected) => {
    expect(free(text, names)).toEqual(expected);
  });

  it('has i among them unless the formula is complex', () => {
    expect(free('z + i', ['z'])).toEqual([{ name: 'i', called: false }]);
    expect(free('z + i', ['z'], { complex: true })).toEqual([]);
  });

  it('keeps what has a meaning reserved', () => {
    expect(['sin', 'PI', 'pi', 'if', 'smooth', 'LEFT'].every((name) => reservedNames.has(name))).toBe(true);
    expect(['x', 'y', 'z', 't', 'i', 'toString'].some((name) => reservedNames.has(name))).toBe(false);
  });
});

describe('occurrences', () => {
  it.each([
    ['x + sin(x) * 2', 'x', 2],
    ['f(f(t))', 'f', 2],
    ['[a, b]', 'c', 0],
  ])('of %s: %s is written %i times', (text, name, count) => {
    const result = parseFormula(text);
    expect(result.ok && occurrences(result.formula, name)).toBe(count);
  });
});
