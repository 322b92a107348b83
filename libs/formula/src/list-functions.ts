import { binary, call, num, slice, subscript, type PyExpr } from '@manim-nodes/python-ast';

import { toInteger } from './elementary-functions';
import { formulaLimits, type Formula } from './formula';
import { isListType, type FormulaType, type FormulaValue } from './formula-type';
import { toItems, toNumber, toNumbers, type FunctionDefinition, type FunctionTable } from './function-definition';
import { literalValue } from './literal-value';

function ofList(
  name: string,
  result: (item: FormulaType) => FormulaType,
  python: (list: PyExpr) => PyExpr,
  evaluate: (items: readonly FormulaValue[]) => FormulaValue,
): FunctionDefinition {
  return {
    usage: `${name}(list)`,
    arity: [1, 1],
    bracket: 'list',
    typing: ([type]) =>
      type !== undefined && isListType(type)
        ? result(type.list)
        : { problem: `${name}(list) takes a list, such as [1, 2, 3, 4]` },
    python: ([list = num(0)]) => python(list),
    evaluate: ([list]) => evaluate(toItems(list)),
  };
}

/** Numbers, or vectors component by component. */
function total(items: readonly FormulaValue[]): FormulaValue {
  const [first] = items;
  if (!Array.isArray(first)) {
    return items.map(toNumber).reduce((sum, value) => sum + value, 0);
  }
  const vectors = items.map(toNumbers);
  return toNumbers(first).map((_, index) => vectors.reduce((sum, vector) => sum + (vector[index] ?? 0), 0));
}

/** Small enough to be an error of rounding, in steps of a range. */
const roundingSlack = 1e-9;

/** How many numbers `range(first, last, step)` has; `last` belongs to it when it is hit. */
function rangeCount(first: number, last: number, step: number): number {
  const count = Math.floor((last - first) / step + roundingSlack) + 1;
  return count > 0 && step !== 0 ? count : 0;
}

function tooLong(count: number): { readonly problem: string } | undefined {
  return count <= formulaLimits.items
    ? undefined
    : { problem: `A list may have ${formulaLimits.items.toLocaleString('en')} items` };
}

/** Looks at literal arguments for lists that are too long to make. */
export function listProblem(name: string, args: readonly Formula[]): { readonly problem: string } | undefined {
  const values = args.map(literalValue);
  const [first, last, third] = values;
  if (name === 'linspace' && third !== undefined) {
    return tooLong(third);
  }
  if (name !== 'range' || first === undefined || last === undefined || values.includes(undefined)) {
    return undefined;
  }
  return third === 0
    ? { problem: 'The step of range(from, to, step) must not be 0' }
    : tooLong(rangeCount(first, last, third ?? 1));
}

function rangePython(args: readonly PyExpr[], formulas: readonly Formula[]): PyExpr {
  const [first = num(0), last = num(0), step = num(1)] = args;
  const [from, to, by = 1] = formulas.map(literalValue);
  if (from === undefined || to === undefined || formulas.map(literalValue).includes(undefined)) {
    const margin = binary(num(roundingSlack), '*', step);
    return call('np.arange', [
      first,
      binary(last, '+', args.length > 2 ? margin : num(roundingSlack)),
      ...(args.length > 2 ? [step] : [num(1, { float: true })]),
    ]);
  }
  const count = rangeCount(from, to, by);
  if ([from, by].every(Number.isSafeInteger)) {
    const end = from + (count - 1) * by + Math.sign(by);
    return call('range', [num(from), num(end), ...(by === 1 ? [] : [num(by)])]);
  }
  const end = Number((from + (count - 0.5) * by).toPrecision(12));
  return call('np.arange', [num(from), num(end), num(by)]);
}

function rangeValues(first: number, last: number, step: number): readonly number[] {
  const length = Math.min(rangeCount(first, last, step), formulaLimits.items);
  return Array.from({ length }, (_, index) => first + index * step);
}

function spread(first: number, last: number, count: number): readonly number[] {
  const length = Math.max(0, Math.min(Math.trunc(count), formulaLimits.items));
  return Array.from({ length }, (_, index) => (length === 1 ? first : first + ((last - first) * index) / (length - 1)));
}

const numbersOnly = (usage: string, types: readonly FormulaType[]): FormulaType | { readonly problem: string } =>
  types.every((type) => type === 'Number') ? { list: 'Number' } : { problem: `${usage} takes numbers` };

/** Functions that make or take lists. */
export const listFunctions: FunctionTable = {
  range: {
    usage: 'range(from, to, step)',
    arity: [2, 3],
    typing: (types) => numbersOnly('range(from, to, step)', types),
    python: rangePython,
    evaluate: ([first, last, step = 1]) => rangeValues(toNumber(first), toNumber(last), toNumber(step)),
  },
  linspace: {
    usage: 'linspace(from, to, count)',
    arity: [3, 3],
    typing: (types) => numbersOnly('linspace(from, to, count)', types),
    python: ([first = num(0), last = num(0), count = num(0)], [, , length]) =>
      call('np.linspace', [first, last, toInteger(count, length)]),
    evaluate: ([first, last, count]) => spread(toNumber(first), toNumber(last), toNumber(count)),
  },
  len: ofList(
    'len',
    () => 'Number',
    (list) => call('len', [list]),
    (items) => items.length,
  ),
  sum: ofList(
    'sum',
    (item) => item,
    (list) => call('sum', [list]),
    total,
  ),
  reverse: ofList(
    'reverse',
    (item) => ({ list: item }),
    (list) => subscript(list, slice(undefined, undefined, num(-1))),
    (items) => items.toReversed(),
  ),
  sort: ofList(
    'sort',
    (item) => ({ list: item }),
    (list) => call('sorted', [list]),
    (items) => items.map(toNumber).toSorted((first, second) => first - second),
  ),
};
