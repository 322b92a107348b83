import {
  binary,
  call,
  compare,
  imaginary,
  list,
  name as pythonName,
  neg,
  num,
  type PyExpr,
} from '@manim-nodes/python-ast';

import { constantOf } from './constants';
import { catchProblem, partsOf, type Formula } from './formula';
import { isListType, type FormulaType } from './formula-type';
import { functionOf } from './functions';
import { argumentExpectation, typeOf, type Environment } from './infer';

export interface PythonOptions {
  /** The Python of a name that is no constant: an argument of the function or an input of the node. */
  readonly name: (freeName: string) => PyExpr;
  /** What is asked for where the formula stands: decides whether three numbers in brackets are a list. */
  readonly expected?: FormulaType;
  /** `i` is the imaginary unit. */
  readonly complex?: boolean;
  /** Types of the names, for brackets that hold some; names that are missing count as numbers. */
  readonly env?: Environment;
}

/** Powers with such exponents, as in polynomials, keep an integer there: `x**2`. */
const largestIntegerExponent = 100;

/** Integers beyond this are printed as floats, so that products of a few stay within 64 bits. */
const largestInteger = 999_999;

/**
 * The Python of a formula, for a module that begins with `from manim import *`.
 *
 * Numbers are printed shortest (`2 * LEFT`) where an `int` and a `float` cannot differ. They are floats in exponents,
 * but for a plain integer up to 100, and in bases that name nothing: `9^9^9^9` overflows at once instead of computing
 * a number that fits no memory. Vectors are NumPy arrays, and names of type `Vector` have to be arrays too.
 */
export function toPython(formula: Formula, options: PythonOptions): PyExpr {
  const { expected } = options;
  return new PythonPrinter(options).print(formula, { float: false, ...(expected !== undefined && { expected }) });
}

interface Context {
  /** Numbers must be floats. */
  readonly float: boolean;
  readonly expected?: FormulaType;
}

class PythonPrinter {
  constructor(private readonly options: PythonOptions) {}

  print(formula: Formula, context: Context): PyExpr {
    const { float } = context;
    switch (formula.kind) {
      case 'number':
        return num(formula.value, { float: float || formula.value > largestInteger });
      case 'name':
        return this.printName(formula.name);
      case 'negative':
        return neg(this.print(formula.value, { float }));
      case 'operation':
        return this.printOperation(formula, float);
      case 'comparison':
        return compare(this.print(formula.left, { float }), formula.operator, this.print(formula.right, { float }));
      case 'bracket':
        return this.printBracket(formula.items, context);
      case 'call':
        return this.printCall(formula, context);
    }
  }

  private printName(name: string): PyExpr {
    const constant = constantOf(name);
    if (constant !== undefined) {
      return pythonName(constant.python);
    }
    return this.isImaginaryUnit(name) ? imaginary(1) : this.options.name(name);
  }

  private printOperation({ operator, left, right }: Extract<Formula, { kind: 'operation' }>, float: boolean): PyExpr {
    if (operator === '^') {
      return this.printPower(left, right);
    }
    if (operator === '*' && left.kind === 'number' && right.kind === 'name' && this.isImaginaryUnit(right.name)) {
      return imaginary(left.value);
    }
    return binary(this.print(left, { float }), operator, this.print(right, { float }));
  }

  private printPower(base: Formula, exponent: Formula): PyExpr {
    const isPlain =
      exponent.kind === 'number' && Number.isInteger(exponent.value) && exponent.value <= largestIntegerExponent;
    const isTower = containsPower(base);
    return binary(
      this.print(base, { float: !containsName(base) }),
      '**',
      this.print(exponent, { float: !isPlain || isTower }),
    );
  }

  private printBracket(items: readonly Formula[], { float, expected }: Context): PyExpr {
    const asked = expected !== undefined && isListType(expected) ? expected.list : undefined;
    const printed = list(
      items.map((item) => this.print(item, { float, ...(asked !== undefined && { expected: asked }) })),
    );
    const isVector = asked === undefined && items.length === 3 && items.every((item) => this.isNumber(item));
    return isVector ? call('np.array', [printed]) : printed;
  }

  private printCall(formula: Extract<Formula, { kind: 'call' }>, { float, expected }: Context): PyExpr {
    const known = functionOf(formula.name);
    const asked = argumentExpectation(formula.name, expected);
    const inside: Context = {
      float: float && passesThrough.has(formula.name),
      ...(asked !== undefined && { expected: asked }),
    };
    const args = formula.args.map((arg) => this.print(arg, inside));
    return known === undefined ? call(this.options.name(formula.name), args) : known.python(args, formula.args);
  }

  private isNumber(formula: Formula): boolean {
    const { env = new Map<string, FormulaType>(), complex = false } = this.options;
    const result = catchProblem(() => ({ ok: true, type: typeOf(formula, env, { complex }) }) as const);
    return !result.ok || result.type === 'Number';
  }

  private isImaginaryUnit(name: string): boolean {
    return this.options.complex === true && name === 'i';
  }
}

/** Functions that give an `int` for `int`s. */
const passesThrough: ReadonlySet<string> = new Set(['abs', 'min', 'max', 'sum', 'if', 'clamp', 'lerp']);

function containsPower(formula: Formula): boolean {
  return (formula.kind === 'operation' && formula.operator === '^') || partsOf(formula).some(containsPower);
}

function containsName(formula: Formula): boolean {
  return (
    formula.kind === 'name' ||
    (formula.kind === 'call' && functionOf(formula.name) === undefined) ||
    partsOf(formula).some(containsName)
  );
}
