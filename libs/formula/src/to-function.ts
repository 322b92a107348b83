import { constantOf } from './constants';
import type { Comparison, Formula, Operator } from './formula';
import type { FormulaValue } from './formula-type';
import { toNumber } from './function-definition';
import { functionOf } from './functions';

/** A compiled piece: its value for the arguments of the whole function. */
type Closure = (args: readonly FormulaValue[]) => FormulaValue;

/**
 * A function of the named arguments, composed of closures: no text is ever evaluated. What has no value is NaN, never an
 * exception. `random` gives other numbers than Python does, and complex formulas are NaN.
 *
 * @throws RangeError for a name that is no argument: a bug of the caller, who knows the free names.
 */
export function toFunction(
  formula: Formula,
  argumentNames: readonly string[],
): (...args: readonly FormulaValue[]) => FormulaValue {
  const closure = compile(formula, argumentNames);
  return (...args) => closure(args);
}

function compile(formula: Formula, names: readonly string[]): Closure {
  switch (formula.kind) {
    case 'number': {
      const { value } = formula;
      return () => value;
    }
    case 'name':
      return compileName(formula.name, names);
    case 'negative': {
      const value = compile(formula.value, names);
      return (args) => combine(0, value(args), (zero, operand) => zero - operand);
    }
    case 'operation':
      return compileOperation(formula.operator, compile(formula.left, names), compile(formula.right, names));
    case 'comparison':
      return compileComparison(formula.operator, compile(formula.left, names), compile(formula.right, names));
    case 'bracket': {
      const items = formula.items.map((item) => compile(item, names));
      return (args) => items.map((item) => item(args));
    }
    case 'call':
      return compileCall(
        formula.name,
        formula.args.map((arg) => compile(arg, names)),
        names,
      );
  }
}

function compileName(name: string, names: readonly string[]): Closure {
  const constant = constantOf(name);
  if (constant !== undefined) {
    return () => constant.value;
  }
  const index = argumentIndex(name, names);
  return (args) => args[index] ?? NaN;
}

function compileCall(name: string, inner: readonly Closure[], names: readonly string[]): Closure {
  const known = functionOf(name);
  if (known !== undefined) {
    return (args) => known.evaluate(inner.map((closure) => closure(args)));
  }
  const index = argumentIndex(name, names);
  return (args) => {
    const own = args[index];
    return typeof own === 'function' ? own(...inner.map((closure) => closure(args))) : NaN;
  };
}

function argumentIndex(name: string, names: readonly string[]): number {
  const index = names.indexOf(name);
  if (index < 0) {
    throw new RangeError(`\`${name}\` is no argument of the function`);
  }
  return index;
}

const operations: Readonly<Record<Operator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': modulo,
  '^': (left, right) => left ** right,
};

/** As in Python the result has the sign of the divisor. */
function modulo(left: number, right: number): number {
  const rest = left % right;
  return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest;
}

function compileOperation(operator: Operator, left: Closure, right: Closure): Closure {
  const operation = operations[operator];
  return (args) => combine(left(args), right(args), operation);
}

const comparisons: Readonly<Record<Comparison, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

function compileComparison(operator: Comparison, left: Closure, right: Closure): Closure {
  const comparison = comparisons[operator];
  return (args) => comparison(toNumber(left(args)), toNumber(right(args)));
}

/** Vectors are combined component by component, and a number with each component. */
function combine(
  left: FormulaValue,
  right: FormulaValue,
  operation: (left: number, right: number) => number,
): FormulaValue {
  if (!Array.isArray(left) && !Array.isArray(right)) {
    return operation(toNumber(left), toNumber(right));
  }
  const length = Array.isArray(left) ? left.length : Array.isArray(right) ? right.length : 0;
  return Array.from({ length }, (_, index) => operation(componentOf(left, index), componentOf(right, index)));
}

function componentOf(value: FormulaValue, index: number): number {
  return toNumber(Array.isArray(value) ? (value as readonly FormulaValue[])[index] : value);
}
