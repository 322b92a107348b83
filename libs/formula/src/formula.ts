/** Where a piece of a formula stands in its text, in UTF-16 code units. */
export interface Place {
  readonly position: number;
  readonly length: number;
}

export type Operator = '+' | '-' | '*' | '/' | '%' | '^';
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** A parsed formula. Names are kept as written; constants have their canonical name (`pi` is `PI`). */
export type Formula = Place &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'negative'; readonly value: Formula }
    | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Formula; readonly right: Formula }
    | { readonly kind: 'comparison'; readonly operator: Comparison; readonly left: Formula; readonly right: Formula }
    /** `[a, b, c]`: a vector or a list, which only its types can tell. */
    | { readonly kind: 'bracket'; readonly items: readonly Formula[] }
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] }
  );

/** What is wrong and where; the message says what to do about it. */
export interface FormulaError extends Place {
  readonly ok: false;
  readonly message: string;
}

export type ParseResult = { readonly ok: true; readonly formula: Formula } | FormulaError;

/** What a formula may at most be: characters of text, and levels of nesting. */
export const formulaLimits = { length: 500, depth: 64, items: 10_000 } as const;

/** Carries an error out of the depth of a recursion; never leaves this library. */
export class FormulaProblem extends Error {
  constructor(
    message: string,
    readonly place: Place,
  ) {
    super(message);
  }
}

/** Runs what may meet a problem in a formula and hands the problem back as data. */
export function catchProblem<Success>(run: () => Success): Success | FormulaError {
  try {
    return run();
  } catch (error) {
    if (error instanceof FormulaProblem) {
      const { position, length } = error.place;
      return { ok: false, message: error.message, position, length };
    }
    throw error;
  }
}

/** The formulas directly inside of a formula, in the order in which they are written. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negative':
      return [formula.value];
    case 'operation':
    case 'comparison':
      return [formula.left, formula.right];
    case 'bracket':
      return formula.items;
    case 'call':
      return formula.args;
  }
}
