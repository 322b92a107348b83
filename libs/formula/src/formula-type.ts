/** What a formula gives: language.md's port types, as far as formulas know them. */
export type FormulaType =
  | 'Number'
  | 'Boolean'
  | 'Vector'
  | 'Complex'
  | { readonly list: FormulaType }
  | { readonly arguments: readonly FormulaType[]; readonly result: FormulaType };

/** A formula's value in the browser; a vector is an array of three numbers. */
export type FormulaValue =
  number | boolean | readonly FormulaValue[] | ((...args: readonly FormulaValue[]) => FormulaValue);

export function isListType(type: FormulaType): type is { readonly list: FormulaType } {
  return typeof type === 'object' && 'list' in type;
}

export function sameType(first: FormulaType, second: FormulaType): boolean {
  if (isListType(first) && isListType(second)) {
    return sameType(first.list, second.list);
  }
  return first === second;
}

/** How a type is called in a message. */
export function describeType(type: FormulaType): string {
  if (typeof type === 'string') {
    return { Number: 'a number', Boolean: 'a comparison', Vector: 'a vector', Complex: 'a complex number' }[type];
  }
  return isListType(type) ? 'a list' : 'a function';
}
