import * as fc from 'fast-check';
import type { Graph } from '@manim-nodes/graph-model';
import { check, compile } from '../src';
import { brokenGraphs, wiredGraphs } from './random-graphs';

const runs = { numRuns: 300 };

describe('random graphs', () => {
  it('never make the compiler throw, and every error names a node or an edge', () => {
    fc.assert(
      fc.property(brokenGraphs, (graph) => {
        const result = compile(graph);
        const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
        expect(result.python === null).toBe(errors.length > 0);
        for (const { node_id, edge_id } of errors) expect(node_id ?? edge_id).toBeTruthy();
        compile(graph, { lenient: true });
        expect(check(graph)).toEqual(result.diagnostics);
      }),
      runs,
    );
  });

  it('give the same Python again, wherever the nodes lie and whatever they are called', () => {
    fc.assert(
      fc.property(wiredGraphs, (graph) => {
        const { python } = compile(graph, { lenient: true });
        const moved: Graph = {
          ...graph,
          name: 'Another name',
          nodes: graph.nodes.map((node) => ({ ...node, position: { x: 5, y: -5 }, label: 'a label' })),
        };
        expect(compile(moved, { lenient: true }).python).toBe(python);
      }),
      runs,
    );
  });

  it('of allowed wires fail only for what is missing, happens twice, or became a list by a later wire', () => {
    const allowed = ['missing-input', 'two-at-once', 'animation-shared', 'not-animated', 'cycle'];
    fc.assert(
      fc.property(wiredGraphs, (graph) => {
        const errors = check(graph).filter(({ severity }) => severity === 'error');
        for (const { code, message } of errors)
          expect(
            allowed.includes(code) || (code === 'type-mismatch' && message.includes('List<'))
              ? 'allowed'
              : `${code}: ${message}`,
          ).toBe('allowed');
      }),
      runs,
    );
  });
});

describe('hard cases', () => {
  it('orders a chain of 1,500 steps without recursion', () => {
    const shapes = { id: 'c', type: 'Circle', position: { x: 0, y: 0 }, data: {} };
    const fades = Array.from({ length: 1500 }, (_, index) => ({ ...shapes, id: `f${String(index)}`, type: 'FadeIn' }));
    const edges = fades.map((fade, index) => ({
      id: `e${String(index)}`,
      source: index === 0 ? 'c' : `f${String(index - 1)}`,
      sourceHandle: index === 0 ? 'shape' : 'mobject',
      target: fade.id,
      targetHandle: 'mobject',
    }));
    const settings = { background_color: '#000000', frame_rate: 30, aspect: '16:9', seed: 0 } as const;
    const graph: Graph = {
      schemaVersion: 1,
      id: 'long',
      name: 'Long',
      nodes: [shapes, ...fades],
      edges,
      settings,
      subgraphs: [],
    };
    expect(compile(graph).steps).toHaveLength(1501);
  });
});
