import { canonicalName } from './constants';
import {
  catchProblem,
  formulaLimits,
  FormulaProblem,
  type Comparison,
  type Formula,
  type Operator,
  type ParseResult,
  type Place,
} from './formula';
import { componentNames, functionOf } from './functions';
import { tokenize, type Token } from './tokens';

/**
 * Parses a formula. Never throws: what is wrong comes back with its place in the text, in UTF-16 code units, and a
 * message that says what to do about it.
 */
export function parseFormula(text: string): ParseResult {
  return catchProblem((): ParseResult => {
    if (text.length > formulaLimits.length) {
      throw new FormulaProblem(`A formula may have ${formulaLimits.length} characters; this one has ${text.length}`, {
        position: formulaLimits.length,
        length: text.length - formulaLimits.length,
      });
    }
    return { ok: true, formula: new Parser(tokenize(text)).parse() };
  });
}

/** How tightly operators bind: comparison, sum, product, sign, power. */
const binding = { comparison: 1, sum: 2, product: 3, sign: 4, power: 5 } as const;

const operators: ReadonlyMap<string, { readonly operator: Operator; readonly binding: number }> = new Map([
  ['+', { operator: '+', binding: binding.sum }],
  ['-', { operator: '-', binding: binding.sum }],
  ['*', { operator: '*', binding: binding.product }],
  ['/', { operator: '/', binding: binding.product }],
  ['%', { operator: '%', binding: binding.product }],
  ['^', { operator: '^', binding: binding.power }],
]);

const comparisons: ReadonlyMap<string, Comparison> = new Map(
  (['<', '<=', '>', '>=', '==', '!='] as const).map((operator) => [operator, operator]),
);

class Parser {
  private index = 0;
  private depth = 0;
  private readonly called = new Map<string, boolean>();

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Formula {
    if (this.peek().kind === 'end') {
      throw new FormulaProblem('The formula is empty; write a number, as 2, or an expression, as 2*PI', this.peek());
    }
    const formula = this.parseExpression(0);
    const rest = this.peek();
    if (rest.kind !== 'end') {
      throw unexpected(rest, this.tokens[this.index - 1]);
    }
    return formula;
  }

  /** Everything up to an operator that binds less tightly than `minimum`. */
  private parseExpression(minimum: number): Formula {
    let left = this.parseOperand();
    for (;;) {
      const next = this.parseOperation(left, minimum);
      if (next === undefined) {
        return left;
      }
      left = next;
    }
  }

  private parseOperation(left: Formula, minimum: number): Formula | undefined {
    const token = this.peek();
    const comparison = comparisons.get(token.text);
    if (comparison !== undefined) {
      return minimum <= binding.comparison ? this.parseComparison(left, comparison) : undefined;
    }
    const operator = operators.get(token.text);
    if (operator !== undefined) {
      return operator.binding >= minimum ? this.parseOperator(left, operator) : undefined;
    }
    return minimum <= binding.product && this.isProductAhead()
      ? this.operation('*', left, this.parseExpression(binding.sign))
      : undefined;
  }

  private parseComparison(left: Formula, operator: Comparison): Formula {
    if (left.kind === 'comparison') {
      throw new FormulaProblem('Compare two things at a time: if(a < b, if(b < c, …, …), …)', this.peek());
    }
    this.index += 1;
    const right = this.parseExpression(binding.sum);
    return { kind: 'comparison', operator, left, right, ...span(left, right) };
  }

  private parseOperator(
    left: Formula,
    { operator, binding: own }: { readonly operator: Operator; readonly binding: number },
  ): Formula {
    this.index += 1;
    // A power binds to the right and takes a sign there: 2^-x, 2^3^4 = 2^(3^4).
    const right =
      operator === '^' ? this.nested(() => this.parseExpression(binding.sign)) : this.parseExpression(own + 1);
    return this.operation(operator, left, right);
  }

  private operation(operator: Operator, left: Formula, right: Formula): Formula {
    return { kind: 'operation', operator, left, right, ...span(left, right) };
  }

  /** `2x`, `2(x)`, `(x)y`, `(x)(y)` and names that a space parts, `2 pi r`, are products. */
  private isProductAhead(): boolean {
    const token = this.peek();
    const previous = this.tokens[this.index - 1];
    if (previous === undefined) {
      return false;
    }
    const opens = token.text === '(';
    if (previous.kind === 'number' || previous.text === ')') {
      return token.kind === 'name' || opens;
    }
    return previous.kind === 'name' && token.kind === 'name';
  }

  private parseOperand(): Formula {
    const token = this.peek();
    this.index += 1;
    switch (token.kind) {
      case 'number':
        return parseNumber(token);
      case 'name':
        return this.parseName(token);
      case 'end':
        throw unexpected(token, this.tokens[this.index - 2]);
      case 'symbol':
        return this.nested(() => this.parseSymbol(token));
    }
  }

