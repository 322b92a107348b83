import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';

const eslint = new ESLint();
const forbidden = [
  ['libs/graph-model/src/index.ts', '@nestjs/common', '@nx/enforce-module-boundaries'],
  ['libs/graph-model/src/index.ts', 'node:fs', 'no-restricted-imports'],
  ['apps/editor/src/main.ts', 'bullmq', '@nx/enforce-module-boundaries'],
  ['apps/api-gateway/src/main.ts', '@angular/core', '@nx/enforce-module-boundaries'],
];
for (const [filePath, target, rule] of forbidden) {
  test(`${filePath} must not import ${target}`, async () => {
    const [{ messages }] = await eslint.lintText(`import * as x from '${target}';\nexport { x };\n`, { filePath });
    assert.ok(
      messages.some(({ ruleId, severity }) => ruleId === rule && severity === 2),
      JSON.stringify(messages),
    );
  });
}
test('the allowed stays allowed', async () => {
  const [{ messages }] = await eslint.lintText(`export { twoNodes } from '@manim-nodes/graph-model';\n`, {
    filePath: 'apps/editor/src/main.ts',
  });
  assert.deepEqual(messages, []);
});
