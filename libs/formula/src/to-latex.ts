import { constantOf } from './constants';
import type { Comparison, Formula } from './formula';
import { functionOf } from './functions';

/** LaTeX of a formula, for display in math mode. Names are letters, Greek ones by their names; text never passes through. */
export function toLatex(formula: Formula): string {
  switch (formula.kind) {
    case 'number':
      return latexNumber(formula.value);
    case 'name':
      return latexName(formula.name);
    case 'negative':
      return `-${latexOperand(formula.value, binding.product)}`;
    case 'operation':
      return latexOperation(formula);
    case 'comparison':
      return `${toLatex(formula.left)} ${comparisonSymbols[formula.operator]} ${toLatex(formula.right)}`;
    case 'bracket':
      return `\\left[${formula.items.map(toLatex).join(', ')}\\right]`;
    case 'call':
      return latexCall(formula.name, formula.args);
  }
}

const binding = { comparison: 0, sum: 1, product: 2, power: 3, atom: 4 } as const;

function bindingOf(formula: Formula): number {
  switch (formula.kind) {
    case 'comparison':
      return binding.comparison;
    case 'negative':
      return binding.sum;
    case 'operation':
      return {
        '+': binding.sum,
        '-': binding.sum,
        '*': binding.product,
        '%': binding.product,
        '/': binding.atom,
        '^': binding.power,
      }[formula.operator];
    default:
      return binding.atom;
  }
}

function latexOperand(formula: Formula, minimum: number): string {
  const latex = toLatex(formula);
  return bindingOf(formula) < minimum ? `\\left(${latex}\\right)` : latex;
}

function latexOperation({ operator, left, right }: Extract<Formula, { kind: 'operation' }>): string {
  switch (operator) {
    case '+':
      return `${toLatex(left)} + ${latexOperand(right, binding.product)}`;
    case '-':
      return `${toLatex(left)} - ${latexOperand(right, binding.product)}`;
    case '*':
      return latexProduct(left, right);
    case '/':
      return `\\frac{${toLatex(left)}}{${toLatex(right)}}`;
    case '%':
      return `${latexOperand(left, binding.product)} \\bmod ${latexOperand(right, binding.power)}`;
    case '^':
      // A fraction is no atom under an exponent.
      return `${left.kind === 'operation' ? `\\left(${toLatex(left)}\\right)` : latexOperand(left, binding.atom)}^{${toLatex(right)}}`;
  }
}

function latexProduct(left: Formula, right: Formula): string {
  const first = latexOperand(left, binding.product);
  const second = latexOperand(right, binding.product);
  if (right.kind === 'name' && right.name === 'DEGREES') {
    return `${first}${second}`;
  }
  return /^[\d-]/.test(second) ? `${first} \\cdot ${second}` : `${first} ${second}`;
}

const comparisonSymbols: Readonly<Record<Comparison, string>> = {
  '<': '<',
  '<=': '\\le',
  '>': '>',
  '>=': '\\ge',
  '==': '=',
  '!=': '\\ne',
};

function latexNumber(value: number): string {
  const [digits = '', exponent] = String(value).split('e');
  return exponent === undefined ? digits : `${digits} \\cdot 10^{${exponent.replace('+', '')}}`;
}

const greekLetters: ReadonlySet<string> = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Sigma Upsilon Phi Psi Omega'
  ).split(' '),
);

function latexName(name: string): string {
  const constant = constantOf(name);
  if (constant !== undefined) {
    return constant.latex ?? `\\mathrm{${escapeUnderscores(name)}}`;
  }
  const [stem = '', ...subscripts] = name.replace(/^([A-Za-z]+?)(\d+)$/, '$1_$2').split('_');
  const letter = greekLetters.has(stem) ? `\\${stem}` : stem.length === 1 ? stem : `\\mathit{${stem}}`;
  const subscript = subscripts.filter((part) => part !== '').join(',');
  return subscript === '' ? letter : `${letter}_{\\mathrm{${subscript}}}`;
}

function escapeUnderscores(name: string): string {
  return name.replaceAll('_', '\\_');
}

function latexCall(name: string, args: readonly Formula[]): string {
  const latex = args.map(toLatex);
  const known = functionOf(name);
  if (known?.latex !== undefined) {
    return known.latex(latex);
  }
  const head = known === undefined ? latexName(name) : `\\operatorname{${escapeUnderscores(name)}}`;
  return `${head}\\left(${latex.join(', ')}\\right)`;
}
