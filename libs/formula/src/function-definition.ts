import type { PyExpr } from '@manim-nodes/python-ast';

import type { Formula } from './formula';
import type { FormulaType, FormulaValue } from './formula-type';

/** A type, or what is wrong with the arguments, said so that a person can mend it. */
export type Typing = FormulaType | { readonly problem: string };

/** One function of the grammar: what it takes and gives, and what it is elsewhere. */
export interface FunctionDefinition {
  /** How it is written, for messages and completion: `atan2(y, x)`. */
  readonly usage: string;
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  /** What a bracket is taken for as an argument; without it three numbers are a vector. */
  readonly bracket?: 'list';
  typing(types: readonly FormulaType[]): Typing;
  /** The Python after `from manim import *`; `args` are the printed `formulas`. */
  python(args: readonly PyExpr[], formulas: readonly Formula[]): PyExpr;
  /** The value in the browser; what has none there is NaN. */
  evaluate(args: readonly FormulaValue[]): FormulaValue;
  /** LaTeX of a call; without it the name is set upright before its arguments. */
  latex?(args: readonly string[]): string;
}

export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;

export function toNumber(value: FormulaValue | undefined): number {
  return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : NaN;
}

export function toItems(value: FormulaValue | undefined): readonly FormulaValue[] {
  return Array.isArray(value) ? (value as readonly FormulaValue[]) : [];
}

export function toNumbers(value: FormulaValue | undefined): readonly number[] {
  return toItems(value).map(toNumber);
}

/** The first type that is none of those allowed becomes a problem; else `result`. */
export function expectTypes(
  usage: string,
  types: readonly FormulaType[],
  allowed: readonly FormulaType[],
  result: (types: readonly FormulaType[]) => FormulaType,
): Typing {
  const fitting = types.every((type) => allowed.includes(type));
  return fitting ? result(types) : { problem: `${usage} takes ${allowed.map(plural).join(' or ')}` };
}

function plural(type: FormulaType): string {
  switch (type) {
    case 'Number':
      return 'numbers';
    case 'Boolean':
      return 'comparisons';
    case 'Vector':
      return 'vectors';
    case 'Complex':
      return 'complex numbers';
    default:
      return 'lists';
  }
}
