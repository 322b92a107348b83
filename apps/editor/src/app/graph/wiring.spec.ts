import { TestBed } from '@angular/core/testing';
import { newGraph } from '@manim-nodes/graph-model';
import { catalogue, definitionOf } from '@manim-nodes/node-catalog';
import { CompiledGraph } from './compiled-graph';
import { GraphStore } from './graph-store';
import { Wiring } from './wiring';

describe('Wiring', () => {
  let store: GraphStore;
  let wiring: Wiring;
  let compiled: CompiledGraph;

  beforeEach(async () => {
    store = TestBed.inject(GraphStore);
    compiled = TestBed.inject(CompiledGraph);
    wiring = TestBed.inject(Wiring);
    store.open(newGraph({ id: 'g1', name: 'Test' }), false);
    for (const type of ['Circle', 'Square', 'Create']) store.add(type, 1, 0, 0);
    // The compiler is loaded after the page.
    while (!compiled.checkWire(fromCircle).ok) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  const fromCircle = { source: 'n1', sourceHandle: 'shape', target: 'n3', targetHandle: 'mobject' };
  const sources = (): readonly string[] => store.graph().edges.map((edge) => `${edge.source}→${edge.target}`);

  it('draws a wire as one step of undo', () => {
    expect(wiring.connect(fromCircle)).toBeUndefined();
    expect(sources()).toEqual(['n1→n3']);
    store.undo();
    expect(sources()).toEqual([]);
  });

  it('takes the place of the wire on a single input, in one step of undo', () => {
    wiring.connect(fromCircle);
    wiring.connect({ ...fromCircle, source: 'n2' });
    expect(sources()).toEqual(['n2→n3']);
    store.undo();
    expect(sources()).toEqual(['n1→n3']);
  });

  it('says why a wire is refused and leaves the document as it is', () => {
    store.add('Number', 1, 0, 0);
    const before = store.graph();
    expect(wiring.connect({ ...fromCircle, source: 'n4', sourceHandle: 'value' })).toMatch(
      /^Cannot connect Number to /,
    );
    expect(store.graph()).toBe(before);
  });

  it('moves the end of a wire, and takes away a wire dropped on nothing', () => {
    store.add('FadeIn', 1, 0, 0);
    wiring.connect(fromCircle);
    const target = Object.keys(definitionOf('FadeIn')?.inputs ?? {})[0] ?? '';
    wiring.move('e1', { ...fromCircle, target: 'n4', targetHandle: target });
    expect(sources()).toEqual(['n1→n4']);
    wiring.move(store.graph().edges[0]?.id ?? '', undefined);
    expect(sources()).toEqual([]);
  });

  it('offers for a loose end only what fits, and wires what was chosen', () => {
    const end = { node: 'n1', side: 'out', handle: 'shape' } as const;
    const types = wiring.fitting(end, catalogue).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['Create', 'FadeIn', 'Shift', 'VGroup']));
    expect(types).not.toContain('Number');
    const create = definitionOf('Create');
    if (!create) throw new Error('Create is part of the catalogue');
    wiring.addConnected(create, { x: 10, y: 20 }, end);
    expect(sources()).toEqual(['n1→n4']);
    expect([...store.selection().nodes]).toEqual(['n4']);
    store.undo();
    expect([store.graph().nodes.length, sources()]).toEqual([3, []]);
  });
});
