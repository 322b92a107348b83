import { elementaryFunctions } from './elementary-functions';
import type { FunctionDefinition } from './function-definition';
import { listFunctions } from './list-functions';
import { vectorFunctions } from './vector-functions';

const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  Object.entries({ ...elementaryFunctions, ...vectorFunctions, ...listFunctions }),
);

/** Functions whose names are also names of values: `x(v)` is a component, `x` is whatever is given for it. */
export const componentNames: ReadonlySet<string> = new Set(['x', 'y', 'z']);

/** Every function that a formula can call, for completion. */
export const functionNames: readonly string[] = [...functions.keys()];

export function functionOf(name: string): FunctionDefinition | undefined {
  return functions.get(name);
}

/** How each function is written, by its name: `clamp` is `clamp(x, low, high)`. For completion. */
export const functionUsages: ReadonlyMap<string, string> = new Map(
  Array.from(functions, ([name, { usage }]) => [name, usage]),
);
