import { isCallLike, isFluent } from './call-chain';
import { group, marked, softLine, type Doc } from './doc';
import { bracketed, commaSeparated, type Enclosure } from './enclosure';
import { comprehensionDoc, expressionDoc, itemDoc, operandDoc } from './expression';
import type { Keyword, PyExpr } from './nodes';
import { primary } from './precedence';

type Chain = Extract<PyExpr, { kind: 'attribute' | 'call' | 'subscript' }>;

/** A chain of attributes, calls and subscripts: `circle.animate.shift(UP).scale(2)`. */
export function chainDoc(chain: Chain, enclosure: Enclosure): Doc {
  // A line may only be broken before a dot where brackets enclose the chain.
  const fluent = enclosure === 'brackets' && isFluent(chain);
  const content = linkDoc(chain, fluent, enclosure);
  return fluent ? group(content) : content;
}

function linkDoc(chain: Chain, fluent: boolean, enclosure: Enclosure): Doc {
  switch (chain.kind) {
    case 'attribute': {
      const value = primary(chain.value);
      const breaks = fluent && (value.parenthesized || isCallLike(value.expression));
      return [innerDoc(chain.value, fluent, enclosure), breaks ? softLine : '', `.${chain.name}`];
    }
    case 'call':
      return [innerDoc(chain.callee, fluent, enclosure), argumentsDoc(chain.args, chain.keywords, enclosure)];
    case 'subscript': {
      return [innerDoc(chain.value, fluent, enclosure), bracketed('[', indexDoc(chain.index), ']', enclosure)];
    }
  }
}

/** The rest of a chain, which keeps the layout of the whole one. */
function innerDoc(inner: PyExpr, fluent: boolean, enclosure: Enclosure): Doc {
  const value = primary(inner);
  const { expression } = value;
  if (value.parenthesized || !(isCallLike(expression) || expression.kind === 'attribute')) {
    return operandDoc(value, enclosure);
  }
  if (expression.kind !== 'call' && expression.kind !== 'attribute' && expression.kind !== 'subscript') {
    return expressionDoc(expression, enclosure);
  }
  const content = linkDoc(expression, fluent, enclosure);
  return marked(content, expression.origin);
}

function argumentsDoc(args: readonly PyExpr[], keywords: readonly Keyword[], enclosure: Enclosure): Doc {
  const [first] = args;
  if (first === undefined && keywords.length === 0) {
    return '()';
  }
  if (first?.kind === 'generator' && args.length === 1 && keywords.length === 0) {
    return generatorArgument(first, enclosure);
  }
  const items = [...args.map(itemDoc), ...keywords.map(({ name, value }): Doc => [`${name}=`, itemDoc(value)])];
  return bracketed('(', group(commaSeparated(items)), ')', enclosure);
}

/** A generator that is the only argument shares the parentheses of the call. */
function generatorArgument(generator: Extract<PyExpr, { kind: 'generator' }>, enclosure: Enclosure): Doc {
  const content = bracketed('(', group(comprehensionDoc(generator.element, generator.clauses)), ')', enclosure);
  return marked(content, generator.origin);
}

/** Several indices stand without the parentheses of a tuple, unless one of them is starred. */
function indexDoc(index: PyExpr): Doc {
  return index.kind === 'tuple' && index.items.length > 1 && index.items.every((item) => item.kind !== 'starred')
    ? marked(commaSeparated(index.items.map(itemDoc)), index.origin)
    : itemDoc(index);
}
