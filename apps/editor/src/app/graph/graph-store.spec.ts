import { TestBed } from '@angular/core/testing';
import { newGraph } from '@manim-nodes/graph-model';
import { GraphStore } from './graph-store';

describe('GraphStore', () => {
  let store: GraphStore;

  beforeEach(() => {
    store = TestBed.inject(GraphStore);
    store.open(newGraph({ id: 'g1', name: 'Test' }), false);
  });

  const radius = (): unknown => store.nodes().get('n1')?.data.radius;

  it('begins with the starter graph, unstored and clean', () => {
    const fresh = TestBed.resetTestingModule().inject(GraphStore);
    expect(fresh.graph().name).toBe('My first animation');
    expect([fresh.stored(), fresh.dirty()]).toEqual([false, false]);
  });

  it('undoes and redoes step by step', () => {
    store.add('Circle', 1, 10.4, 20.6);
    store.run({ type: 'rename', name: 'Other' });
    expect(store.nodes().get('n1')?.position).toEqual({ x: 10, y: 21 });
    store.undo();
    expect(store.graph().name).toBe('Test');
    store.undo();
    expect([store.graph().nodes.length, store.canUndo()]).toEqual([0, false]);
    store.redo();
    store.redo();
    expect([store.graph().name, store.graph().nodes.length, store.canRedo()]).toEqual(['Other', 1, false]);
  });

  it('makes one step of a gesture and another of the next', () => {
    store.add('Circle', 1, 0, 0);
    for (const value of [1, 2, 3]) store.setParameter('n1', 'radius', value);
    store.setParameter('n1', 'stroke_width', 9);
    store.undo();
    expect(radius()).toBe(3);
    store.undo();
    expect(radius()).toBeUndefined();
    store.redo();
    expect(radius()).toBe(3);
  });

  it('does not melt an edit into a step that was redone', () => {
    store.add('Circle', 1, 0, 0);
    store.setParameter('n1', 'radius', 2);
    store.undo();
    store.redo();
    store.setParameter('n1', 'radius', 3);
    store.undo();
    expect(radius()).toBe(2);
  });

  it('forgets what was undone once something else is done', () => {
    store.add('Circle', 1, 0, 0);
    store.undo();
    store.run({ type: 'rename', name: 'Other' });
    expect(store.canRedo()).toBe(false);
  });

  it('records nothing where nothing changes', () => {
    store.run({ type: 'remove-nodes', ids: ['n7'] });
    expect([store.canUndo(), store.dirty()]).toEqual([false, false]);
  });

  it('is clean again where it was saved, and dirty beside it', () => {
    store.add('Circle', 1, 0, 0);
    store.markSaved(store.graph());
    expect([store.dirty(), store.stored()]).toEqual([false, true]);
    store.run({ type: 'rename', name: 'Other' });
    expect(store.dirty()).toBe(true);
    store.undo();
    expect(store.dirty()).toBe(false);
    store.undo();
    expect(store.dirty()).toBe(true);
  });

  it('stays dirty when it was edited while the save was on its way', () => {
    store.add('Circle', 1, 0, 0);
    const sent = store.graph();
    store.run({ type: 'rename', name: 'Other' });
    store.adopt('stored-id', sent);
    expect([store.graph().id, store.stored(), store.dirty()]).toEqual(['stored-id', true, true]);
  });

  it('takes what is gone out of the selection', () => {
    store.add('Circle', 1, 0, 0);
    store.add('Square', 1, 0, 0);
    store.select(['n1', 'n2']);
    store.run({ type: 'remove-nodes', ids: ['n1'] });
    expect([...store.selection().nodes]).toEqual(['n2']);
    expect(store.selectedNode()?.type).toBe('Square');
  });

  it('duplicates nodes with the wires between them and selects the copies', () => {
    store.add('Circle', 1, 0, 0);
    store.add('Create', 1, 300, 0);
    const edge = { id: 'e1', source: 'n1', sourceHandle: 'shape', target: 'n2', targetHandle: 'mobject' };
    store.run({ type: 'add-edge', edge });
    store.select(['n1', 'n2']);
    store.duplicateSelected();
    expect(store.graph().nodes.map(({ id, type }) => `${id} ${type}`)).toEqual([
      'n1 Circle',
      'n2 Create',
      'n3 Circle',
      'n4 Create',
    ]);
    expect(store.graph().edges[1]).toEqual({ ...edge, id: 'e2', source: 'n3', target: 'n4' });
    expect([...store.selection().nodes]).toEqual(['n3', 'n4']);
    store.undo();
    expect(store.graph().nodes).toHaveLength(2);
  });

  it('removes wires with their nodes in one step', () => {
    store.add('Circle', 1, 0, 0);
    store.add('Create', 1, 300, 0);
    store.run({
      type: 'add-edge',
      edge: { id: 'e1', source: 'n1', sourceHandle: 'shape', target: 'n2', targetHandle: 'mobject' },
    });
    store.selectAll();
    store.removeSelected();
    expect([store.graph().nodes.length, store.graph().edges.length]).toEqual([0, 0]);
    store.undo();
    expect([store.graph().nodes.length, store.graph().edges.length]).toEqual([2, 1]);
  });
});
