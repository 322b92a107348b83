import { hardLine } from './doc';
import { layOut, type Printed } from './layout';
import type { PyModule } from './nodes';
import { blockDoc } from './statement';

/** Columns in a line of generated Python. */
export const lineLength = 100;

/**
 * Prints a module as `ruff format` at 100 columns leaves it, with a mark for every expression and statement that has an
 * origin. The lines of a statement are those of its mark.
 *
 * @throws RangeError for a value that no Python literal can hold (NaN, infinity, a lone surrogate): a bug of the caller.
 */
export function print(module: PyModule): Printed {
  return layOut(module.body.length === 0 ? '' : [blockDoc(module.body, 'module'), hardLine], lineLength);
}
