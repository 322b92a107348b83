import { partsOf, type Formula } from './formula';

/** How often a name is written in a formula, called or not. */
export function occurrences(formula: Formula, name: string): number {
  const own = (formula.kind === 'name' || formula.kind === 'call') && formula.name === name ? 1 : 0;
  return partsOf(formula).reduce((sum, part) => sum + occurrences(part, name), own);
}
