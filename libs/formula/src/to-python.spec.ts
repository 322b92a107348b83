import { assign, name, print } from '@manim-nodes/python-ast';

import type { FormulaType } from './formula-type';
import { parseFormula } from './parse';
import { toPython, type PythonOptions } from './to-python';

function python(text: string, options: Partial<PythonOptions> = {}): string {
  const result = parseFormula(text);
  if (!result.ok) {
    return result.message;
  }
  const value = toPython(result.formula, { name: (free) => name(free), ...options });
  return print({ body: [assign('v', value)] }).code.slice('v = '.length, -1);
}

const numbers: FormulaType = { list: 'Number' };

describe('toPython', () => {
  it.each([
    ['pi', 'PI'],
    ['2 tau', '2 * TAU'],
    ['E^x', 'np.e**x'],
    ['theta*DEGREES', 'theta * DEGREES'],
    ['0.5 + 3*SMALL_BUFF', '0.5 + 3 * SMALL_BUFF'],
    ['FRAME_WIDTH/2', 'config.frame_width / 2'],
    ['to - a', 'to - a'],
    ['-dt', '-dt'],
    ['2.25*LEFT + 1.5*UP', '2.25 * LEFT + 1.5 * UP'],
    ['2*(x - 5)^2', '2 * (x - 5) ** 2'],
    ['0.8x^2 - 3x + 4', '0.8 * x**2 - 3 * x + 4'],
    ['25/x', '25 / x'],
    ['k % 1', 'k % 1'],
    ['a - (b - c)', 'a - (b - c)'],
    ['[4,3,0]', 'np.array([4, 3, 0])'],
    ['[-3 + 4*k, y(d), 0]', 'np.array([-3 + 4 * k, d[1], 0])'],
    ['[25/t, 25/t, 0, 0]', '[25 / t, 25 / t, 0, 0]'],
    ['[0, 3*PI]', '[0, 3 * PI]'],
    ['[[0,0,0],[1,1,0]]', '[np.array([0, 0, 0]), np.array([1, 1, 0])]'],
    ['[UP, DOWN, LEFT]', '[UP, DOWN, LEFT]'],
    ['[u, v, exp(-(u^2 + v^2)/(2*0.4^2))]', 'np.array([u, v, np.exp(-(u**2 + v**2) / (2 * 0.4**2))])'],
    ['1.5cos(u)cos(v)', '1.5 * np.cos(u) * np.cos(v)'],
    ['rotate(u, PI/2)', 'rotate_vector(u, PI / 2)'],
    ['smooth(1 - t)', 'smooth(1 - t)'],
    ['ease_in_sine(t)', 'rate_functions.ease_in_sine(t)'],
    ['if(x < 0, -x, x)', '-x if x < 0 else x'],
    ['if(x < 0, 1, 0) + 1', '(1 if x < 0 else 0) + 1'],
    ['f(t)', 'f(t)'],
    ['len([1,2,3])', 'len([1, 2, 3])'],
    ['sum([[0,1,0],[1,0,0]])', 'sum([np.array([0, 1, 0]), np.array([1, 0, 0])])'],
    ['max(a, 2)', 'max(a, 2)'],
    ['min(xs)', 'min(xs)'],
    ['reverse(xs)', 'xs[::-1]'],
    ['sort(xs)', 'sorted(xs)'],
    ['range(-10,10,2)', 'range(-10, 11, 2)'],
    ['range(5,1,-1)', 'range(5, 0, -1)'],
    ['range(5,1)', 'range(5, 5)'],
    ['range(-10, 10.3, 1)', 'range(-10, 11)'],
    ['range(0, 1, 0.1)', 'np.arange(0, 1.05, 0.1)'],
    ['range(0, n)', 'np.arange(0, n + 1e-9, 1.0)'],
    ['range(a, b, c)', 'np.arange(a, b + 1e-9 * c, c)'],
    ['linspace(0, 1, 11)', 'np.linspace(0, 1, 11)'],
    ['linspace(0, 1, n)', 'np.linspace(0, 1, int(n))'],
    ['random(7)', 'np.random.default_rng(7).random()'],
    ['random(n)', 'np.random.default_rng(abs(int(n))).random()'],
    ['factorial(5)', 'np.prod(np.arange(1.0, 6))'],
    ['factorial(n)', 'np.prod(np.arange(1.0, int(min(n, 171)) + 1))'],
    ['binomial(5, 2)', 'choose(5, 2)'],
    ['binomial(n, k)', 'choose(int(n), int(k))'],
    ['clamp(x, 0, 1)', 'np.clip(x, 0, 1)'],
    ['lerp(UP, DOWN, t)', 'interpolate(UP, DOWN, t)'],
    ['norm(v)', 'np.linalg.norm(v)'],
    ['cross(v, normalize(w))', 'np.cross(v, normalize(w))'],
  ])('prints %s as %s', (text, expected) => {
    expect(python(text)).toBe(expected);
  });

  it.each([
    ['x^2', 'x**2'],
    ['x^100', 'x**100'],
    ['x^101', 'x**101.0'],
    ['x^-1', 'x**-1.0'],
    ['x^0.5', 'x**0.5'],
    ['2^x', '2.0**x'],
    ['9^9^9^9', '9.0**9.0**9.0**9'],
    ['(x^2)^2', '(x**2) ** 2.0'],
    ['(2+3)^2', '(2.0 + 3.0) ** 2'],
    ['abs(9)^9', 'abs(9.0) ** 9'],
    ['x^(2n + 1)', 'x ** (2.0 * n + 1.0)'],
    ['x^(9^9)', 'x**9.0**9'],
    ['-2^2', '-(2.0**2)'],
    ['(-2)^2', '(-2.0) ** 2'],
    ['1000000x', '1000000.0 * x'],
    ['1e-7x', '1e-7 * x'],
  ])('prints %s as %s, with floats where integers could grow without end', (text, expected) => {
    expect(python(text)).toBe(expected);
  });

  it.each<[string, string, Partial<PythonOptions>]>([
    ['[0, 1, 2]', '[0, 1, 2]', { expected: numbers }],
    [
      '[[0,0,0],[1,1,0],[2,2,0]]',
      '[np.array([0, 0, 0]), np.array([1, 1, 0]), np.array([2, 2, 0])]',
      { expected: { list: 'Vector' } },
    ],
    ['if(a < b, [1,2,3], [4,5,6])', '[1, 2, 3] if a < b else [4, 5, 6]', { expected: numbers }],
    ['[v, v, v]', '[v, v, v]', { env: new Map([['v', 'Vector']]) }],
    ['[v, v, v]', 'np.array([v, v, v])', {}],
    ['z^2 + 2i*z + i', 'z**2 + 2j * z + 1j', { complex: true }],
    ['2i', '2 * i', {}],
    ['phase + x', 'wave_1.phase + x', { name: (free) => name(free === 'x' ? 'x' : `wave_1.${free}`) }],
  ])('prints %s as %s, given what it knows', (text, expected, options) => {
    expect(python(text, options)).toBe(expected);
  });
});
