import { parseFormula } from './parse';
import { toLatex } from './to-latex';

describe('toLatex', () => {
  it.each([
    ['4x - x^2', '4 x - x^{2}'],
    ['2*3', '2 \\cdot 3'],
    ['(a + b)(a - b)', '\\left(a + b\\right) \\left(a - b\\right)'],
    ['a - (b - c)', 'a - \\left(b - c\\right)'],
    ['-(a + b)', '-\\left(a + b\\right)'],
    ['1/(x + 1)', '\\frac{1}{x + 1}'],
    ['(1/x)^2', '\\left(\\frac{1}{x}\\right)^{2}'],
    ['(-x)^2', '\\left(-x\\right)^{2}'],
    ['sin(x)^2', '\\sin\\left(x\\right)^{2}'],
    ['2 pi r', '2 \\pi r'],
    ['45*DEGREES', '45^\\circ'],
    ['theta + omega_0 t', '\\theta + \\omega_{\\mathrm{0}} t'],
    ['x1 + speed', 'x_{\\mathrm{1}} + \\mathit{speed}'],
    ['sqrt(x)', '\\sqrt{x}'],
    ['exp(-x)', 'e^{-x}'],
    ['abs(x)', '\\left|x\\right|'],
    ['k % 1', 'k \\bmod 1'],
    ['x <= 2', 'x \\le 2'],
    ['1e-7', '1 \\cdot 10^{-7}'],
    ['[1, 2]', '\\left[1, 2\\right]'],
    ['there_and_back(t)', '\\operatorname{there\\_and\\_back}\\left(t\\right)'],
    ['f(t)', 'f\\left(t\\right)'],
    ['MED_SMALL_BUFF', '\\mathrm{MED\\_SMALL\\_BUFF}'],
    ['if(x < 0, -x, x)', '\\begin{cases} -x & x < 0 \\\\ x & \\text{otherwise} \\end{cases}'],
  ])('writes %s as %s', (text, latex) => {
    const result = parseFormula(text);
    expect(result.ok && toLatex(result.formula)).toBe(latex);
  });
});
