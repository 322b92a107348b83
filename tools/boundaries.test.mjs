/** Each forbidden import must be an error of ESLint, and each allowed one must not. The text is linted as if it were the file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';

const eslint = new ESLint();
const boundaries = '@nx/enforce-module-boundaries';
const shared = ['graph-model', 'formula', 'python-ast', 'node-catalog', 'graph-compiler', 'contracts'];
const server = ['config', 'logging', 'render-queue', 'storage', 'manim-engine'];

/** What ESLint finds at severity error in one line of text, as rule names. */
async function errorsOf(filePath, text) {
  const [{ messages }] = await eslint.lintText(`${text}\n`, { filePath });
  return messages.filter(({ severity }) => severity === 2).map(({ ruleId, message }) => ruleId ?? message);
}
const importing = (target) => `import * as x from '${target}';\nexport { x };`;
const library = (name) => `libs/${name}/src/index.ts`;

const forbidden = [
  ...shared.flatMap((name) => [
    [library(name), '@nestjs/common', boundaries],
    [library(name), '@angular/core', boundaries],
    [library(name), 'ioredis', boundaries],
    [library(name), '@manim-nodes/config', boundaries],
    [library(name), 'node:fs', 'no-restricted-imports'],
    [library(name), 'fs', 'no-restricted-imports'],
  ]),
  ...server.map((name) => [library(name), '@angular/core', boundaries]),
  ...['@nestjs/common', 'bullmq', 'ioredis', 'socket.io', '@manim-nodes/render-queue'].map((target) => [
    'apps/editor/src/main.ts',
    target,
    boundaries,
  ]),
  ...['api-gateway', 'render-worker'].flatMap((app) => [
    [`apps/${app}/src/main.ts`, '@angular/core', boundaries],
    [`apps/${app}/src/main.ts`, '@foblex/flow', boundaries],
  ]),
  ['apps/editor/src/main.ts', '../../api-gateway/src/main', boundaries],
  ['apps/api-gateway/src/main.ts', '../../render-worker/src/main', boundaries],
  [library('storage'), '../../../apps/api-gateway/src/main', boundaries],
];
for (const [filePath, target, rule] of forbidden) {
  test(`${filePath} must not import ${target}`, async () => {
    const errors = await errorsOf(filePath, importing(target));
    assert.ok(errors.includes(rule), `${rule} is not among ${errors.join(', ') || 'no errors'}`);
  });
}

const readers = [
  'apps/api-gateway/src/main.ts',
  'apps/render-worker/src/main.ts',
  library('storage'),
  library('logging'),
];
for (const filePath of readers) {
  test(`${filePath} must not read process.env`, async () => {
    assert.ok((await errorsOf(filePath, 'export const port = process.env.PORT;')).includes('no-restricted-properties'));
  });
}
test('libs/config alone reads process.env', async () => {
  const errors = await errorsOf(library('config'), 'export const port = process.env.PORT;');
  assert.ok(!errors.includes('no-restricted-properties'));
});

const allowed = [
  ['apps/editor/src/main.ts', '@manim-nodes/graph-model'],
  ['apps/editor/src/main.ts', 'socket.io-client'],
  ['apps/api-gateway/src/main.ts', '@manim-nodes/render-queue'],
  ['apps/render-worker/src/main.ts', '@manim-nodes/graph-compiler'],
  [library('graph-compiler'), '@manim-nodes/node-catalog'],
  [library('storage'), 'node:fs'],
];
for (const [filePath, target] of allowed) {
  test(`${filePath} may import ${target}`, async () => {
    const errors = await errorsOf(filePath, importing(target));
    assert.ok(!errors.includes(boundaries) && !errors.includes('no-restricted-imports'), errors.join(', '));
  });
}
