/** The largest integer up to which every integer is printed as one; beyond it a double no longer knows its last digit. */
const largestInteger = Number.MAX_SAFE_INTEGER;

/**
 * The shortest Python literal that gives back the same non-negative double.
 * Integral values are integers unless `float` is set or they are beyond 2^53.
 *
 * @throws RangeError for what has no literal: NaN, infinities and negative numbers.
 */
export function numberLiteral(value: number, float = false): string {
  if (!Number.isFinite(value) || value < 0 || Object.is(value, -0)) {
    throw new RangeError(`${value} has no Python literal`);
  }
  const digits = String(value).replace('e+', 'e');
  const isInteger = Number.isInteger(value) && !digits.includes('e');
  return isInteger && (float || value > largestInteger) ? `${digits}.0` : digits;
}

/** Controls, line and paragraph separators, and what shows nothing or reorders text: bidi, zero-width, byte order mark. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** With the `u` flag a pair of surrogates is one character of another kind. */
const loneSurrogate = /\p{Cs}/u;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\\', '\\\\'],
]);

/**
 * A Python string literal with exactly this value: raw where that reads better (LaTeX), else with as few escapes as can
 * be. What a person cannot see is always escaped.
 *
 * @throws RangeError for a lone surrogate, which no Python source can hold; such text is refused before it gets here.
 */
export function stringLiteral(value: string): string {
  assertWellFormed(value);
  if (value.includes('\\') && !value.includes('"') && !value.endsWith('\\') && !unprintable.test(value)) {
    return `r"${value}"`;
  }
  const quote = fewestEscapes(value);
  return quote + escapeCharacters(value, quote) + quote;
}

export type Quote = '"' | "'";

/** The quote that needs fewer escapes around a text; double ones are preferred. */
export function fewestEscapes(value: string): Quote {
  return count(value, '"') > count(value, "'") ? "'" : '"';
}

/** The text between the replacement fields of an f-string. Same errors as `stringLiteral`. */
export function formattedText(value: string, quote: Quote): string {
  assertWellFormed(value);
  return escapeCharacters(value, quote).replace(/[{}]/g, '$&$&');
}

function assertWellFormed(value: string): void {
  if (loneSurrogate.test(value)) {
    throw new RangeError('A text with a lone surrogate has no Python literal');
  }
}

function escapeCharacters(value: string, quote: string): string {
  return Array.from(value, (character) => escapeCharacter(character, quote)).join('');
}

function escapeCharacter(character: string, quote: string): string {
  if (character === quote) {
    return `\\${quote}`;
  }
  const short = shortEscapes.get(character);
  if (short !== undefined || !unprintable.test(character)) {
    return short ?? character;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) {
    return `\\x${hexadecimal(code, 2)}`;
  }
  return code < 0x10000 ? `\\u${hexadecimal(code, 4)}` : `\\U${hexadecimal(code, 8)}`;
}

function hexadecimal(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
