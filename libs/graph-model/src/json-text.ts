import type { Diagnostic } from './diagnostic';
import { limits } from './document';

/**
 * Deepest nesting of arrays and objects in a JSON text: 0 for `1`, 2 for `[{}]`. Reads it once without parsing, since
 * parsers accept a million levels that later code then fails on. For a text that is no JSON the count means nothing.
 */
export function countDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, (depth += 1));
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}

/** Bytes that a text takes as UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) bytes += 1;
    // Each half of a surrogate pair counts 2, together the 4 bytes of the character.
    if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) bytes += 1;
  }
  return bytes;
}

/**
 * What forbids parsing a JSON text at all: `too-large` (in bytes of UTF-8) or `too-deep`. Empty when it may be parsed;
 * whether it is JSON is not looked at.
 */
export function checkJsonText(text: string, maxBytes: number = limits.documentBytes): readonly Diagnostic[] {
  const bytes = utf8Length(text);
  if (bytes > maxBytes) {
    return [fault('too-large', `The document has ${bytes} bytes; the limit is ${maxBytes}`)];
  }
  const depth = countDepth(text);
  if (depth > limits.depth) {
    return [fault('too-deep', `The document is nested ${depth} levels deep; the limit is ${limits.depth}`)];
  }
  return [];
}

function fault(code: string, message: string): Diagnostic {
  return { code, severity: 'error', message };
}
