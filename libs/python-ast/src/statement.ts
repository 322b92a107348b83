import { assertNever } from './assert-never';
import { hardLine, indent, marked, softLine, type Doc, type GroupId } from './doc';
import { bracketed, commaSeparated, parenthesizedIfBroken } from './enclosure';
import { bareTupleDoc, expressionDoc, itemDoc } from './expression';
import { assignedLambdaDoc } from './lambda';
import type { FunctionParameter, PyExpr, PyStmt } from './nodes';
import { breaksAtOwnBrackets, parenthesesNeed } from './optional-parentheses';
import { withoutNegativeLiteral } from './precedence';

/** What a block belongs to, as far as blank lines depend on it: a definition, or a loop, a condition or a `try`. */
type Owner = 'module' | 'definition' | 'control';

/** Statements one below the other, with the blank lines that the style asks for. */
export function blockDoc(statements: readonly PyStmt[], owner: Owner): Doc {
  return statements.map((statement, index) => {
    const previous = statements[index - 1];
    const separator =
      previous === undefined ? beforeFirst(statement, owner) : separatorBetween(previous, statement, owner);
    return [separator, marked(statementDoc(statement), statement.origin)];
  });
}

function beforeFirst(statement: PyStmt, owner: Owner): Doc {
  return owner === 'control' && isDefinition(statement) ? hardLine : '';
}

function separatorBetween(previous: PyStmt, next: PyStmt, owner: Owner): Doc {
  if (endsWithDefinition(previous) || isDefinition(next)) {
    return owner === 'module' ? [hardLine, hardLine, hardLine] : [hardLine, hardLine];
  }
  return isImport(previous) && !isImport(next) ? [hardLine, hardLine] : hardLine;
}

function isDefinition(statement: PyStmt): boolean {
  return statement.kind === 'function' || statement.kind === 'class';
}

function endsWithDefinition(statement: PyStmt): boolean {
  switch (statement.kind) {
    case 'function':
    case 'class':
      return true;
    case 'for':
      return endsBlockWithDefinition(statement.body);
    case 'if':
      return endsBlockWithDefinition(statement.otherwise ?? statement.body);
    case 'try':
      return endsBlockWithDefinition(statement.handler);
    default:
      return false;
  }
}

function endsBlockWithDefinition(statements: readonly PyStmt[]): boolean {
  const last = statements.at(-1);
  return last !== undefined && endsWithDefinition(last);
}

function isImport(statement: PyStmt): boolean {
  return statement.kind === 'import' || statement.kind === 'import-from' || statement.kind === 'import-all';
}

function statementDoc(statement: PyStmt): Doc {
  switch (statement.kind) {
    case 'expression':
      return isOperator(statement.value) ? standaloneDoc(statement.value) : expressionDoc(statement.value, 'none');
    case 'assign':
      return [
        bareTupleDoc(statement.target, 'none'),
        ' = ',
        valueDoc(statement.value, statement.target.kind === 'tuple'),
      ];
    case 'augmented-assign':
      return [expressionDoc(statement.target, 'none'), ` ${statement.operator}= `, valueDoc(statement.value)];
    case 'return':
    case 'raise':
      return statement.value === undefined ? statement.kind : [`${statement.kind} `, valueDoc(statement.value)];
    case 'pass':
      return 'pass';
    case 'if':
      return ifDoc('if', statement);
    case 'for':
      return [
        ['for ', targetDoc(statement.target), ' in ', standaloneDoc(statement.iterable), ':'],
        bodyDoc(statement.body),
      ];
    case 'function':
      return [`def ${statement.name}`, parametersDoc(statement.parameters), ':', bodyDoc(statement.body, 'definition')];
    case 'class':
      return [`class ${statement.name}`, basesDoc(statement.bases), ':', bodyDoc(statement.body, 'definition')];
    case 'try':
      return [
        ['try:', bodyDoc(statement.body), hardLine],
        [`except ${statement.exception} as ${statement.name}:`, bodyDoc(statement.handler)],
      ];
    case 'import-all':
      return `from ${statement.module} import *`;
    case 'import':
      return `import ${statement.module}${statement.alias === undefined ? '' : ` as ${statement.alias}`}`;
    case 'import-from':
      return [`from ${statement.module} import `, parenthesizedIfBroken(commaSeparated(statement.names))];
    default:
      return assertNever(statement);
  }
}

