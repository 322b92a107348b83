import { type Diagnostic, type Graph, newGraph } from '@manim-nodes/graph-model';
import { around, fit, freeBeside, toDocument, zoomAt } from './camera';
import { cardsOf, cardSize, socketId, socketOf } from './card';
import { lookOf } from './port-look';

const at = { x: 0, y: 0 };
const graph: Graph = {
  ...newGraph({ id: 'g', name: 'Test' }),
  nodes: [
    { id: 'n1', type: 'Circle', position: at, data: { radius: 2 } },
    { id: 'n2', type: 'Create', position: at, data: {}, label: 'Draw it' },
    { id: 'n3', type: 'Nonsense', position: at, data: {} },
  ],
  edges: [
    { id: 'e1', source: 'n1', sourceHandle: 'shape', target: 'n2', targetHandle: 'mobject' },
    { id: 'e2', source: 'n1', sourceHandle: 'shape', target: 'n3', targetHandle: 'what' },
  ],
};
const [circle, create, unknown] = cardsOf(graph, new Map());

it('takes the size of a node from its definition alone', () => {
  const rows = (circle?.rows.length ?? 0) + 1;
  expect(circle?.height).toBe(cardSize.header + rows * cardSize.row + cardSize.bottom);
  expect(circle?.folded).toBeGreaterThan(0);
});

it('lays the first input and the first output on one row, then the parameters', () => {
  expect(create?.rows[0]).toMatchObject({ input: 'mobject', output: 'animation', wired: true });
  expect(create?.rows[1]).toMatchObject({ output: 'mobject' });
  expect(create?.rows[2]).toMatchObject({ input: 'run_time', value: '1' });
  expect(create?.sockets.find(({ handle }) => handle === 'animation')?.y).toBe(cardSize.header + 12);
});

it('puts the sockets of the order into the header', () => {
  const flow = create?.sockets.filter(({ type }) => type === 'Flow');
  expect(flow?.map(({ handle, y }) => [handle, y])).toEqual([
    ['after', 14],
    ['then', 14],
  ]);
});

it('shows a label, a set value, and the wires of a node whose type is not known', () => {
  expect(create?.title).toBe('Draw it');
  expect(circle?.rows.find(({ input }) => input === 'radius')).toMatchObject({ value: '2', set: true });
  expect(unknown?.sockets.map(({ id }) => id)).toEqual([socketId('n3', 'in', 'what')]);
});

it('unfolds a rare parameter that is at fault, and carries the worst message', () => {
  const diagnostics: readonly Diagnostic[] = [
    { code: 'a', severity: 'info', message: '', node_id: 'n1' },
    { code: 'b', severity: 'error', message: '', node_id: 'n1', handle: 'z_index' },
  ];
  const [card] = cardsOf(graph, new Map([['n1', diagnostics]]));
  expect(card?.severity).toBe('error');
  expect(card?.rows.find(({ input }) => input === 'z_index')?.faulty).toBe(true);
});

it('takes a socket id apart again', () => {
  expect(socketOf(socketId('n1', 'out', 'shape'))).toEqual({ node: 'n1', side: 'out', handle: 'shape' });
});

it('tells types apart by shape, not by colour alone', () => {
  const looks = (['Mobject', 'Animation', 'Number', 'Color', 'Function', 'Flow'] as const).map(
    (type) => lookOf(type).shape,
  );
  expect(new Set(looks).size).toBe(looks.length);
  expect(lookOf('List<Number>')).toEqual({ ...lookOf('Number'), doubled: true });
});

describe('camera', () => {
  it('fits a box into the middle of the view, never larger than life', () => {
    expect(fit({ x: 0, y: 0, width: 100, height: 50 }, { width: 800, height: 600 })).toEqual({
      x: 350,
      y: 275,
      scale: 1,
    });
    expect(fit({ x: 0, y: 0, width: 1408, height: 50 }, { width: 800, height: 600 }).scale).toBe(0.5);
  });

  it('zooms around a point that stays where it is', () => {
    const point = { x: 120, y: 80 };
    const before = toDocument({ x: 10, y: 20, scale: 1 }, point);
    expect(toDocument(zoomAt({ x: 10, y: 20, scale: 1 }, 1.5, point), point)).toEqual(before);
    expect(zoomAt({ x: 0, y: 0, scale: 1 }, 100, point).scale).toBe(2);
  });

  it('finds the box around boxes', () => {
    const boxes = [
      { x: 0, y: 10, width: 5, height: 5 },
      { x: 20, y: 0, width: 5, height: 5 },
    ];
    expect(around(boxes)).toEqual({ x: 0, y: 0, width: 25, height: 15 });
    expect(around([])).toBeUndefined();
  });

  it('finds the nearest place that is free', () => {
    const size = { width: 100, height: 100 };
    expect(freeBeside({ x: 5, y: 5 }, size, [])).toEqual({ x: 5, y: 5 });
    const place = freeBeside({ x: 0, y: 0 }, size, [{ x: 0, y: -200, width: 100, height: 400 }]);
    expect([Math.abs(place.x), place.y]).toEqual([144, 0]);
  });
});
