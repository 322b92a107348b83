import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { RenderRequest } from '@manim-nodes/contracts';
import { newGraph } from '@manim-nodes/graph-model';
import { CompiledGraph } from '../graph/compiled-graph';
import { GraphStore } from '../graph/graph-store';
import type { PreviewMessage } from './preview-state';
import { PreviewSocket } from './preview-socket';
import { PreviewStore } from './preview-store';

/** Stands for the server: remembers what it was asked for and says what the test wants. */
class Server {
  readonly connected = signal(true);
  readonly asked: RenderRequest[] = [];
  cancels = 0;
  onMessage: (message: PreviewMessage) => void = () => undefined;
  onReconnect: () => void = () => undefined;

  render(request: RenderRequest): Promise<void> {
    this.asked.push(request);
    return Promise.resolve();
  }

  cancel(): Promise<void> {
    this.cancels += 1;
    return Promise.resolve();
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

describe('PreviewStore', () => {
  let server: Server;
  let graph: GraphStore;
  let preview: PreviewStore;

  beforeEach(async () => {
    server = new Server();
    TestBed.configureTestingModule({ providers: [{ provide: PreviewSocket, useValue: server }] });
    graph = TestBed.inject(GraphStore);
    graph.open(newGraph({ id: 'g', name: 'Test' }), false);
    graph.add('Circle', 1, 0, 0);
    preview = TestBed.inject(PreviewStore);
    await asked(1);
  });

  const asked = async (times: number): Promise<void> => {
    for (let tries = 0; server.asked.length < times && tries < 200; tries += 1) {
      TestBed.tick();
      await pause(10);
    }
    expect(server.asked).toHaveLength(times);
  };

  const settled = async (): Promise<void> => {
    for (let tries = 0; tries < 60; tries += 1) {
      TestBed.tick();
      await pause(10);
    }
  };

  it('asks for the first render at once and for the next after an edit that changes the picture', async () => {
    expect(server.asked[0]).toMatchObject({ revision: 1, quality: 'low', graph: { name: 'Test' } });
    graph.setParameter('n1', 'radius', 2);
    await asked(2);
    expect(server.asked[1]?.revision).toBe(2);
  });

  it('asks for nothing when a node is only moved or named', async () => {
    graph.run({ type: 'move-nodes', positions: { n1: { x: 50, y: 50 } } });
    graph.run({ type: 'set-fields', id: 'n1', fields: { label: 'Sun' } });
    await settled();
    expect(server.asked).toHaveLength(1);
  });

  it('asks for nothing while the document has an error, and says which', async () => {
    graph.setParameter('n1', 'radius', -5);
    await settled();
    expect(server.asked).toHaveLength(1);
    expect(preview.blockedBy()?.message).toBe('Circle radius must be > 0, got -5');
    graph.undo();
    await asked(2);
  });

  it('says why there is nothing to see', async () => {
    graph.run({ type: 'remove-nodes', ids: ['n1'] });
    await settled();
    expect(preview.emptyReason()).toBe('add a shape from the palette');
    expect(server.asked).toHaveLength(1);
  });

  it('keeps the session, and asks again after the connection was lost in the middle', async () => {
    server.onMessage({ type: 'status', session_id: 's1', revision: 1, message: 'Rendering', progress: 20 });
    server.onReconnect();
    await asked(2);
    expect(server.asked[1]).toMatchObject({ revision: 2, session_id: 's1' });
  });

  it('shows on its node what went wrong while running, until the next edit', async () => {
    const compiled = TestBed.inject(CompiledGraph);
    const message = 'TeX cannot typeset this formula';
    server.onMessage({ type: 'error', session_id: 's1', revision: 1, message, code: 'RENDER_FAILED', node_id: 'n1' });
    expect(
      compiled
        .byNode()
        .get('n1')
        ?.map((diagnostic) => diagnostic.message),
    ).toEqual([message]);
    expect(preview.blockedBy()).toBeUndefined();
    graph.setParameter('n1', 'radius', 2);
    await asked(2);
    expect(compiled.byNode().get('n1')).toBeUndefined();
  });

  it('lets go of the pictures and the render when another document is opened', async () => {
    graph.open(newGraph({ id: 'h', name: 'Other' }), false);
    await settled();
    expect(preview.state()).toMatchObject({ phase: 'idle', revision: 1, pictures: [] });
    expect(server.cancels).toBe(1);
  });

  it('stops when it is cancelled', () => {
    preview.cancel();
    expect([preview.state().phase, preview.busy(), server.cancels]).toEqual(['cancelled', false, 1]);
  });
});
