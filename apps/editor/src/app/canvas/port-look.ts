import { type BaseType, isList, isMobjectType, itemOf, type PortType } from '@manim-nodes/graph-model';

export type SocketShape =
  'square' | 'diamond' | 'dot' | 'arrow' | 'ring' | 'half' | 'curve' | 'grid' | 'target' | 'frame' | 'triangle';

/** How sockets and wires of a type look: shape and colour together, so that colour alone never decides. */
export interface PortLook {
  readonly shape: SocketShape;
  /** A CSS colour. */
  readonly color: string;
  /** Lists have the shape of their items, doubled. */
  readonly doubled: boolean;
}

const looks: Partial<Record<BaseType, readonly [SocketShape, string]>> = {
  Number: ['dot', 'number'],
  Integer: ['dot', 'number'],
  Boolean: ['half', 'plain'],
  Text: ['dot', 'text'],
  Color: ['ring', 'color'],
  Vector: ['arrow', 'vector'],
  Matrix: ['grid', 'vector'],
  Function: ['curve', 'function'],
  RateFunction: ['curve', 'function'],
  Asset: ['frame', 'plain'],
  Tracker: ['target', 'tracker'],
  Place: ['arrow', 'mobject'],
  Animation: ['diamond', 'animation'],
  Flow: ['triangle', 'flow'],
};

/** Labels take mobjects and text, heads take mobjects and trackers: they look like what they mostly take. */
const mobjectLook: readonly [SocketShape, string] = ['square', 'mobject'];

export function lookOf(type: PortType): PortLook {
  if (isList(type)) return { ...lookOf(itemOf(type)), doubled: true };
  const [shape, color] = isMobjectType(type) ? mobjectLook : (looks[type] ?? mobjectLook);
  return { shape, color: `var(--port-${color})`, doubled: false };
}
