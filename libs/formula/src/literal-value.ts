import type { Formula } from './formula';

/** The number that a formula is when it is nothing but a number, with or without a sign. */
export function literalValue(formula: Formula): number | undefined {
  if (formula.kind === 'number') {
    return formula.value;
  }
  return formula.kind === 'negative' && formula.value.kind === 'number' ? -formula.value.value : undefined;
}
