import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stack';

/** A graph document as it lies in a file; the gateway checks it. */
export type GraphFile = Readonly<Record<string, unknown>>;

const read = (path: string): GraphFile => JSON.parse(readFileSync(join(root, path), 'utf8')) as GraphFile;

/** One of the compiler's samples. */
export const sample = (name: string): GraphFile => read(`libs/graph-compiler/test/samples/${name}/graph.json`);

/** One of the graphs under examples/. */
export const example = (name: string): GraphFile => read(`examples/${name}.graph.json`);

/** A circle whose one play takes `seconds`. */
export const circleFor = (seconds: number, radius = 1): GraphFile => ({
  name: `A circle in ${seconds} s`,
  nodes: [
    { id: 'n1', type: 'Circle', position: { x: 0, y: 0 }, data: { radius } },
    { id: 'n2', type: 'Create', position: { x: 280, y: 0 }, data: { run_time: seconds } },
  ],
  edges: [{ id: 'e1', source: 'n1', sourceHandle: 'shape', target: 'n2', targetHandle: 'mobject' }],
});
