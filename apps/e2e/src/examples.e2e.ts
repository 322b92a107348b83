import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from './api';
import { example } from './graphs';
import { expect, root, test } from './stack';

const ending = '.graph.json';
const names = readdirSync(join(root, 'examples'))
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length));

for (const name of names) {
  test(`the example ${name} compiles without a diagnostic and becomes a picture`, async ({ stack }) => {
    const api = new Api(stack.url);
    const graph = example(name);
    expect(await api.compile(graph)).toMatchObject({ diagnostics: [] });
    const { job_id } = await api.startExport({ graph, format: 'png', quality: '480p' });
    expect(await api.ended(job_id)).toMatchObject({ status: 'completed' });
  });
}
