import { constantNames, constantOf } from './constants';
import { partsOf, type Formula } from './formula';
import { componentNames, functionNames, functionOf } from './functions';

/** A name that a formula neither knows nor is given: it becomes an input of the node. */
export interface FreeName {
  readonly name: string;
  /** It is called, `f(t)`, so the input takes a function. */
  readonly called: boolean;
  /** How many arguments it is called with, the first time. */
  readonly arity?: number;
}

/** Names that have a meaning of their own and can be no input. `x`, `y` and `z` are none of them: they may be both. */
export const reservedNames: ReadonlySet<string> = new Set(
  [...constantNames, ...functionNames].filter((name) => !componentNames.has(name)),
);

/**
 * The free names of a formula in order of appearance, each once. With `complex`, `i` is the imaginary unit.
 */
export function freeNames(
  formula: Formula,
  argumentNames: readonly string[],
  options: { readonly complex?: boolean } = {},
): readonly FreeName[] {
  const bound = new Set([...argumentNames, ...(options.complex === true ? ['i'] : [])]);
  const found = new Map<string, FreeName>();
  collect(formula, (free) => {
    if (!bound.has(free.name) && !found.has(free.name)) {
      found.set(free.name, free);
    }
  });
  return [...found.values()];
}

function collect(formula: Formula, add: (free: FreeName) => void): void {
  if (formula.kind === 'name' && constantOf(formula.name) === undefined) {
    add({ name: formula.name, called: false });
  }
  if (formula.kind === 'call' && functionOf(formula.name) === undefined) {
    add({ name: formula.name, called: true, arity: formula.args.length });
  }
  partsOf(formula).forEach((part) => {
    collect(part, add);
  });
}
