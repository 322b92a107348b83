import { call, num, subscript } from '@manim-nodes/python-ast';

import { isListType, sameType, type FormulaType, type FormulaValue } from './formula-type';
import {
  expectTypes,
  toNumber,
  toNumbers,
  type FunctionDefinition,
  type FunctionTable,
  type Typing,
} from './function-definition';

function vectorial(
  usage: string,
  python: string,
  result: FormulaType,
  evaluate: (first: readonly number[], second: readonly number[]) => FormulaValue,
): FunctionDefinition {
  const count = usage.split(',').length;
  return {
    usage,
    arity: [count, count],
    typing: (types) => expectTypes(usage, types, ['Vector'], () => result),
    python: (args) => call(python, args),
    evaluate: ([first, second]) => evaluate(toNumbers(first), toNumbers(second)),
  };
}

const dot = (first: readonly number[], second: readonly number[]): number =>
  first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);

const norm = (vector: readonly number[]): number => Math.sqrt(dot(vector, vector));

function cross(
  [ax = 0, ay = 0, az = 0]: readonly number[],
  [bx = 0, by = 0, bz = 0]: readonly number[],
): readonly number[] {
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

/** As Manim's: a vector without a length stays one. */
function normalize(vector: readonly number[]): readonly number[] {
  const length = norm(vector);
  return vector.map((value) => (length > 0 ? value / length : 0));
}

function rotate([x = 0, y = 0, z = 0]: readonly number[], angle: number): readonly number[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x * cos - y * sin, x * sin + y * cos, z];
}

function component(name: string, index: number): FunctionDefinition {
  return {
    usage: `${name}(v)`,
    arity: [1, 1],
    typing: (types) => expectTypes(`${name}(v)`, types, ['Vector'], () => 'Number'),
    python: ([vector = num(0)]) => subscript(vector, num(index)),
    evaluate: ([vector]) => toNumbers(vector)[index] ?? NaN,
    latex: ([vector = '']) => `\\left(${vector}\\right)_{${name}}`,
  };
}

function blend(start: FormulaValue, end: FormulaValue, amount: number): FormulaValue {
  const between = (from: number, to: number): number => (1 - amount) * from + amount * to;
  const ends = toNumbers(end);
  return Array.isArray(start)
    ? toNumbers(start).map((value, index) => between(value, ends[index] ?? NaN))
    : between(toNumber(start), toNumber(end));
}

const linear: FunctionTable = {
  lerp: {
    usage: 'lerp(from, to, t)',
    arity: [3, 3],
    typing: ([start = 'Number', end = 'Number', amount = 'Number']): Typing =>
      amount === 'Number' && sameType(start, end) && !isListType(start)
        ? start
        : { problem: 'lerp(from, to, t) goes between two numbers or two vectors; t is a number' },
    python: (args) => call('interpolate', args),
    evaluate: ([start = NaN, end = NaN, amount]) => blend(start, end, toNumber(amount)),
  },
  rotate: {
    usage: 'rotate(v, angle)',
    arity: [2, 2],
    typing: ([vector, angle]): Typing =>
      vector === 'Vector' && angle === 'Number'
        ? 'Vector'
        : { problem: 'rotate(v, angle) takes a vector and an angle in radians, as 90*DEGREES' },
    python: (args) => call('rotate_vector', args),
    evaluate: ([vector, angle]) => rotate(toNumbers(vector), toNumber(angle)),
  },
};

/** Functions of vectors. Angles are radians, turned about the z axis. */
export const vectorFunctions: FunctionTable = {
  x: component('x', 0),
  y: component('y', 1),
  z: component('z', 2),
  norm: {
    ...vectorial('norm(v)', 'np.linalg.norm', 'Number', norm),
    latex: ([vector = '']) => `\\left\\|${vector}\\right\\|`,
  },
  normalize: vectorial('normalize(v)', 'normalize', 'Vector', normalize),
  dot: {
    ...vectorial('dot(v, w)', 'np.dot', 'Number', dot),
    latex: ([first = '', second = '']) => `${first} \\cdot ${second}`,
  },
  cross: {
    ...vectorial('cross(v, w)', 'np.cross', 'Vector', cross),
    latex: ([first = '', second = '']) => `${first} \\times ${second}`,
  },
  ...linear,
};
