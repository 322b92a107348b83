import { neg, num } from './builders';
import type { BinaryOperator, PyExpr } from './nodes';

/** How strongly an expression binds, from the loosest to the tightest; the numbers only order them. */
export const precedence = {
  any: 0,
  lambda: 1,
  conditional: 2,
  or: 3,
  and: 4,
  not: 5,
  comparison: 6,
  bitwise: 7,
  sum: 8,
  product: 9,
  sign: 10,
  power: 11,
  postfix: 12,
  atom: 13,
} as const;

export const operatorPrecedence: Readonly<Record<BinaryOperator, number>> = {
  '+': precedence.sum,
  '-': precedence.sum,
  '*': precedence.product,
  '/': precedence.product,
  '//': precedence.product,
  '%': precedence.product,
  '@': precedence.product,
  '**': precedence.power,
};

export function precedenceOf(expression: PyExpr): number {
  switch (expression.kind) {
    case 'starred':
    case 'slice':
      return precedence.any;
    case 'lambda':
      return precedence.lambda;
    case 'conditional':
      return precedence.conditional;
    case 'boolean-operation':
      return precedence[expression.operator];
    case 'compare':
      return precedence.comparison;
    case 'unary':
      return expression.operator === 'not' ? precedence.not : precedence.sign;
    case 'binary':
      return operatorPrecedence[expression.operator];
    case 'call':
    case 'attribute':
    case 'subscript':
      return precedence.postfix;
    default:
      return precedence.atom;
  }
}

/** An expression in its place: whether it needs parentheses there. */
export interface Operand {
  readonly expression: PyExpr;
  readonly parenthesized: boolean;
}

/** An expression where only what binds at least so tightly may stand without parentheses. */
export function operand(expression: PyExpr, minimum: number): Operand {
  const signed = withoutNegativeLiteral(expression);
  return { expression: signed, parenthesized: precedenceOf(signed) < minimum };
}

/** The value of an attribute, a call or a subscript. */
export function primary(expression: PyExpr): Operand {
  const value = operand(expression, precedence.postfix);
  // `2.real` is no Python: the dot would belong to the number.
  return value.expression.kind === 'number' ? { ...value, parenthesized: true } : value;
}

/** What has operands with operators between them. */
export type Operation = Extract<PyExpr, { kind: 'binary' | 'compare' | 'boolean-operation' }>;

/**
 * Orders operators for breaking lines, the loosest highest. `and` and `or` are one class here; a conditional is looser
 * than any operator.
 */
export function looseness(expression: Operation): number {
  return conditionalLooseness - Math.max(precedenceOf(expression), precedence.and);
}

export const conditionalLooseness = 100;

/** The operands of an operation, from left to right. */
export function operandsOf(expression: Operation): readonly Operand[] {
  if (expression.kind === 'boolean-operation') {
    const minimum = precedence[expression.operator] + 1;
    return expression.values.map((value) => operand(value, minimum));
  }
  const [left, right] = minimumOfSides(expression);
  return [operand(expression.left, left), operand(expression.right, right)];
}

function minimumOfSides(expression: Exclude<Operation, { kind: 'boolean-operation' }>): readonly [number, number] {
  if (expression.kind === 'compare') {
    return [precedence.bitwise, precedence.bitwise];
  }
  if (expression.operator === '**') {
    // Binds to the right, and tighter than a sign on its left but looser than one on its right.
    return [precedence.postfix, precedence.sign];
  }
  const own = operatorPrecedence[expression.operator];
  return [own, own + 1];
}

/** Python has no negative literals: `-2` is a sign and a number, and binds like one. */
export function withoutNegativeLiteral(expression: PyExpr): PyExpr {
  if (expression.kind !== 'number' && expression.kind !== 'imaginary') {
    return expression;
  }
  if (expression.value >= 0 && !Object.is(expression.value, -0)) {
    return expression;
  }
  const { origin, value } = expression;
  const signed =
    expression.kind === 'number'
      ? num(value, { float: expression.float === true })
      : neg({ kind: 'imaginary', value: -value });
  return origin === undefined ? signed : { ...signed, origin };
}
