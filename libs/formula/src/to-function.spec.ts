import type { FormulaValue } from './formula-type';
import { parseFormula } from './parse';
import { toFunction } from './to-function';

function evaluate(text: string, values: Readonly<Record<string, FormulaValue>> = {}): FormulaValue | string {
  const result = parseFormula(text);
  return result.ok ? toFunction(result.formula, Object.keys(values))(...Object.values(values)) : result.message;
}

describe('toFunction', () => {
  it.each<[string, FormulaValue]>([
    ['1 + 2*3^2', 19],
    ['-7 % 3', 2],
    ['-(7 % 3)', -1],
    ['7 % -3', -2],
    ['1/0', Infinity],
    ['9^9^9^9', Infinity],
    ['2*UP + [1, 0, 0]', [1, 2, 0]],
    ['-UP/2', [0, -0.5, 0]],
    ['x([4, 5, 6]) + y([4, 5, 6])', 9],
    ['norm([3, 4, 0])', 5],
    ['normalize([0, 3, 0])', [0, 1, 0]],
    ['normalize(ORIGIN)', [0, 0, 0]],
    ['cross(RIGHT, UP)', [0, 0, 1]],
    ['dot([1, 2, 3], [4, 5, 6])', 32],
    ['lerp(ORIGIN, UP, 0.25)', [0, 0.25, 0]],
    ['lerp(2, 4, 0.5)', 3],
    ['if(1 < 2, 3, 4)', 3],
    ['if(0, 3, 4)', 4],
    ['2 == 2', true],
    ['2 != 2', false],
    ['range(0, 1, 0.25)', [0, 0.25, 0.5, 0.75, 1]],
    ['range(3, 1, -1)', [3, 2, 1]],
    ['range(1, 0)', []],
    ['linspace(0, 1, 3)', [0, 0.5, 1]],
    ['linspace(2, 3, 1)', [2]],
    ['len([1, 2, 3, 4])', 4],
    ['sum([1, 2, 3])', 6],
    ['sum([UP, RIGHT])', [1, 1, 0]],
    ['max([1, 3, 2])', 3],
    ['min(4, 2)', 2],
    ['reverse([1, 2])', [2, 1]],
    ['sort([10, 9, 1])', [1, 9, 10]],
    ['round(2.5) + round(3.5) + round(-2.5)', 4],
    ['factorial(5)', 120],
    ['factorial(200)', Infinity],
    ['binomial(5, 2)', 10],
    ['binomial(2, 5)', 0],
    ['clamp(5, 0, 1)', 1],
    ['hypot(3, 4)', 5],
    ['smooth(0.5)', 0.5],
    ['smooth(-1) + smooth(2)', 1],
    ['there_and_back(2)', 0],
    ['re(1)', NaN],
  ])('%s is %j', (text, value) => {
    expect(evaluate(text)).toEqual(value);
  });

  it('takes arguments by their order, functions among them', () => {
    const double = (value: FormulaValue = 0): FormulaValue => Number(value) * 2;
    expect(evaluate('f(t) + s', { t: 3, f: double, s: 1 })).toBe(7);
    expect(evaluate('f(t)', { t: 3, f: 2 })).toBeNaN();
  });

  it('gives the same random number for the same seed', () => {
    const value = evaluate('random(7)');
    expect(value).toBe(evaluate('random(7)'));
    expect(value).not.toBe(evaluate('random(8)'));
    expect(Number(value) >= 0 && Number(value) < 1).toBe(true);
  });

  it('makes no list longer than lists may be', () => {
    expect(evaluate('len(range(0, n))', { n: 1e12 })).toBe(10_000);
    expect(evaluate('len(range(0, 1, 0))')).toBe(0);
  });

  it('refuses a name that it is not given', () => {
    expect(() => evaluate('a')).toThrow(RangeError);
  });
});
