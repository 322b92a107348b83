import fc from 'fast-check';

import { partsOf, type Formula } from './formula';
import { parseFormula } from './parse';

/** The tree with all its brackets: what a formula was understood as. */
function shape(formula: Formula): string {
  const parts = partsOf(formula).map(shape);
  switch (formula.kind) {
    case 'number':
      return String(formula.value);
    case 'name':
      return formula.name;
    case 'negative':
      return `-${parts.join('')}`;
    case 'operation':
    case 'comparison':
      return `(${parts.join(` ${formula.operator} `)})`;
    case 'bracket':
      return `[${parts.join(', ')}]`;
    case 'call':
      return `${formula.name}(${parts.join(', ')})`;
  }
}

function understood(text: string): string {
  const result = parseFormula(text);
  return result.ok ? shape(result.formula) : `${result.position}+${result.length}: ${result.message}`;
}

describe('parseFormula', () => {
  it.each([
    ['2', '2'],
    ['.5', '0.5'],
    ['2e3', '2000'],
    ['2e', '(2 * e)'],
    ['2.5E-1x', '(0.25 * x)'],
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['6 / 2 * 3', '((6 / 2) * 3)'],
    ['7 % 4 + 1', '((7 % 4) + 1)'],
    ['2^3^2', '(2 ^ (3 ^ 2))'],
    ['-x^2', '-(x ^ 2)'],
    ['2^-x', '(2 ^ -x)'],
    ['-2 * -x', '(-2 * -x)'],
    ['+x', 'x'],
    ['2x', '(2 * x)'],
    ['2 pi r', '((2 * PI) * r)'],
    ['4x - x^2', '((4 * x) - (x ^ 2))'],
    ['0.8x^2 - 3x + 4', '(((0.8 * (x ^ 2)) - (3 * x)) + 4)'],
    ['2(x + 1)', '(2 * (x + 1))'],
    ['(x + 1)(x - 1)', '((x + 1) * (x - 1))'],
    ['(x + 1)y', '((x + 1) * y)'],
    ['1/2x', '((1 / 2) * x)'],
    ['2^3x', '((2 ^ 3) * x)'],
    ['1.5cos(u)cos(v)', '((1.5 * cos(u)) * cos(v))'],
    ['f(t)', 'f(t)'],
    ['f (t)', 'f(t)'],
    ['x(v) + x', '(x(v) + x)'],
    ['x < 2', '(x < 2)'],
    ['x + 1 >= 2y', '((x + 1) >= (2 * y))'],
    ['if(x != 0, 1/x, 0)', 'if((x != 0), (1 / x), 0)'],
    ['[4, 3, 0]', '[4, 3, 0]'],
    ['[t, 0, 0, t]', '[t, 0, 0, t]'],
    ['[]', '[]'],
    ['[1, 2,]', '[1, 2]'],
    ['range(-10,10,2)', 'range(-10, 10, 2)'],
    ['2.25*LEFT + 1.5*UP', '((2.25 * LEFT) + (1.5 * UP))'],
    ['π r', '(PI * r)'],
    ['a − b·c', '(a - (b * c))'],
    ['a ≤ b', '(a <= b)'],
  ])('understands %s as %s', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it.each([
    ['', '0+0: The formula is empty; write a number, as 2, or an expression, as 2*PI'],
    ['   ', '3+0: The formula is empty; write a number, as 2, or an expression, as 2*PI'],
    ["__import__('os')", '0+1: A name begins with a letter'],
    [
      'x.__class__',
      '1+1: `.` only stands inside of a number, as in 0.5; the components of a vector are x(v), y(v) and z(v)',
    ],
    [
      '(1).constructor',
      '3+1: `.` only stands inside of a number, as in 0.5; the components of a vector are x(v), y(v) and z(v)',
    ],
    ['f(x)=x', '4+1: A formula has no `=`; write only what stands on the right of it, and compare with =='],
    ['x;y', '1+1: `;` is not part of a formula'],
    ['sin', '0+3: `sin` needs parentheses: sin(x)'],
    ['sin x', '0+3: `sin` needs parentheses: sin(x)'],
    ['x²', '1+1: `x²` is written x^2'],
    ['(a+b)³', '5+1: `³` is written ^3'],
    ['lambda: 1', '0+6: `lambda` cannot be used in a formula; choose another name'],
    ['[i for i in [1]]', '3+3: `for` cannot be used in a formula; choose another name'],
    ['1e999*x', '0+5: `1e999` is too large a number'],
    ['n!', '1+1: The factorial of n is written factorial(n)'],
    ['|x|', '0+1: The absolute value of x is written abs(x)'],
    ['45°', '2+1: Degrees are written with a constant: 45*DEGREES'],
    ['√2', '0+1: The square root of x is written sqrt(x)'],
    ['∞', '0+1: A formula has no infinity; write a large number'],
    ["'os'", "0+1: `'` is not part of a formula"],
    ['💥', '0+2: `💥` is not part of a formula'],
    ['2 3', '2+1: Write an operator, such as *, before `3`'],
    ['x [1]', '2+1: Write an operator, such as *, before `[`'],
    ['(x) 2', '4+1: Write an operator, such as *, before `2`'],
    ['2 +', '3+0: Something is missing after `+`'],
    ['* 2', '0+1: `*` cannot stand here; a number, a name or a bracket is missing'],
    ['2 + * 3', '4+1: `*` cannot stand here; a number, a name or a bracket is missing'],
    ['(x + 1', '0+1: The `(` here is never closed with `)`'],
    ['x + 1)', '5+1: There is no bracket that this `)` closes'],
    ['()', '1+1: Something is missing before this `)`'],
    ['[1, , 2]', '4+1: `,` cannot stand here; a number, a name or a bracket is missing'],
    ['1, 2', '1+1: `,` cannot stand here; a number, a name or a bracket is missing'],
    ['f(2', '1+1: The `(` here is never closed with `)`'],
    ['sin(1, 2)', '0+9: `sin` is written sin(x)'],
    ['range(1)', '0+8: `range` is written range(from, to, step)'],
    ['a < b < c', '6+1: Compare two things at a time: if(a < b, if(b < c, …, …), …)'],
    ['f + f(2)', '4+1: `f` cannot be a function and a value in the same formula'],
    ['x and y', '2+3: `and` cannot be used in a formula; choose another name'],
  ])('refuses %j with %s', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it.each([
    ['30,000 brackets', '('.repeat(30_000)],
    ['50,000 signs', '-'.repeat(50_000)],
    ['50,000 sums', '1+'.repeat(50_000)],
  ])('refuses %s by their length', (_, text) => {
    expect(understood(text)).toBe(
      `500+${text.length - 500}: A formula may have 500 characters; this one has ${text.length}`,
    );
  });

  it.each([
    ['brackets', `${'('.repeat(65)}x${')'.repeat(65)}`],
    ['signs', `${'-'.repeat(65)}x`],
    ['powers', `x${'^x'.repeat(65)}`],
    ['calls', `${'abs('.repeat(65)}x${')'.repeat(65)}`],
    ['lists', '['.repeat(400)],
  ])('refuses %s nested more than 64 levels deep', (_, text) => {
    expect(understood(text)).toContain('A formula may be nested 64 levels deep');
  });

  it('takes sums as long as a formula may be', () => {
    expect(parseFormula('1' + '+1'.repeat(249)).ok).toBe(true);
  });

  it('says where each piece stands, brackets included', () => {
    const result = parseFormula('2 * (x + 1)');
    const right = result.ok && result.formula.kind === 'operation' ? result.formula.right : undefined;
    expect(right).toMatchObject({ position: 4, length: 7 });
  });

  it('never throws, whatever is written', () => {
    const characters = fc.constantFrom(
      ...Array.from('xyfz019.,()[]+-*/^%<>=! eE²π_"\'\\\u2028'),
      'sin',
      'range',
      'if',
      'constructor',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const result = parseFormula(text);
        expect(result.ok || (result.position <= text.length && result.message.length > 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
