import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countTests } from './checks/counts.mjs';

const outputs = [
  ['Jest', 'Test Suites: 2 passed, 2 total\nTests:       3 failed, 1 skipped, 40 passed, 44 total\n', 40, 3],
  [
    'Jest in colour',
    '\u001b[1mTests:       \u001b[22m\u001b[1m\u001b[32m7 passed\u001b[39m\u001b[22m, 7 total\n',
    7,
    0,
  ],
  ['two Jest runs', 'Tests:       2 passed, 2 total\nTests:       5 passed, 5 total\n', 7, 0],
  ['node --test', 'ℹ tests 6\nℹ pass 5\nℹ fail 1\nℹ cancelled 0\n', 5, 1],
  ['node --test as TAP', '# tests 2\n# pass 2\n# fail 0\n', 2, 0],
  ['pytest', '=========== 1 failed, 12 passed, 1 warning in 3.21s ===========\n', 12, 1],
  ['pytest -q', '12 passed in 3.21s\n', 12, 0],
  ['pytest with a broken file', '=========== 1 error in 0.31s ===========\n', 0, 1],
  ['Playwright', '  1 failed\n    [e2e] story.e2e.ts\n  9 passed (48.2s)\n', 9, 1],
  ['Playwright over a minute', '  9 passed (1.2m)\n', 9, 0],
  ['own scripts', '✓ two workers are listed\n6 passed, 0 failed\n', 6, 0],
  ['prose', 'the check has 3 passed arguments\nno test failed\n', 0, 0],
];
for (const [name, output, passed, failed] of outputs) {
  test(`counts ${name}`, () => assert.deepEqual(countTests(output), { passed, failed }));
}
