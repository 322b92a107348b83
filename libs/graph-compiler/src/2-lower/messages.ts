import type { Command, Diagnostic, Edge, GraphNode } from '@manim-nodes/graph-model';

/** Every wording of phase 2 in one place. */

export const nothingToJoin = (node: GraphNode): Diagnostic => ({
  code: 'nothing-to-join',
  severity: 'error',
  node_id: node.id,
  message: `${node.type} is to start with the step before it, but there is no animation before it to start with`,
  fix: { title: 'Start after it', commands: [{ type: 'set-fields', id: node.id, fields: { start: undefined } }] },
});

export const circular = (ids: readonly string[]): Diagnostic => ({
  code: 'cycle',
  severity: 'error',
  node_id: ids[0] ?? '',
  message: `Circular dependency detected: ${[...ids, ids[0]].join(' → ')}`,
});

export const ambiguousMoment = (
  reader: GraphNode,
  readers: readonly string[],
  changers: readonly string[],
): Diagnostic => ({
  code: 'ambiguous-moment',
  severity: 'warning',
  node_id: reader.id,
  message: `${readers.join(', ')} reads a mobject that ${changers.join(', ')} changes, and each needs the other first; put a reading (GetCenter) or a copy in between`,
});

export const orderByWires = (ids: readonly string[]): Diagnostic => ({
  code: 'order-by-wires',
  severity: 'info',
  ...(ids[0] !== undefined && { node_id: ids[0] }),
  message: 'The wires make the steps happen in another order than the list of nodes',
  fix: { title: 'Sort the list', commands: [{ type: 'reorder-nodes', ids }] },
});

export const twoAtOnce = (node: GraphNode, other: GraphNode): Diagnostic => ({
  code: 'two-at-once',
  severity: 'error',
  node_id: node.id,
  message: `${node.type} and ${other.type} '${other.id}' change the same mobject at the same time; play one after the other`,
  ...(node.start === 'with' && {
    fix: { title: 'Play it afterwards', commands: [{ type: 'set-fields', id: node.id, fields: { start: undefined } }] },
  }),
});

/** Takes a wire from another node instead. */
const rewire = (edge: Edge, source: string, sourceHandle: string): readonly Command[] => [
  { type: 'remove-edges', ids: [edge.id] },
  { type: 'add-edge', edge: { ...edge, source, sourceHandle } },
];

export const staleRead = (reader: GraphNode, edge: Edge, mover: GraphNode, handle: string): Diagnostic => ({
  code: 'stale-read',
  severity: 'warning',
  node_id: reader.id,
  handle: edge.targetHandle,
  edge_id: edge.id,
  message: `${reader.type} reads the mobject as it was before ${mover.type} '${mover.id}' changes it, and is used after that`,
  fix: { title: `Take it from ${mover.type}`, commands: rewire(edge, mover.id, handle) },
});

export const ghost = (user: GraphNode, edge: Edge, transform: GraphNode): Diagnostic => ({
  code: 'ghost',
  severity: 'warning',
  node_id: user.id,
  handle: edge.targetHandle,
  edge_id: edge.id,
  message: `${user.type} uses the target of ${transform.type} '${transform.id}', which is not on the screen: after a Transform the first mobject is, in the target's shape`,
  fix: { title: `Take it from ${transform.type}`, commands: rewire(edge, transform.id, 'mobject') },
});

export const latePlaced = (node: GraphNode): Diagnostic => ({
  code: 'late-placed',
  severity: 'warning',
  node_id: node.id,
  message: `${node.type} places a mobject that an animation has already brought onto the screen; it will jump there`,
});

export const redrawnChanged = (node: GraphNode, made: GraphNode): Diagnostic => ({
  code: 'redrawn-changed',
  severity: 'warning',
  node_id: node.id,
  message: `${node.type} changes ${made.type} '${made.id}', which is redrawn on every frame, so the change is lost at once`,
});
