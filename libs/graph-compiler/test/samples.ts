import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseGraphText, type Graph } from '@manim-nodes/graph-model';

export const samplesFolder = join(__dirname, 'samples');

/** Names of all samples: folders with a graph.json, the Python and the map that come out of it. */
export const sampleNames: readonly string[] = readdirSync(samplesFolder).sort();

export function readSample(name: string): Graph {
  const parsed = parseGraphText(readFileSync(join(samplesFolder, name, 'graph.json'), 'utf8'));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.diagnostics.map(({ message }) => message).join('; ')}`);
  return parsed.graph;
}
