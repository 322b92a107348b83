import { Api } from './api';
import { sample, type GraphFile } from './graphs';
import { hashPictures, plainFrames } from './manim';
import { PreviewClient } from './preview';
import { expect, test } from './stack';

/** A shape, texts and formulas, and values that live in updaters. */
const samples = ['circle-create', 'write-and-transform', 'letters-fade', 'rolling-wheel', 'formula-in-parts'];

for (const name of samples) {
  test(`the preview of ${name} has the pixels of manim render -ql`, async ({ stack }, info) => {
    const graph = sample(name);
    const api = new Api(stack.url);
    const { id } = await api.createGraph(graph);
    const [shown, plain] = await Promise.all([
      previewHashes(stack.url, graph, info.outputPath('preview')),
      api.python(id).then((source) => plainFrames(source, info.outputPath('plain'))),
    ]);
    expect(plain.length).toBeGreaterThanOrEqual(15);
    expect(shown).toEqual(plain);
  });
}

/** One hash for each picture of the scene; Manim too writes a still stretch as one. */
async function previewHashes(url: string, graph: GraphFile, folder: string): Promise<readonly string[]> {
  const client = await PreviewClient.connect(url);
  const { frames } = await client.render(graph);
  client.close();
  const api = new Api(url);
  return hashPictures(await Promise.all(frames.map((frame) => api.fetch(frame.url))), folder);
}
