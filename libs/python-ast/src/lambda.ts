import { isFluent } from './call-chain';
import { hardLine, indent, join, type Doc } from './doc';
import { parenthesizedIfBroken, type Enclosure } from './enclosure';
import { expressionDoc, operandDoc } from './expression';
import type { PyExpr } from './nodes';
import { bracketsOf } from './optional-parentheses';
import { operand, precedence } from './precedence';

type Lambda = Extract<PyExpr, { kind: 'lambda' }>;

/** `lambda x, y=1: body`: the parameters stay on one line, a long body is broken at its brackets or put in some. */
export function lambdaDoc(lambda: Lambda, enclosure: Enclosure): Doc {
  return [lambdaHead(lambda), lambdaBody(lambda.body, enclosure)];
}

/** A lambda that is assigned: its body breaks before the assignment puts all of it in parentheses. */
export function assignedLambdaDoc(lambda: Lambda, enclosure: Enclosure): Doc {
  return [lambdaHead(lambda), { kind: 'fits-expanded', content: lambdaBody(lambda.body, enclosure) }];
}

function lambdaHead({ parameters }: Lambda): Doc {
  const names = parameters.map((parameter): Doc =>
    parameter.default === undefined
      ? parameter.name
      : [
          `${parameter.name}=`,
          { kind: 'flat', content: operandDoc(operand(parameter.default, precedence.lambda), 'none') },
        ],
  );
  return ['lambda', names.length > 0 ? ' ' : '', join(', ', names), ': '];
}

function lambdaBody(body: PyExpr, enclosure: Enclosure): Doc {
  if (body.kind === 'call' || body.kind === 'subscript') {
    return isFluent(body) ? parenthesizedIfBroken(expressionDoc(body, 'brackets')) : callBody(body, enclosure);
  }
  return bracketsOf(body) === 'none'
    ? parenthesizedIfBroken(expressionDoc(body, 'brackets'))
    : expressionDoc(body, enclosure);
}

/** A call is broken at its own brackets if what stands before them fits, else it gets a line of its own. */
function callBody(body: PyExpr, enclosure: Enclosure): Doc {
  const content = expressionDoc(body, enclosure);
  return {
    kind: 'best-fitting',
    variants: [content, { kind: 'group', content, expand: true }, ['(', indent([hardLine, content]), hardLine, ')']],
  };
}
