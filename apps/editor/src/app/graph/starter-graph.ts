import { type Edge, type Graph, type GraphNode, newGraph } from '@manim-nodes/graph-model';

const nodes: readonly GraphNode[] = [
  { id: 'n1', type: 'Circle', position: { x: 0, y: 0 }, data: { radius: 2, color: 'BLUE' } },
  { id: 'n2', type: 'Create', position: { x: 280, y: 0 }, data: {} },
  { id: 'n3', type: 'MathTex', position: { x: 0, y: 200 }, data: { tex: 'A = \\pi r^2' } },
  { id: 'n4', type: 'Write', position: { x: 280, y: 200 }, data: {} },
];

const edges: readonly Edge[] = [
  { id: 'e1', source: 'n1', sourceHandle: 'shape', target: 'n2', targetHandle: 'mobject' },
  { id: 'e2', source: 'n3', sourceHandle: 'mobject', target: 'n4', targetHandle: 'mobject' },
];

/** What a person finds on the first visit: a circle that is drawn and a formula that is written. */
export function starterGraph(): Graph {
  return { ...newGraph({ id: crypto.randomUUID(), name: 'My first animation' }), nodes, edges };
}

/** A blank document. */
export function blankGraph(): Graph {
  return newGraph({ id: crypto.randomUUID(), name: 'Untitled' });
}
