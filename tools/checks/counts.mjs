/** How many tests passed and failed, read from what the test runners print. */
import { stripVTControlCharacters } from 'node:util';

/** The summary lines of Jest, node --test, pytest, Playwright and this project's own scripts. */
const summaries = [
  /^\s*Tests: .*$/,
  /^(?:#|ℹ) (?:pass|fail) \d+$/,
  /^=+ .*\d+ (?:passed|failed|error).* in [\d.]+.*$/,
  /^\d+ (?:passed|failed).* in [\d.]+s.*$/,
  /^\s*\d+ (?:passed \([\d.]+m?s?m?\)|failed|flaky)$/,
  /^\d+ passed, \d+ failed$/,
];

const sum = (lines, pattern) =>
  lines.flatMap((line) => [...line.matchAll(pattern)]).reduce((total, [, digits]) => total + Number(digits), 0);

/** `{ passed, failed }` over a whole output; Nx repeats the summaries of what it took from its cache. */
export function countTests(output) {
  const lines = stripVTControlCharacters(output)
    .split(/\r?\n/)
    .filter((line) => summaries.some((summary) => summary.test(line)));
  return {
    passed: sum(lines, /(\d+) passed/g) + sum(lines, /pass (\d+)/g),
    failed: sum(lines, /(\d+) (?:failed|errors?)\b/g) + sum(lines, /fail (\d+)/g),
  };
}