/** An expression that is all of the rest of a line: broken at its own brackets, or put in parentheses when it must be. */
function standaloneDoc(expression: PyExpr, afterTuple = false): Doc {
  const value = withoutNegativeLiteral(expression);
  const id: GroupId = Symbol('optional parentheses');
  const need = parenthesesNeed(value);
  // The targets of `x, y = …` come apart last, so the value gets parentheses even if they do not help.
  switch (afterTuple && need === 'best-fit' ? 'multiline' : need) {
    case 'never':
      return expressionDoc(value, 'none');
    case 'best-fit':
      return { kind: 'best-fit-parentheses', content: expressionDoc(value, id), id };
    case 'multiline':
      return breaksAtOwnBrackets(value)
        ? optionalParentheses(expressionDoc(value, id), id)
        : parenthesizedIfBroken(expressionDoc(value, 'brackets'));
  }
}

/** An expression that is assigned or returned. A lambda there is broken in its body before it gets parentheses. */
function valueDoc(value: PyExpr, afterTuple = false): Doc {
  if (value.kind !== 'lambda') {
    return standaloneDoc(value, afterTuple);
  }
  const id: GroupId = Symbol('optional parentheses');
  return optionalParentheses(marked(assignedLambdaDoc(value, id), value.origin), id);
}

/** Parentheses that only appear if the content does not fit even with its own brackets broken. */
function optionalParentheses(content: Doc, id: GroupId): Doc {
  const broken = { group: id, mode: 'expanded' } as const;
  return {
    kind: 'group',
    id,
    content: [
      { kind: 'when', mode: 'expanded', content: '(' },
      { kind: 'indent', onlyIf: broken, content: [softLine, content] },
      softLine,
      { kind: 'when', mode: 'expanded', content: ')' },
    ],
  };
}

function isOperator(expression: PyExpr): boolean {
  return ['binary', 'compare', 'boolean-operation', 'unary'].includes(withoutNegativeLiteral(expression).kind);
}

function targetDoc(target: PyExpr): Doc {
  return target.kind === 'tuple' ? bareTupleDoc(target, 'none') : standaloneDoc(target);
}

type IfStatement = Extract<PyStmt, { kind: 'if' }>;

function ifDoc(keyword: 'if' | 'elif', { test, body, otherwise = [] }: IfStatement): Doc {
  const [only, ...rest] = otherwise;
  const head: Doc = [`${keyword} `, standaloneDoc(test), ':', bodyDoc(body)];
  if (only === undefined) {
    return head;
  }
  return only.kind === 'if' && rest.length === 0
    ? [head, hardLine, marked(ifDoc('elif', only), only.origin)]
    : [head, hardLine, 'else:', bodyDoc(otherwise)];
}

function bodyDoc(statements: readonly PyStmt[], owner: Owner = 'control'): Doc {
  return indent([hardLine, statements.length === 0 ? 'pass' : blockDoc(statements, owner)]);
}

function basesDoc(bases: readonly PyExpr[]): Doc {
  return bases.length === 0 ? '' : bracketed('(', commaSeparated(bases.map(itemDoc)), ')', 'none');
}

function parametersDoc(parameters: readonly FunctionParameter[]): Doc {
  return parameters.length === 0 ? '()' : bracketed('(', commaSeparated(parameters.map(parameterDoc)), ')', 'none');
}

function parameterDoc(parameter: FunctionParameter): Doc {
  const stars = { positional: '', args: '*', kwargs: '**' }[parameter.kind ?? 'positional'];
  return [stars + parameter.name, parameter.default === undefined ? '' : ['=', itemDoc(parameter.default)]];
}
