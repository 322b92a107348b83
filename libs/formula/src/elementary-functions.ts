import { binary, call, conditional, method, num, type PyExpr } from '@manim-nodes/python-ast';

import type { Formula } from './formula';
import { isListType, sameType, type FormulaType } from './formula-type';
import { expectTypes, toItems, toNumber, type FunctionDefinition, type FunctionTable } from './function-definition';
import { rateFunctions } from './rate-functions';

interface Numeric {
  readonly usage: string;
  readonly python: string;
  readonly evaluate: (...args: readonly number[]) => number;
  /** Also takes and gives complex numbers. */
  readonly complex?: boolean;
  readonly latex?: (...args: readonly string[]) => string;
}

/** A function of numbers that Python knows under one name. */
function numeric({ usage, python, evaluate, complex = false, latex }: Numeric): FunctionDefinition {
  const count = usage.split(',').length;
  const allowed: readonly FormulaType[] = complex ? ['Number', 'Complex'] : ['Number'];
  return {
    usage,
    arity: [count, count],
    typing: (types) =>
      expectTypes(usage, types, allowed, (given) => (given.includes('Complex') ? 'Complex' : 'Number')),
    python: (args) => call(python, args),
    evaluate: (args) => evaluate(...args.map(toNumber)),
    ...(latex !== undefined && { latex: (args) => latex(...args) }),
  };
}

const trigonometry: FunctionTable = Object.fromEntries(
  (
    [
      ['sin', 'np.sin', Math.sin],
      ['cos', 'np.cos', Math.cos],
      ['tan', 'np.tan', Math.tan],
      ['asin', 'np.arcsin', Math.asin],
      ['acos', 'np.arccos', Math.acos],
      ['atan', 'np.arctan', Math.atan],
      ['sinh', 'np.sinh', Math.sinh],
      ['cosh', 'np.cosh', Math.cosh],
      ['tanh', 'np.tanh', Math.tanh],
    ] as const
  ).map(([name, python, evaluate]) => {
    const symbol = name.startsWith('a') ? `\\arc${name.slice(1)}` : `\\${name}`;
    const latex = (x = ''): string => `${symbol}\\left(${x}\\right)`;
    return [name, numeric({ usage: `${name}(x)`, python, evaluate, complex: true, latex })];
  }),
);

const elementary: FunctionTable = {
  atan2: numeric({ usage: 'atan2(y, x)', python: 'np.arctan2', evaluate: Math.atan2 }),
  exp: numeric({
    usage: 'exp(x)',
    python: 'np.exp',
    evaluate: Math.exp,
    complex: true,
    latex: (x = '') => `e^{${x}}`,
  }),
  log: numeric({
    usage: 'log(x)',
    python: 'np.log',
    evaluate: Math.log,
    complex: true,
    latex: (x = '') => `\\ln\\left(${x}\\right)`,
  }),
  ln: numeric({
    usage: 'ln(x)',
    python: 'np.log',
    evaluate: Math.log,
    complex: true,
    latex: (x = '') => `\\ln\\left(${x}\\right)`,
  }),
  log2: numeric({
    usage: 'log2(x)',
    python: 'np.log2',
    evaluate: Math.log2,
    latex: (x = '') => `\\log_{2}\\left(${x}\\right)`,
  }),
  log10: numeric({
    usage: 'log10(x)',
    python: 'np.log10',
    evaluate: Math.log10,
    latex: (x = '') => `\\log_{10}\\left(${x}\\right)`,
  }),
  sqrt: numeric({
    usage: 'sqrt(x)',
    python: 'np.sqrt',
    evaluate: Math.sqrt,
    complex: true,
    latex: (x = '') => `\\sqrt{${x}}`,
  }),
  sign: numeric({ usage: 'sign(x)', python: 'np.sign', evaluate: Math.sign }),
  floor: numeric({
    usage: 'floor(x)',
    python: 'np.floor',
    evaluate: Math.floor,
    latex: (x = '') => `\\left\\lfloor ${x} \\right\\rfloor`,
  }),
  ceil: numeric({
    usage: 'ceil(x)',
    python: 'np.ceil',
    evaluate: Math.ceil,
    latex: (x = '') => `\\left\\lceil ${x} \\right\\rceil`,
  }),
  round: numeric({ usage: 'round(x)', python: 'np.round', evaluate: roundHalfToEven }),
  hypot: numeric({ usage: 'hypot(x, y)', python: 'np.hypot', evaluate: Math.hypot }),
  clamp: numeric({
    usage: 'clamp(x, low, high)',
    python: 'np.clip',
    evaluate: (x = NaN, low = NaN, high = NaN) => Math.min(Math.max(x, low), high),
  }),
  abs: {
    ...numeric({ usage: 'abs(x)', python: 'abs', evaluate: Math.abs, latex: (x = '') => `\\left|${x}\\right|` }),
    typing: (types) => expectTypes('abs(x)', types, ['Number', 'Complex'], () => 'Number'),
  },
};

