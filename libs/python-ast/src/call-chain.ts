import type { PyExpr } from './nodes';
import { primary } from './precedence';

/**
 * Whether a chain of attributes, calls and subscripts is written fluently, each `.name` after a call on a line of its
 * own, when it does not fit: from two such dots on.
 */
export function isFluent(chain: PyExpr): boolean {
  let dots = 0;
  let current = chain;
  for (;;) {
    const inner = innerOf(current);
    if (inner === undefined) {
      return dots >= 2;
    }
    const { expression, parenthesized } = primary(inner);
    if (current.kind === 'attribute' && (parenthesized || isCallLike(expression))) {
      dots += 1;
    }
    if (parenthesized) {
      return dots >= 2;
    }
    current = expression;
  }
}

export function isCallLike(expression: PyExpr): boolean {
  return expression.kind === 'call' || expression.kind === 'subscript';
}

function innerOf(expression: PyExpr): PyExpr | undefined {
  switch (expression.kind) {
    case 'attribute':
    case 'subscript':
      return expression.value;
    case 'call':
      return expression.callee;
    default:
      return undefined;
  }
}
