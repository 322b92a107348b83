import { fewestEscapes, formattedText, numberLiteral, stringLiteral } from './literals';

describe('numberLiteral', () => {
  it.each([
    [0, '0'],
    [2, '2'],
    [1.5, '1.5'],
    [0.1, '0.1'],
    [1e-7, '1e-7'],
    [1e21, '1e21'],
    [1.5e300, '1.5e300'],
    [5e-324, '5e-324'],
    [2 ** 53 - 1, '9007199254740991'],
    [2 ** 53, '9007199254740992.0'],
    [123456789012345680000, '123456789012345680000.0'],
  ])('of %p is %s', (value, literal) => {
    expect(numberLiteral(value)).toBe(literal);
  });

  it.each([
    [0, '0.0'],
    [2, '2.0'],
    [1.5, '1.5'],
    [1e21, '1e21'],
  ])('of the float %p is %s', (value, literal) => {
    expect(numberLiteral(value, true)).toBe(literal);
  });

  it.each([[NaN], [Infinity], [-1], [-0]])('refuses %p', (value) => {
    expect(() => numberLiteral(value)).toThrow(RangeError);
  });
});

describe('stringLiteral', () => {
  it.each([
    ['', '""'],
    ['#58C4DD', '"#58C4DD"'],
    ["it's", `"it's"`],
    ['say "hi"', `'say "hi"'`],
    [`"it's"`, `'"it\\'s"'`],
    [`it's "it"'s`, `"it's \\"it\\"'s"`],
    ['\\frac{1}{2}', 'r"\\frac{1}{2}"'],
    ["f'(x) = \\pi", `r"f'(x) = \\pi"`],
    ['\\', '"\\\\"'],
    ['a\\"b', `'a\\\\"b'`],
    ['a\\\nb', '"a\\\\\\nb"'],
    ['a\tb\r\n', '"a\\tb\\r\\n"'],
    ['数学 ∑ π', '"数学 ∑ π"'],
    ['\0\u0007\u001b[2J', '"\\x00\\x07\\x1b[2J"'],
    ['\u0085\u2028\u2029', '"\\x85\\u2028\\u2029"'],
    ['\u202ex\u2066', '"\\u202ex\\u2066"'],
    ['\ufeff\u200b', '"\\ufeff\\u200b"'],
    ['\u{e0001}', '"\\U000e0001"'],
    ['🎬', '"🎬"'],
  ])('of %j is %s', (value, literal) => {
    expect(stringLiteral(value)).toBe(literal);
  });

  it.each([['\ud800'], ['a\udc00b']])('refuses the lone surrogate in %j', (value) => {
    expect(() => stringLiteral(value)).toThrow(RangeError);
  });
});

describe('formattedText', () => {
  it.each([
    ['{x}', '"', '{{x}}'],
    ['say "hi"', "'", 'say "hi"'],
    ['\\ "', '"', '\\\\ \\"'],
  ] as const)('of %j between %s is %s', (value, quote, text) => {
    expect(formattedText(value, quote)).toBe(text);
  });

  it('stands between the quotes that need fewer escapes', () => {
    expect([fewestEscapes('a'), fewestEscapes('"'), fewestEscapes(`"'`)]).toEqual(['"', "'", '"']);
  });
});
