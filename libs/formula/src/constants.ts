/** A constant: a number or a vector, and the Python that stands for it after `from manim import *`. */
export interface Constant {
  readonly value: number | readonly number[];
  readonly python: string;
  readonly latex?: string;
}

const unit = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] } as const;
const corner = (x: number, y: number): readonly number[] => [x, y, 0];

/** Scene units and radians. The frame is Manim's own of 16:9; generated Python asks Manim for the real one. */
const constants: ReadonlyMap<string, Constant> = new Map<string, Constant>([
  ['PI', { value: Math.PI, python: 'PI', latex: '\\pi' }],
  ['TAU', { value: 2 * Math.PI, python: 'TAU', latex: '\\tau' }],
  ['E', { value: Math.E, python: 'np.e', latex: 'e' }],
  ['DEGREES', { value: Math.PI / 180, python: 'DEGREES', latex: '^\\circ' }],
  ['ORIGIN', { value: [0, 0, 0], python: 'ORIGIN' }],
  ['UP', { value: unit.y, python: 'UP' }],
  ['DOWN', { value: [0, -1, 0], python: 'DOWN' }],
  ['RIGHT', { value: unit.x, python: 'RIGHT' }],
  ['LEFT', { value: [-1, 0, 0], python: 'LEFT' }],
  ['IN', { value: [0, 0, -1], python: 'IN' }],
  ['OUT', { value: unit.z, python: 'OUT' }],
  ['UL', { value: corner(-1, 1), python: 'UL' }],
  ['UR', { value: corner(1, 1), python: 'UR' }],
  ['DL', { value: corner(-1, -1), python: 'DL' }],
  ['DR', { value: corner(1, -1), python: 'DR' }],
  ['X_AXIS', { value: unit.x, python: 'X_AXIS' }],
  ['Y_AXIS', { value: unit.y, python: 'Y_AXIS' }],
  ['Z_AXIS', { value: unit.z, python: 'Z_AXIS' }],
  ['SMALL_BUFF', { value: 0.1, python: 'SMALL_BUFF' }],
  ['MED_SMALL_BUFF', { value: 0.25, python: 'MED_SMALL_BUFF' }],
  ['MED_LARGE_BUFF', { value: 0.5, python: 'MED_LARGE_BUFF' }],
  ['LARGE_BUFF', { value: 1, python: 'LARGE_BUFF' }],
  ['FRAME_WIDTH', { value: 128 / 9, python: 'config.frame_width' }],
  ['FRAME_HEIGHT', { value: 8, python: 'config.frame_height' }],
  ['FRAME_X_RADIUS', { value: 64 / 9, python: 'config.frame_x_radius' }],
  ['FRAME_Y_RADIUS', { value: 4, python: 'config.frame_y_radius' }],
]);

/** Spellings that stand for another name. */
const spellings: ReadonlyMap<string, string> = new Map([
  ['pi', 'PI'],
  ['tau', 'TAU'],
]);

/** Names that a formula can use without an input, for completion. */
export const constantNames: readonly string[] = [...constants.keys(), ...spellings.keys()];

/** The constant of a canonical name. */
export function constantOf(name: string): Constant | undefined {
  return constants.get(name);
}

/** The name under which a constant is kept in the tree. */
export function canonicalName(name: string): string {
  return spellings.get(name) ?? name;
}
