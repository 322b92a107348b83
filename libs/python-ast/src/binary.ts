import { marked, type Doc, type MarkStart } from './doc';
import { enclosedGroup, enclosedLine, spaceIfBroken, type Enclosure } from './enclosure';
import { operandDoc } from './expression';
import type { PyExpr } from './nodes';
import { conditionalOperands } from './optional-parentheses';
import { looseness, operandsOf, type Operand, type Operation } from './precedence';

/** An operand of a flattened operation, with the operator on its left and the marks of what begins and ends at it. */
interface Term extends Operand {
  readonly operator: string;
  readonly looseness: number;
  readonly before: Doc;
  readonly after: Doc;
}

/**
 * An operation, whatever its nesting, as operands and operators in a row. It is broken before its loosest operators, and
 * what stands between those stays together where it fits.
 */
export function binaryDoc(operation: Operation, enclosure: Enclosure): Doc {
  return enclosedGroup(termsDoc(flatten(operation), enclosure), enclosure);
}

function flatten(operation: Operation): readonly Term[] {
  const operator = { operator: operation.operator, looseness: looseness(operation) };
  return operandsOf(operation).flatMap((operand, index) => {
    const terms = termsOf(operand);
    return index === 0 ? terms : terms.map((term, position) => (position === 0 ? { ...term, ...operator } : term));
  });
}

function termsOf(operand: Operand): readonly Term[] {
  const { expression, parenthesized } = operand;
  if (parenthesized || !isOperation(expression)) {
    return [{ ...operand, operator: '', looseness: 0, before: '', after: '' }];
  }
  const terms = flatten(expression);
  return expression.origin === undefined
    ? terms
    : markedTerms(terms, { kind: 'mark-start', origin: expression.origin });
}

function markedTerms(terms: readonly Term[], start: MarkStart): readonly Term[] {
  return terms.map((term, index) => ({
    ...term,
    before: index === 0 ? [start, term.before] : term.before,
    after: index === terms.length - 1 ? [term.after, { kind: 'mark-end', start }] : term.after,
  }));
}

function isOperation(expression: PyExpr): expression is Operation {
  return ['binary', 'compare', 'boolean-operation'].includes(expression.kind);
}

function termsDoc(terms: readonly Term[], enclosure: Enclosure): Doc {
  const segments = splitAtLoosest(terms);
  return segments.map((segment, index) => {
    const previous = segments[index - 1]?.at(-1);
    return [previous === undefined ? '' : operatorDoc(previous, segment[0], enclosure), segmentDoc(segment, enclosure)];
  });
}

type Segment = readonly [Term, ...Term[]];

function splitAtLoosest(terms: readonly Term[]): readonly Segment[] {
  const loosest = Math.max(...terms.slice(1).map((term) => term.looseness));
  const segments: [Term, ...Term[]][] = [];
  terms.forEach((term, index) => {
    const current = segments.at(-1);
    if (current === undefined || (index > 0 && term.looseness === loosest)) {
      segments.push([term]);
    } else {
      current.push(term);
    }
  });
  return segments;
}

function segmentDoc(segment: Segment, enclosure: Enclosure): Doc {
  const [only] = segment;
  return segment.length === 1
    ? [only.before, operandDoc(only, enclosure), only.after]
    : enclosedGroup(termsDoc(segment, enclosure), enclosure);
}

function operatorDoc(left: Term, right: Term, enclosure: Enclosure): Doc {
  return right.operator === '**' && isSimple(left) && isSimple(right)
    ? [enclosedLine('', enclosure), '**', spaceIfBroken(enclosure)]
    : [enclosedLine(' ', enclosure), `${right.operator} `];
}

/** Around a power of names and numbers there are no spaces: `x**2`. */
function isSimple({ expression, parenthesized }: Operand): boolean {
  if (parenthesized) {
    return false;
  }
  switch (expression.kind) {
    case 'name':
    case 'number':
    case 'imaginary':
    case 'boolean':
    case 'none':
      return true;
    case 'attribute':
      return isSimple({ expression: expression.value, parenthesized: false });
    case 'unary':
      return expression.operator !== 'not' && isSimple({ expression: expression.value, parenthesized: false });
    default:
      return false;
  }
}

type Conditional = Extract<PyExpr, { kind: 'conditional' }>;

/** `then if test else otherwise`; a chain of them is broken as one. */
export function conditionalDoc(expression: Conditional, enclosure: Enclosure): Doc {
  return enclosedGroup(branchesDoc(expression, enclosure), enclosure);
}

function branchesDoc(expression: Conditional, enclosure: Enclosure): Doc {
  const [then, test, otherwise] = conditionalOperands(expression);
  const nested = otherwise.expression;
  const rest =
    nested.kind === 'conditional'
      ? marked(branchesDoc(nested, enclosure), nested.origin)
      : operandDoc(otherwise, enclosure);
  return [
    [operandDoc(then, enclosure), enclosedLine(' ', enclosure)],
    ['if ', operandDoc(test, enclosure), enclosedLine(' ', enclosure)],
    ['else ', rest],
  ];
}
