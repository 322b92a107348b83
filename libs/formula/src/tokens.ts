import { FormulaProblem, type Place } from './formula';

export interface Token extends Place {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  /** A space, or the beginning of the formula, stands before it. */
  readonly spaced: boolean;
}

/** Characters that people type or paste for symbols of the grammar. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['−', '-'],
  ['–', '-'],
  ['·', '*'],
  ['×', '*'],
  ['⋅', '*'],
  ['÷', '/'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
]);

const greek: ReadonlyMap<string, string> = new Map([
  ['π', 'PI'],
  ['τ', 'TAU'],
]);

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const patterns = {
  space: /\s+/y,
  number: /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y,
  name: /[A-Za-z][A-Za-z0-9_]*/y,
  symbol: /<=|>=|==|!=|[-+*/%^()[\],<>]/y,
} as const;

/** Words of Python that no name may be, since names become names there. */
const pythonWords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/**
 * Splits a formula into tokens, the last one of kind `end`.
 *
 * @throws FormulaProblem at a character that is not part of a formula.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let spaced = true;
  while (position < text.length) {
    const space = match(patterns.space, text, position);
    if (space === undefined) {
      const token = readToken(text, position, spaced);
      tokens.push(token);
      position += token.length;
    } else {
      position += space.length;
    }
    spaced = space !== undefined;
  }
  return [...tokens, { kind: 'end', text: '', position, length: 0, spaced: true }];
}

function readToken(text: string, position: number, spaced: boolean): Token {
  const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
  const number = match(patterns.number, text, position);
  if (number !== undefined) {
    return { kind: 'number', text: number, position, length: number.length, spaced };
  }
  const name = match(patterns.name, text, position);
  if (name !== undefined) {
    refusePythonWord(name, position);
    return { kind: 'name', text: name, position, length: name.length, spaced };
  }
  const constant = greek.get(character);
  if (constant !== undefined) {
    return { kind: 'name', text: constant, position, length: character.length, spaced };
  }
  const symbol = match(patterns.symbol, text, position);
  if (symbol !== undefined) {
    return { kind: 'symbol', text: symbol, position, length: symbol.length, spaced };
  }
  const synonym = synonyms.get(character);
  if (synonym !== undefined) {
    return { kind: 'symbol', text: synonym, position, length: character.length, spaced };
  }
  throw new FormulaProblem(adviceFor(character, text, position), { position, length: character.length });
}

function match(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

function refusePythonWord(name: string, position: number): void {
  if (pythonWords.has(name)) {
    throw new FormulaProblem(`\`${name}\` cannot be used in a formula; choose another name`, {
      position,
      length: name.length,
    });
  }
}

function adviceFor(character: string, text: string, position: number): string {
  const before = /[A-Za-z0-9_]*$/.exec(text.slice(0, position))?.[0] ?? '';
  const power = superscripts.indexOf(character);
  if (power >= 0) {
    return `\`${before}${character}\` is written ${before}^${power}`;
  }
  switch (character) {
    case '=':
      return 'A formula has no `=`; write only what stands on the right of it, and compare with ==';
    case '.':
      return '`.` only stands inside of a number, as in 0.5; the components of a vector are x(v), y(v) and z(v)';
    case '!':
      return 'The factorial of n is written factorial(n)';
    case '|':
      return 'The absolute value of x is written abs(x)';
    case '√':
      return 'The square root of x is written sqrt(x)';
    case '°':
      return 'Degrees are written with a constant: 45*DEGREES';
    case '∞':
      return 'A formula has no infinity; write a large number';
    case '_':
      return 'A name begins with a letter';
    default:
      return `\`${character}\` is not part of a formula`;
  }
}
