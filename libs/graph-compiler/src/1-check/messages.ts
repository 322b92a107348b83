import type { Command, Diagnostic, Edge, GraphNode } from '@manim-nodes/graph-model';

/** Every wording of the checker in one place. Codes are stable; editors and programs may rely on them. */

const removeWire = (edge: Edge): { readonly title: string; readonly commands: readonly Command[] } => ({
  title: 'Remove the wire',
  commands: [{ type: 'remove-edges', ids: [edge.id] }],
});

export const unknownType = (node: GraphNode): Diagnostic => ({
  code: 'unknown-type',
  severity: 'error',
  node_id: node.id,
  message: `There is no node type '${node.type}'`,
  fix: { title: 'Remove the node', commands: [{ type: 'remove-nodes', ids: [node.id] }] },
});

export const danglingEdge = (edge: Edge, missing: string): Diagnostic => ({
  code: 'dangling-edge',
  severity: 'error',
  edge_id: edge.id,
  message: `A wire ends at node '${missing}', which does not exist`,
  fix: removeWire(edge),
});

export const unknownHandle = (edge: Edge, node: GraphNode, handle: string, side: 'input' | 'output'): Diagnostic => ({
  code: 'unknown-handle',
  severity: 'error',
  node_id: node.id,
  handle,
  edge_id: edge.id,
  message: `${node.type} has no ${side} '${handle}'`,
  fix: removeWire(edge),
});

export const typeMismatch = (edge: Edge, message: string): Diagnostic => ({
  code: 'type-mismatch',
  severity: 'error',
  node_id: edge.target,
  handle: edge.targetHandle,
  edge_id: edge.id,
  message,
  fix: removeWire(edge),
});

export const inputTaken = (edge: Edge, node: GraphNode): Diagnostic => ({
  code: 'input-taken',
  severity: 'error',
  node_id: node.id,
  handle: edge.targetHandle,
  edge_id: edge.id,
  message: `Input '${edge.targetHandle}' of ${node.type} takes one wire and has another already`,
  fix: removeWire(edge),
});

export const missingInput = (node: GraphNode, handle: string): Diagnostic => ({
  code: 'missing-input',
  severity: 'error',
  node_id: node.id,
  handle,
  message: `Node '${node.type}' missing required input '${handle}'`,
});

export const leftOut = (node: GraphNode, handle: string): Diagnostic => ({
  code: 'left-out',
  severity: 'info',
  node_id: node.id,
  handle,
  message: `${node.type} is left out of the preview until something is wired into '${handle}'`,
});

export const leftOutBehind = (node: GraphNode, cause: GraphNode): Diagnostic => ({
  code: 'left-out',
  severity: 'info',
  node_id: node.id,
  message: `${node.type} is left out of the preview because it needs ${cause.type} '${cause.id}'`,
});

export const cycle = (ids: readonly string[]): Diagnostic => ({
  code: 'cycle',
  severity: 'error',
  node_id: ids[0] ?? '',
  message: `Circular dependency detected: ${[...ids, ids[0]].join(' → ')}`,
});

export const parameterFault = (
  code: 'parameter-type' | 'parameter-range' | 'formula-syntax' | 'formula-type',
  node: GraphNode,
  handle: string,
  fault: string,
): Diagnostic => ({ code, severity: 'error', node_id: node.id, handle, message: `${node.type} ${handle} ${fault}` });

export const unknownParameter = (node: GraphNode, handle: string): Diagnostic => ({
  code: 'unknown-parameter',
  severity: 'error',
  node_id: node.id,
  handle,
  message: `${node.type} has no parameter '${handle}'`,
  fix: { title: 'Remove the value', commands: [{ type: 'set-parameter', id: node.id, parameter: handle }] },
});

export const nameTaken = (node: GraphNode, handle: string, name: string): Diagnostic => ({
  code: 'name-taken',
  severity: 'error',
  node_id: node.id,
  handle,
  message: `The formula in '${handle}' of ${node.type} uses the name '${name}', which is another handle of the node; use another name`,
});

export const animationShared = (node: GraphNode, edge: Edge): Diagnostic => ({
  code: 'animation-shared',
  severity: 'error',
  node_id: node.id,
  handle: edge.sourceHandle,
  edge_id: edge.id,
  message: `The animation of ${node.type} '${node.id}' is played twice; an animation can be played once, so duplicate the node`,
  fix: removeWire(edge),
});

export const notAStep = (node: GraphNode, field: string): Diagnostic => ({
  code: 'not-a-step',
  severity: 'warning',
  node_id: node.id,
  message: `${node.type} is not a step, so its '${field}' does nothing`,
  fix: { title: 'Remove it', commands: [{ type: 'set-fields', id: node.id, fields: { [field]: undefined } }] },
});

export const noAnimation = (node: GraphNode): Diagnostic => ({
  code: 'not-animated',
  severity: 'error',
  node_id: node.id,
  handle: 'animation',
  message: `${node.type} has an animation only as the last of a chain behind Animate`,
});