/** As Python and NumPy round: halves go to the even neighbour. */
function roundHalfToEven(x = NaN): number {
  const rounded = Math.round(x);
  return Math.abs(x % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

const complexParts: FunctionTable = Object.fromEntries(
  (
    [
      ['re', 'np.real', 'Number'],
      ['im', 'np.imag', 'Number'],
      ['arg', 'np.angle', 'Number'],
      ['conj', 'np.conj', 'Complex'],
    ] as const
  ).map(([name, python, result]): readonly [string, FunctionDefinition] => [
    name,
    {
      usage: `${name}(z)`,
      arity: [1, 1],
      typing: (types) => expectTypes(`${name}(z)`, types, ['Number', 'Complex'], () => result),
      python: (args) => call(python, args),
      evaluate: () => NaN,
    },
  ]),
);

/** From 171! on a double is infinite, so that no more factors are ever needed. */
const largestFactorial = 171;

const combinatorics: FunctionTable = {
  factorial: {
    ...numeric({
      usage: 'factorial(n)',
      python: 'np.prod',
      evaluate: factorial,
      latex: (n = '') => `\\left(${n}\\right)!`,
    }),
    python: ([n = num(0)], formulas) =>
      call('np.prod', [call('np.arange', [num(1, { float: true }), afterLast(n, formulas[0])])]),
  },
  binomial: {
    ...numeric({
      usage: 'binomial(n, k)',
      python: 'choose',
      evaluate: binomial,
      latex: (n = '', k = '') => `\\binom{${n}}{${k}}`,
    }),
    python: (args, formulas) =>
      call(
        'choose',
        args.map((arg, index) => toInteger(arg, formulas[index])),
      ),
  },
  random: {
    ...numeric({ usage: 'random(seed)', python: 'random', evaluate: pseudoRandom }),
    python: ([seed = num(0)], formulas) =>
      method(
        call('np.random.default_rng', [isNatural(formulas[0]) ? seed : call('abs', [call('int', [seed])])]),
        'random',
      ),
  },
};

/** Where the factors of n! end; a fraction of n is dropped. */
function afterLast(n: PyExpr, formula: Formula | undefined): PyExpr {
  if (formula?.kind === 'number') {
    return num(Math.min(Math.trunc(formula.value), largestFactorial) + 1);
  }
  return binary(call('int', [call('min', [n, num(largestFactorial)])]), '+', num(1));
}

function isNatural(formula: Formula | undefined): boolean {
  return formula?.kind === 'number' && Number.isSafeInteger(formula.value);
}

/** Python wants an `int` here; a literal already is one. */
export function toInteger(value: PyExpr, formula: Formula | undefined): PyExpr {
  return isNatural(formula) ? value : call('int', [value]);
}

function factorial(n = NaN): number {
  let product = 1;
  for (let factor = 1; factor <= Math.min(n, largestFactorial); factor += 1) {
    product *= factor;
  }
  return product;
}

function binomial(n = NaN, k = NaN): number {
  const [top, bottom] = [Math.trunc(n), Math.trunc(k)];
  let product = 1;
  for (let index = 1; index <= Math.min(bottom, top - bottom, largestFactorial * 6); index += 1) {
    product = (product * (top - Math.min(bottom, top - bottom) + index)) / index;
  }
  return bottom < 0 || bottom > top ? 0 : Math.round(product);
}

/** A fixed number in [0, 1) for each seed. Looks as random as NumPy's, but is not the same number. */
function pseudoRandom(seed = 0): number {
  const scrambled = Math.sin(Math.trunc(seed) * 12.9898 + 78.233) * 43758.5453;
  return scrambled - Math.floor(scrambled);
}

const rates: FunctionTable = Object.fromEntries(
  Array.from(rateFunctions, ([name, { evaluate, topLevel }]) => {
    const python = topLevel ? name : `rate_functions.${name}`;
    return [name, numeric({ usage: `${name}(t)`, python, evaluate: (t = NaN) => evaluate(t) })];
  }),
);

const choice: FunctionTable = {
  if: {
    usage: 'if(condition, then, otherwise)',
    arity: [3, 3],
    typing: ([condition = 'Boolean', then = 'Number', otherwise = 'Number']) => {
      if (condition !== 'Boolean' && condition !== 'Number') {
        return { problem: 'if(condition, then, otherwise) begins with a comparison, such as x < 0' };
      }
      return commonType(then, otherwise) ?? { problem: 'Both results of if(…) must be of the same kind' };
    },
    python: ([test = num(0), then = num(0), otherwise = num(0)]) => conditional(test, then, otherwise),
    evaluate: ([condition, then = NaN, otherwise = NaN]) =>
      condition === true || (condition !== false && toNumber(condition) !== 0) ? then : otherwise,
    latex: ([condition = '', then = '', otherwise = '']) =>
      `\\begin{cases} ${then} & ${condition} \\\\ ${otherwise} & \\text{otherwise} \\end{cases}`,
  },
  min: extreme('min', Math.min),
  max: extreme('max', Math.max),
};

function extreme(name: 'min' | 'max', evaluate: (...values: readonly number[]) => number): FunctionDefinition {
  const usage = `${name}(a, b)`;
  return {
    usage: `${usage} or ${name}(list)`,
    arity: [1, Infinity],
    bracket: 'list',
    typing: (types) => {
      const [only] = types;
      if (types.length === 1) {
        return only !== undefined && isListType(only)
          ? only.list
          : { problem: `${usage} takes several numbers or a list` };
      }
      return expectTypes(usage, types, ['Number'], () => 'Number');
    },
    python: (args) => call(name, args),
    evaluate: (args) => evaluate(...(args.length === 1 ? toItems(args[0]) : args).map(toNumber)),
    latex: (args) => `\\${name}\\left(${args.join(', ')}\\right)`,
  };
}

/** The type of what may be either: numbers are complex numbers too. */
export function commonType(first: FormulaType, second: FormulaType): FormulaType | undefined {
  if (sameType(first, second)) {
    return first;
  }
  const both = [first, second];
  return both.includes('Complex') && both.includes('Number') ? 'Complex' : undefined;
}

export const elementaryFunctions: FunctionTable = {
  ...trigonometry,
  ...elementary,
  ...complexParts,
  ...combinatorics,
  ...choice,
  ...rates,
};
