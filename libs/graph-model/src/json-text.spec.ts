import fc from 'fast-check';
import { checkJsonText, countDepth } from '.';
import { utf8Length } from './json-text';

describe('countDepth', () => {
  it.each([
    ['1', 0],
    ['"[[["', 0],
    ['"\\"[["', 0],
    ['"\\\\"', 0],
    ['[]', 1],
    ['[{}]', 2],
    ['[[],[[]],{"a":[{}]}]', 4],
    ['['.repeat(1_000_000), 1_000_000],
  ])('reads %.30s as %i deep', (text, depth) => {
    expect(countDepth(text)).toBe(depth);
  });
});

describe('checkJsonText', () => {
  it('lets 64 levels pass and refuses 65', () => {
    expect(checkJsonText('['.repeat(64) + ']'.repeat(64))).toEqual([]);
    expect(checkJsonText('['.repeat(65) + ']'.repeat(65))).toEqual([
      { code: 'too-deep', severity: 'error', message: 'The document is nested 65 levels deep; the limit is 64' },
    ]);
  });

  it('counts bytes, not characters', () => {
    expect(checkJsonText(`"${'漢'.repeat(4)}"`, 14)).toEqual([]);
    expect(checkJsonText(`"${'漢'.repeat(4)}"`, 13)).toEqual([
      { code: 'too-large', severity: 'error', message: 'The document has 14 bytes; the limit is 13' },
    ]);
  });

  it('refuses more than 2 MB before it counts levels', () => {
    expect(checkJsonText('['.repeat(2_000_001)).map(({ code }) => code)).toEqual(['too-large']);
  });
});

test('utf8Length agrees with the encoder on well-formed text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
    }),
  );
});
