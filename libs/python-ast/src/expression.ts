import { assertNever } from './assert-never';
import { binaryDoc, conditionalDoc } from './binary';
import { chainDoc } from './chain';
import { group, join, line, marked, type Doc } from './doc';
import { bracketed, commaSeparated, type Enclosure } from './enclosure';
import { lambdaDoc } from './lambda';
import { fewestEscapes, formattedText, numberLiteral, stringLiteral, type Quote } from './literals';
import type { ComprehensionClause, PyExpr } from './nodes';
import { unaryOperand } from './optional-parentheses';
import { operand, precedence, withoutNegativeLiteral, type Operand } from './precedence';

/** Lays an expression out without parentheses of its own. */
export function expressionDoc(expression: PyExpr, enclosure: Enclosure): Doc {
  const signed = withoutNegativeLiteral(expression);
  return marked(unmarkedDoc(signed, enclosure), signed.origin);
}

/** Lays an operand out, in parentheses if its place asks for them. */
export function operandDoc({ expression, parenthesized }: Operand, enclosure: Enclosure): Doc {
  return parenthesized
    ? bracketed('(', expressionDoc(expression, 'brackets'), ')', enclosure)
    : expressionDoc(expression, enclosure);
}

/** Lays out `x, y` without parentheses, as the target of a loop or an assignment takes it. */
export function bareTupleDoc(expression: PyExpr, enclosure: Enclosure): Doc {
  if (expression.kind !== 'tuple' || expression.items.length < 2) {
    return expressionDoc(expression, enclosure);
  }
  const content = join(
    ', ',
    expression.items.map((item) => expressionDoc(item, enclosure)),
  );
  return marked(content, expression.origin);
}

function unmarkedDoc(expression: PyExpr, enclosure: Enclosure): Doc {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'number':
      return numberLiteral(expression.value, expression.float);
    case 'imaginary':
      return `${numberLiteral(expression.value)}j`;
    case 'string':
      return stringLiteral(expression.value);
    case 'boolean':
      return expression.value ? 'True' : 'False';
    case 'none':
      return 'None';
    case 'fstring':
      return formattedStringDoc(expression.parts);
    case 'attribute':
    case 'call':
    case 'subscript':
      return chainDoc(expression, enclosure);
    case 'list':
      return collectionDoc('[', expression.items.map(itemDoc), ']', enclosure);
    case 'tuple':
      return tupleDoc(expression.items, enclosure);
    case 'dict':
      return collectionDoc('{', expression.entries.map(entryDoc), '}', enclosure);
    case 'list-comprehension':
      return bracketed('[', comprehensionDoc(expression.element, expression.clauses), ']', enclosure);
    case 'generator':
      return bracketed('(', comprehensionDoc(expression.element, expression.clauses), ')', enclosure);
    case 'slice':
      return sliceDoc(expression, enclosure);
    case 'starred':
      return ['*', operandDoc(operand(expression.value, precedence.bitwise), enclosure)];
    case 'unary':
      return [
        expression.operator,
        expression.operator === 'not' ? ' ' : '',
        operandDoc(unaryOperand(expression), enclosure),
      ];
    case 'binary':
    case 'compare':
    case 'boolean-operation':
      return binaryDoc(expression, enclosure);
    case 'conditional':
      return conditionalDoc(expression, enclosure);
    case 'lambda':
      return lambdaDoc(expression, enclosure);
    default:
      return assertNever(expression);
  }
}

/** An item between brackets; only a bare generator needs parentheses there, and has its own. */
export function itemDoc(item: PyExpr): Doc {
  return expressionDoc(item, 'brackets');
}

/** `element for … in …`, as it stands between its brackets. */
export function comprehensionDoc(element: PyExpr, clauses: readonly ComprehensionClause[]): Doc {
  return group([group(itemDoc(element)), clauses.map((clause) => [line, clauseDoc(clause)])]);
}

function clauseDoc({ target, iterable, conditions = [] }: ComprehensionClause): Doc {
  return [
    ['for ', bareTupleDoc(target, 'brackets'), ' in ', operandDoc(operand(iterable, precedence.or), 'brackets')],
    conditions.map((condition) => [line, group(['if ', operandDoc(operand(condition, precedence.or), 'brackets')])]),
  ];
}

function collectionDoc(open: string, items: readonly Doc[], close: string, enclosure: Enclosure): Doc {
  return items.length === 0 ? open + close : bracketed(open, commaSeparated(items), close, enclosure);
}

function tupleDoc(items: readonly PyExpr[], enclosure: Enclosure): Doc {
  const [first, second] = items;
  return first !== undefined && second === undefined
    ? bracketed('(', [itemDoc(first), ','], ')', enclosure)
    : collectionDoc('(', items.map(itemDoc), ')', enclosure);
}

function entryDoc({ key, value }: { readonly key: PyExpr; readonly value: PyExpr }): Doc {
  return [itemDoc(key), ': ', itemDoc(value)];
}

function sliceDoc({ from, to, step }: Extract<PyExpr, { kind: 'slice' }>, enclosure: Enclosure): Doc {
  const given = [from, to, step].filter((part) => part !== undefined);
  const space = given.every(isSimpleBound) ? '' : ' ';
  const bound = (part: PyExpr): Doc => expressionDoc(part, enclosure);
  return [
    from === undefined ? '' : [bound(from), space],
    ':',
    to === undefined ? '' : [space, bound(to)],
    step === undefined ? '' : [to === undefined ? '' : space, ':', space, bound(step)],
  ];
}

function isSimpleBound(bound: PyExpr): boolean {
  return bound.kind === 'unary' && bound.operator !== 'not'
    ? isSimpleBound(bound.value)
    : ['name', 'number', 'imaginary', 'string', 'none', 'boolean'].includes(bound.kind);
}

type FormattedPart = Extract<PyExpr, { kind: 'fstring' }>['parts'][number];

function formattedStringDoc(parts: readonly FormattedPart[]): Doc {
  const quote = fewestEscapes(parts.filter((part) => typeof part === 'string').join(''));
  const content = parts.map((part) =>
    typeof part === 'string' ? formattedText(part, quote) : replacementDoc(part, quote),
  );
  return ['f', quote, content, quote];
}

/** `{value:format}`. Stands on one line always, since Python 3.11 allows no break there. */
function replacementDoc({ value, format }: Exclude<FormattedPart, string>, quote: Quote): Doc {
  if (holdsText(value)) {
    throw new RangeError('Neither a text nor a dictionary can stand inside of a formatted text');
  }
  const content = operandDoc(operand(value, precedence.conditional), 'none');
  return ['{', { kind: 'flat', content }, format === undefined ? '' : `:${formattedText(format, quote)}`, '}'];
}

/** Whether quotes or braces would stand inside of the replacement field, which Python 3.11 cannot tell from its own. */
function holdsText(piece: unknown): boolean {
  if (typeof piece !== 'object' || piece === null) {
    return false;
  }
  const hasQuotes = 'kind' in piece && ['string', 'fstring', 'dict'].includes(String(piece.kind));
  return hasQuotes || Object.values(piece).some(holdsText);
}
