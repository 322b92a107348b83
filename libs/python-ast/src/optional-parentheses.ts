import { isFluent } from './call-chain';
import type { PyExpr } from './nodes';
import { numberLiteral } from './literals';
import {
  conditionalLooseness,
  looseness,
  operand,
  operandsOf,
  precedence,
  primary,
  withoutNegativeLiteral,
  type Operand,
} from './precedence';
import { textWidth } from './text-width';

/**
 * What becomes of an expression that stands alone in a statement and does not fit: `multiline` gets parentheses so that
 * it can be broken, `best-fit` gets them if it then fits, `never` breaks at its own brackets.
 */
export type ParenthesesNeed = 'multiline' | 'best-fit' | 'never';

export function parenthesesNeed(expression: PyExpr): ParenthesesNeed {
  switch (expression.kind) {
    case 'name':
      return ifWorthwhile(expression.name);
    case 'number':
      return ifWorthwhile(numberLiteral(expression.value, expression.float));
    case 'string':
    case 'fstring':
      return 'best-fit';
    case 'attribute':
    case 'call':
    case 'subscript':
      return isFluent(expression) ? 'multiline' : needOfChain(expression);
    case 'unary':
      return needOfInner(unaryOperand(expression));
    case 'binary':
    case 'compare':
    case 'boolean-operation':
    case 'conditional':
    case 'lambda':
    case 'starred':
      return 'multiline';
    default:
      return 'never';
  }
}

function needOfChain(chain: Extract<PyExpr, { kind: 'attribute' | 'call' | 'subscript' }>): ParenthesesNeed {
  const inner = primary(chain.kind === 'call' ? chain.callee : chain.value);
  const { kind } = inner.expression;
  const need = needOfInner(inner);
  if (chain.kind === 'attribute') {
    return kind === 'string' ? 'multiline' : need;
  }
  return need === 'never' && kind === 'attribute' && isShortRoot(inner) ? 'multiline' : need;
}

/** Whether a chain of attributes hangs on something so short that it does not count. */
function isShortRoot({ expression, parenthesized }: Operand): boolean {
  return expression.kind === 'attribute'
    ? isShortRoot(primary(expression.value))
    : !parenthesized && bracketsOf(expression) === 'none';
}

/** What a sign or `not` stands before. A power gets parentheses that Python does not need but the style asks for. */
export function unaryOperand(expression: Extract<PyExpr, { kind: 'unary' }>): Operand {
  const value = operand(expression.value, expression.operator === 'not' ? precedence.not : precedence.sign);
  const isPower = value.expression.kind === 'binary' && value.expression.operator === '**';
  return isPower ? { ...value, parenthesized: true } : value;
}

function needOfInner({ expression, parenthesized }: Operand): ParenthesesNeed {
  return parenthesized ? 'never' : parenthesesNeed(expression);
}

/** A text of five characters gains nothing from a line of its own, nor does one that is too long for any line. */
function ifWorthwhile(text: string): ParenthesesNeed {
  const width = textWidth(text);
  return width > 5 && width <= 96 ? 'best-fit' : 'never';
}

/** A dot after brackets counts as an operator that is tighter than all others. */
const dotLooseness = 1;

/**
 * Whether an expression may be broken at its own brackets instead of being put in parentheses: it begins or ends with
 * non-empty brackets, and has no two operators of its loosest kind.
 */
export function breaksAtOwnBrackets(expression: PyExpr): boolean {
  const survey = new BracketSurvey();
  survey.visitInside(withoutNegativeLiteral(expression));
  if (!survey.hasBrackets || survey.loosestCount > 1) {
    return false;
  }
  return survey.loosest <= dotLooseness || isBracketed(survey.last) || isBracketed(survey.first);
}

class BracketSurvey {
  loosest = 0;
  loosestCount = 0;
  hasBrackets = false;
  first: Operand | 'token' | undefined;
  last: Operand | undefined;

  /** What a pair of parentheses around the expression would hide is not looked at. */
  private visit(item: Operand): void {
    this.last = item;
    if (item.parenthesized) {
      this.hasBrackets = true;
    } else {
      this.visitInside(item.expression);
    }
    this.first ??= item;
  }

  visitInside(expression: PyExpr): void {
    switch (expression.kind) {
      case 'dict':
      case 'list':
      case 'list-comprehension':
      case 'generator':
      case 'tuple':
        this.hasBrackets = true;
        return;
      case 'call':
      case 'subscript':
        this.hasBrackets = true;
        this.visit(primary(expression.kind === 'call' ? expression.callee : expression.value));
        this.last = { expression, parenthesized: false };
        return;
      case 'attribute':
        this.visitAttribute(expression);
        return;
      case 'binary':
      case 'compare':
      case 'boolean-operation':
        this.meet(looseness(expression), operandsOf(expression).length - 1);
        this.visitAll(operandsOf(expression));
        return;
      case 'conditional':
        this.meet(conditionalLooseness, 2);
        this.visitAll(conditionalOperands(expression));
        return;
      case 'unary':
        this.first ??= 'token';
        this.visit(unaryOperand(expression));
        return;
      case 'lambda':
        this.first ??= 'token';
        this.visitAll(lambdaOperands(expression));
        return;
      case 'starred':
        this.first ??= 'token';
        this.visit(operand(expression.value, precedence.bitwise));
        return;
      default:
    }
  }

  private visitAll(items: readonly Operand[]): void {
    items.forEach((item) => {
      this.visit(item);
    });
  }

  private visitAttribute(expression: Extract<PyExpr, { kind: 'attribute' }>): void {
    const value = primary(expression.value);
    this.visit(value);
    if (ownBrackets(value) !== 'none') {
      this.meet(dotLooseness, 1);
    }
    this.last = { expression, parenthesized: false };
  }

  private meet(rank: number, count: number): void {
    if (rank > this.loosest) {
      this.loosest = rank;
      this.loosestCount = count;
    } else if (rank === this.loosest) {
      this.loosestCount += count;
    }
  }
}

/** The operands of `then if test else otherwise` in the order in which they are written. */
export function conditionalOperands(
  expression: Extract<PyExpr, { kind: 'conditional' }>,
): readonly [Operand, Operand, Operand] {
  return [
    operand(expression.then, precedence.or),
    operand(expression.test, precedence.or),
    operand(expression.otherwise, precedence.conditional),
  ];
}

function lambdaOperands(lambda: Extract<PyExpr, { kind: 'lambda' }>): readonly Operand[] {
  const defaults = lambda.parameters.flatMap((parameter) => parameter.default ?? []);
  return [...defaults, lambda.body].map((part) => operand(part, precedence.lambda));
}

function isBracketed(item: Operand | 'token' | undefined): boolean {
  return (
    item !== undefined && item !== 'token' && item.expression.kind !== 'subscript' && ownBrackets(item) === 'filled'
  );
}

/** Whether an expression stands in brackets, its own or parentheses around it. */
function ownBrackets({ expression, parenthesized }: Operand): 'none' | 'empty' | 'filled' {
  const own = bracketsOf(expression);
  return parenthesized ? 'filled' : own;
}

export function bracketsOf(expression: PyExpr): 'none' | 'empty' | 'filled' {
  switch (expression.kind) {
    case 'list':
    case 'tuple':
      return expression.items.length > 0 ? 'filled' : 'empty';
    case 'dict':
      return expression.entries.length > 0 ? 'filled' : 'empty';
    case 'call':
      return expression.args.length + expression.keywords.length > 0 ? 'filled' : 'empty';
    case 'subscript':
    case 'list-comprehension':
    case 'generator':
      return 'filled';
    default:
      return 'none';
  }
}
