import type { FormulaType } from './formula-type';
import { inferType, type InferOptions } from './infer';
import { parseFormula } from './parse';

const env = new Map<string, FormulaType>([
  ['v', 'Vector'],
  ['w', 'Vector'],
  ['b', 'Boolean'],
  ['xs', { list: 'Number' }],
  ['points', { list: 'Vector' }],
  ['z', 'Complex'],
  ['curve', { arguments: ['Number'], result: 'Vector' }],
]);

/** The type, or where the problem is and how it is put. */
function inferred(text: string, options: InferOptions = {}): unknown {
  const parsed = parseFormula(text);
  const result = parsed.ok ? inferType(parsed.formula, env, options) : parsed;
  return result.ok ? result.type : `${result.position}+${result.length}: ${result.message}`;
}

describe('inferType', () => {
  it.each<[string, FormulaType]>([
    ['2', 'Number'],
    ['n + PI', 'Number'],
    ['f(2)', 'Number'],
    ['curve(2)', 'Vector'],
    ['2*UP + v', 'Vector'],
    ['v*2', 'Vector'],
    ['-v/2', 'Vector'],
    ['v - w', 'Vector'],
    ['[1, 2, 3]', 'Vector'],
    ['[1, 2]', { list: 'Number' }],
    ['[]', { list: 'Number' }],
    ['[v, w, UP]', { list: 'Vector' }],
    ['[[1, 2, 3], UP]', { list: 'Vector' }],
    ['[xs, xs]', { list: { list: 'Number' } }],
    ['x(v)', 'Number'],
    ['norm(v)', 'Number'],
    ['dot(v, w)', 'Number'],
    ['cross(v, w)', 'Vector'],
    ['rotate(v, PI)', 'Vector'],
    ['lerp(v, w, 0.5)', 'Vector'],
    ['lerp(1, 2, 0.5)', 'Number'],
    ['n < 2', 'Boolean'],
    ['b', 'Boolean'],
    ['if(b, v, w)', 'Vector'],
    ['if(n < 1, 1, z)', 'Complex'],
    ['range(0, 10)', { list: 'Number' }],
    ['linspace(0, 1, 5)', { list: 'Number' }],
    ['len(xs)', 'Number'],
    ['sum([1, 2, 3])', 'Number'],
    ['sum(points)', 'Vector'],
    ['max(xs)', 'Number'],
    ['max(1, 2, 3)', 'Number'],
    ['sort([3, 1, 2])', { list: 'Number' }],
    ['reverse(points)', { list: 'Vector' }],
    ['z^2 + 1', 'Complex'],
    ['exp(z)', 'Complex'],
    ['abs(z)', 'Number'],
    ['re(z)', 'Number'],
    ['smooth(t)', 'Number'],
  ])('%s is %j', (text, type) => {
    expect(inferred(text)).toEqual(type);
  });

  it.each<[string, InferOptions, FormulaType]>([
    ['[1, 2, 3]', { expected: { list: 'Number' } }, { list: 'Number' }],
    ['[1, 2, 3]', { expected: 'Vector' }, 'Vector'],
    ['[[1, 2, 3], [4, 5, 6]]', { expected: { list: 'Vector' } }, { list: 'Vector' }],
    ['if(b, [1, 2, 3], [4, 5, 6])', { expected: { list: 'Number' } }, { list: 'Number' }],
    ['[]', { expected: { list: 'Vector' } }, { list: 'Vector' }],
    ['2i', { complex: true }, 'Complex'],
  ])('%s, where %j is asked, is %j', (text, options, type) => {
    expect(inferred(text, options)).toEqual(type);
  });

  it.each([
    ['v + 1', '0+5: `+` takes two numbers or two vectors; a vector is written [a, b, c]'],
    ['2*(v*w)', '2+5: Two vectors are multiplied by dot(v, w) or cross(v, w)'],
    ['1/v', '0+3: A vector can only be divided by a number, and nothing by a vector'],
    ['v^2', '0+3: `^` takes numbers, not vectors'],
    ['z*v', '0+3: A vector is multiplied by a number only'],
    ['z % 2', '0+5: `%` takes numbers, not complex numbers'],
    ['2*xs', '2+2: A number or a vector is needed here, but this is a list'],
    ['-b', '1+1: A number or a vector is needed here, but this is a comparison'],
    ['curve + 1', '0+5: A number or a vector is needed here, but this is a function'],
    ['v < w', '0+5: `<` compares two numbers'],
    ['sin(v)', '0+6: sin(x) takes numbers or complex numbers'],
    ['x(2)', '0+4: x(v) takes vectors'],
    ['[1, v]', '4+1: All items of a list are of one kind: this is a vector, the first is a number'],
    ['if(v, 1, 2)', '0+11: if(condition, then, otherwise) begins with a comparison, such as x < 0'],
    ['if(b, 1, v)', '0+11: Both results of if(…) must be of the same kind'],
    ['len(v)', '0+6: len(list) takes a list, such as [1, 2, 3, 4]'],
    ['max(2)', '0+6: max(a, b) takes several numbers or a list'],
    ['range(0, 1, 0)', '0+14: The step of range(from, to, step) must not be 0'],
    ['range(0, 1e9)', '0+13: A list may have 10,000 items'],
    ['linspace(0, 1, 1e9)', '0+19: A list may have 10,000 items'],
    ['curve(1, 2)', '0+11: `curve` takes 1 argument'],
    ['v(2)', '0+4: `v` is a vector and cannot be called; a product is written with *'],
    ['rotate(2, v)', '0+12: rotate(v, angle) takes a vector and an angle in radians, as 90*DEGREES'],
    ['lerp(1, v, 2)', '0+13: lerp(from, to, t) goes between two numbers or two vectors; t is a number'],
  ])('refuses %s with %s', (text, message) => {
    expect(inferred(text)).toBe(message);
  });
});
