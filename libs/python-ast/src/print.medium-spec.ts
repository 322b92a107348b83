import fc from 'fast-check';

import { randomModule, withPaths } from '../test/random-python';
import { readBack } from '../test/read-back';
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