  private parseSymbol(token: Token): Formula {
    switch (token.text) {
      case '-': {
        const value = this.parseExpression(binding.sign);
        return { kind: 'negative', value, ...span(token, value) };
      }
      case '+':
        return this.parseExpression(binding.sign);
      case '(': {
        const inner = this.parseExpression(0);
        const close = this.expectClose(')', token);
        return { ...inner, ...span(token, close) };
      }
      case '[': {
        const items = this.parseItems(']');
        const close = this.expectClose(']', token);
        return { kind: 'bracket', items, ...span(token, close) };
      }
      default:
        throw unexpected(token, this.tokens[this.index - 2]);
    }
  }

  private parseName(token: Token): Formula {
    const isCall = this.peek().text === '(';
    const name = isCall ? token.text : canonicalName(token.text);
    if (isCall) {
      return this.nested(() => this.parseCall(token));
    }
    if (functionOf(name) !== undefined && !componentNames.has(name)) {
      throw new FormulaProblem(`\`${name}\` needs parentheses: ${functionOf(name)?.usage ?? name}`, token);
    }
    this.noteUse(name, false, token);
    return { kind: 'name', name, position: token.position, length: token.length };
  }

  private parseCall(token: Token): Formula {
    const open = this.peek();
    this.index += 1;
    const args = this.parseItems(')');
    const close = this.expectClose(')', open);
    const known = functionOf(token.text);
    if (known === undefined) {
      this.noteUse(token.text, true, token);
    } else if (args.length < known.arity[0] || args.length > known.arity[1]) {
      throw new FormulaProblem(`\`${token.text}\` is written ${known.usage}`, span(token, close));
    }
    return { kind: 'call', name: token.text, args, ...span(token, close) };
  }

  private parseItems(close: string): readonly Formula[] {
    const items: Formula[] = [];
    while (this.peek().text !== close) {
      items.push(this.parseExpression(0));
      if (this.peek().text !== ',') {
        break;
      }
      this.index += 1;
    }
    return items;
  }

  private expectClose(close: string, open: Token): Token {
    const token = this.peek();
    if (token.text === close) {
      this.index += 1;
      return token;
    }
    if (token.kind === 'end') {
      throw new FormulaProblem(`The \`${open.text}\` here is never closed with \`${close}\``, open);
    }
    throw unexpected(token, this.tokens[this.index - 1]);
  }

  /** A name of one's own is either a value or a function, since it becomes one input. */
  private noteUse(name: string, called: boolean, token: Token): void {
    if (this.called.get(name) === !called && !componentNames.has(name)) {
      throw new FormulaProblem(`\`${name}\` cannot be a function and a value in the same formula`, token);
    }
    this.called.set(name, called);
  }

  private nested<Result>(parse: () => Result): Result {
    this.depth += 1;
    if (this.depth > formulaLimits.depth) {
      throw new FormulaProblem(`A formula may be nested ${formulaLimits.depth} levels deep`, this.peek());
    }
    const result = parse();
    this.depth -= 1;
    return result;
  }

  private peek(): Token {
    return this.tokens[Math.min(this.index, this.tokens.length - 1)] ?? endOfNothing;
  }
}

const endOfNothing: Token = { kind: 'end', text: '', position: 0, length: 0, spaced: true };

function parseNumber(token: Token): Formula {
  const value = Number(token.text);
  if (!Number.isFinite(value)) {
    throw new FormulaProblem(`\`${token.text}\` is too large a number`, token);
  }
  return { kind: 'number', value, position: token.position, length: token.length };
}

/** From the beginning of one piece to the end of another. */
function span(first: Place, last: Place): Place {
  return { position: first.position, length: last.position + last.length - first.position };
}

function unexpected(token: Token, previous: Token | undefined): FormulaProblem {
  const { position, length } = token;
  if (token.kind === 'end') {
    return new FormulaProblem(`Something is missing after \`${previous?.text ?? ''}\``, { position, length });
  }
  if (token.text === ')' || token.text === ']') {
    const message = isOperand(previous)
      ? `There is no bracket that this \`${token.text}\` closes`
      : `Something is missing before this \`${token.text}\``;
    return new FormulaProblem(message, { position, length });
  }
  if (isOperand(previous) && token.text !== ',') {
    return new FormulaProblem(`Write an operator, such as *, before \`${token.text}\``, { position, length });
  }
  return new FormulaProblem(`\`${token.text}\` cannot stand here; a number, a name or a bracket is missing`, {
    position,
    length,
  });
}

function isOperand(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.kind === 'number' || token.kind === 'name' || token.text === ')' || token.text === ']')
  );
}
