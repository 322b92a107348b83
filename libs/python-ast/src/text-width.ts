/** Nearly all generated text: one column and one byte a character. */
const ascii = /^[\x20-\x7e]*$/;

const invisible = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** First and last code points of the blocks that a terminal shows two columns wide. */
const wideBlocks: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) {
    return 1;
  }
  if (invisible.test(character)) {
    return 0;
  }
  return wideBlocks.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Columns that a text takes on a line: what the line length counts. */
export function textWidth(text: string): number {
  if (ascii.test(text)) {
    return text.length;
  }
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
  }
  return width;
}

/** Bytes of a text in UTF-8: what Python's `ast` counts columns in. */
export function utf8Length(text: string): number {
  if (ascii.test(text)) {
    return text.length;
  }
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
