import fc from 'fast-check';

import { randomModule, withPaths } from '../test/random-python';
import { readBack } from '../test/read-back';
import { call, exprStmt, str } from './builders';
import { print } from './print';

const modules = fc.sample(randomModule, { numRuns: 600, seed: 20 });
const printed = modules.map((module) => print(withPaths(module)));
const answers = readBack(printed.map(({ code }) => code));

describe('printed Python, read back by Python and ruff', () => {
  it('has the tree that was printed', () => {
    answers.forEach(({ tree }, index) => {
      expect({ code: printed[index]?.code, tree }).toEqual({ code: printed[index]?.code, tree: modules[index] });
    });
  });

  it('is what ruff format would write', () => {
    const changed = answers.flatMap(({ formatted }, index) =>
      formatted === printed[index]?.code ? [] : [[printed[index]?.code, formatted]],
    );
    expect(changed).toEqual([]);
  });

  it('has its marks where Python has its nodes', () => {
    answers.forEach(({ positions }, index) => {
      const marks = printed[index]?.map ?? [];
      expect(marks.length).toBe(Object.keys(positions).length);
      marks.forEach((mark) => {
        expect([mark.node_id, mark.line, mark.column, mark.end_line, mark.end_column]).toEqual([
          mark.node_id,
          ...(positions[mark.node_id] ?? []),
        ]);
      });
    });
  });
});

/** Texts that attack a generator of code, or that a careless one changes. */
const texts = [
  '");import os;os.system("id")#',
  "'''",
  '"""',
  'ends with a backslash \\',
  '\\x22',
  '\\N{QUOTATION MARK}',
  "{__import__('os')}",
  '%s%n',
  'a\nimport os',
  'a\rb',
  '\u2028',
  '\u2029',
  '\u0085',
  '\0',
  '\u202e',
  '\ufeff',
  '\u001b[2J',
  'z' + '\u0301'.repeat(10_000),
  '</script><img src=x onerror=alert(1)>',
  '=cmd|calc',
  'x'.repeat(1_000_000),
  '\\"',
  `\\'"`,
  '\\\n',
  '\t\f\v',
  '\u{10ffff}\u{e0001}',
  'é'.normalize('NFD'),
];

describe('texts, read back by Python and ruff', () => {
  const codes = texts.map((text) => print({ body: [exprStmt(call('print', [str(text)]))] }).code);
  const read = readBack(codes);

  it.each(texts.map((text, index) => [JSON.stringify(text).slice(0, 40), index] as const))(
    '%s is the same',
    (_, index) => {
      expect(read[index]?.tree).toEqual({ body: [exprStmt(call('print', [str(texts[index] ?? '')]))] });
      expect(read[index]?.formatted === codes[index]).toBe(true);
    },
  );
});
