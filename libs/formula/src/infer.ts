import { constantOf } from './constants';
import { commonType } from './elementary-functions';
import { catchProblem, FormulaProblem, type Formula, type FormulaError } from './formula';
import { describeType, isListType, type FormulaType } from './formula-type';
import { functionOf } from './functions';
import { listProblem } from './list-functions';

export type InferResult = { readonly ok: true; readonly type: FormulaType } | FormulaError;

export type Environment = ReadonlyMap<string, FormulaType>;

export interface InferOptions {
  /** What is asked for where the formula stands. It only decides what a bracket is: `[0, 1, 2]` is a vector or a list. */
  readonly expected?: FormulaType;
  /** `i` is the imaginary unit. */
  readonly complex?: boolean;
}

/**
 * The type of a formula. A name that is missing in `env` counts as a number, or as a function of numbers where it is
 * called. Three numbers in brackets are a vector unless a list is expected.
 */
export function inferType(formula: Formula, env: Environment, options: InferOptions = {}): InferResult {
  return catchProblem(() => ({ ok: true, type: typeOf(formula, env, options) }));
}

/** As `inferType`, but throws the problem. */
export function typeOf(formula: Formula, env: Environment, options: InferOptions): FormulaType {
  const { complex = false, expected } = options;
  const inside = (part: Formula): FormulaType => typeOf(part, env, { complex });
  switch (formula.kind) {
    case 'number':
      return 'Number';
    case 'name':
      return typeOfName(formula.name, env, complex);
    case 'negative':
      return requireArithmetic(inside(formula.value), formula.value);
    case 'operation':
      return typeOfOperation(formula, inside(formula.left), inside(formula.right));
    case 'comparison':
      return typeOfComparison(formula, inside(formula.left), inside(formula.right));
    case 'bracket':
      return typeOfBracket(formula, env, complex, expected);
    case 'call':
      return typeOfCall(formula, env, complex, expected);
  }
}

function typeOfName(name: string, env: Environment, complex: boolean): FormulaType {
  const constant = constantOf(name);
  if (constant !== undefined) {
    return typeof constant.value === 'number' ? 'Number' : 'Vector';
  }
  return env.get(name) ?? (complex && name === 'i' ? 'Complex' : 'Number');
}

type Operation = Extract<Formula, { kind: 'operation' }>;

function typeOfOperation(formula: Operation, left: FormulaType, right: FormulaType): FormulaType {
  requireArithmetic(left, formula.left);
  requireArithmetic(right, formula.right);
  if (left !== 'Vector' && right !== 'Vector') {
    return left === 'Complex' || right === 'Complex' ? typeOfComplex(formula) : 'Number';
  }
  const problem = vectorProblem(formula, left, right);
  if (problem !== undefined) {
    throw new FormulaProblem(problem, formula);
  }
  return 'Vector';
}

function typeOfComplex(formula: Operation): FormulaType {
  if (formula.operator === '%') {
    throw new FormulaProblem('`%` takes numbers, not complex numbers', formula);
  }
  return 'Complex';
}

function vectorProblem({ operator }: Operation, left: FormulaType, right: FormulaType): string | undefined {
  const both = left === right;
  switch (operator) {
    case '+':
    case '-':
      return both ? undefined : `\`${operator}\` takes two numbers or two vectors; a vector is written [a, b, c]`;
    case '*':
      return both ? 'Two vectors are multiplied by dot(v, w) or cross(v, w)' : complexFactorProblem(left, right);
    case '/':
      return left === 'Vector' && right === 'Number'
        ? undefined
        : 'A vector can only be divided by a number, and nothing by a vector';
    default:
      return `\`${operator}\` takes numbers, not vectors`;
  }
}

function complexFactorProblem(left: FormulaType, right: FormulaType): string | undefined {
  return left === 'Complex' || right === 'Complex' ? 'A vector is multiplied by a number only' : undefined;
}

function requireArithmetic(type: FormulaType, part: Formula): FormulaType {
  if (type === 'Number' || type === 'Vector' || type === 'Complex') {
    return type;
  }
  throw new FormulaProblem(`A number or a vector is needed here, but this is ${describeType(type)}`, part);
}

type Comparison = Extract<Formula, { kind: 'comparison' }>;

function typeOfComparison(formula: Comparison, left: FormulaType, right: FormulaType): FormulaType {
  if (left === 'Number' && right === 'Number') {
    return 'Boolean';
  }
  throw new FormulaProblem(`\`${formula.operator}\` compares two numbers`, formula);
}

type Bracket = Extract<Formula, { kind: 'bracket' }>;

function typeOfBracket(
  { items }: Bracket,
  env: Environment,
  complex: boolean,
  expected: FormulaType | undefined,
): FormulaType {
  const asked = expected !== undefined && isListType(expected) ? expected.list : undefined;
  const itemOptions = { complex, ...(asked !== undefined && { expected: asked }) };
  const types = items.map((item) => typeOf(item, env, itemOptions));
  if (asked === undefined && types.length === 3 && types.every((type) => type === 'Number')) {
    return 'Vector';
  }
  return {
    list: types.reduce((first, second, index) => joinTypes(first, second, items[index]), types[0] ?? asked ?? 'Number'),
  };
}

function joinTypes(first: FormulaType, second: FormulaType, item: Formula | undefined): FormulaType {
  const joined = commonType(first, second);
  if (joined === undefined && item !== undefined) {
    throw new FormulaProblem(
      `All items of a list are of one kind: this is ${describeType(second)}, the first is ${describeType(first)}`,
      item,
    );
  }
  return joined ?? first;
}

type Call = Extract<Formula, { kind: 'call' }>;

function typeOfCall(formula: Call, env: Environment, complex: boolean, expected: FormulaType | undefined): FormulaType {
  const known = functionOf(formula.name);
  const asked = argumentExpectation(formula.name, expected);
  const types = formula.args.map((arg) =>
    typeOf(arg, env, { complex, ...(asked !== undefined && { expected: asked }) }),
  );
  if (known === undefined) {
    return typeOfOwnFunction(formula, env.get(formula.name), types);
  }
  const typing = listProblem(formula.name, formula.args) ?? known.typing(types);
  if (typeof typing === 'object' && 'problem' in typing) {
    throw new FormulaProblem(typing.problem, formula);
  }
  return typing;
}

/** What a bracket is as an argument: a list for functions of lists, and what is asked of an `if` for its results. */
export function argumentExpectation(name: string, expected: FormulaType | undefined): FormulaType | undefined {
  if (name === 'if') {
    return expected;
  }
  // Only the outermost bracket is a list: sum([[0, 1, 0], [1, 0, 0]]) adds vectors.
  return functionOf(name)?.bracket === 'list' ? anyList : undefined;
}

/** A list whose items are asked nothing; the item type is never looked at. */
const anyList: FormulaType = { list: 'Number' };

function typeOfOwnFunction(formula: Call, type: FormulaType | undefined, types: readonly FormulaType[]): FormulaType {
  if (type === undefined) {
    return 'Number';
  }
  if (typeof type !== 'object' || isListType(type)) {
    throw new FormulaProblem(
      `\`${formula.name}\` is ${describeType(type)} and cannot be called; a product is written with *`,
      formula,
    );
  }
  if (type.arguments.length !== types.length) {
    throw new FormulaProblem(`\`${formula.name}\` takes ${countArguments(type.arguments.length)}`, formula);
  }
  return type.result;
}

function countArguments(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}
