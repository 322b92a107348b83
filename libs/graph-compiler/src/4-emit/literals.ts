import type { JsonValue } from '@manim-nodes/graph-model';
import type { Parameter } from '@manim-nodes/node-catalog';
import { binary, bool, list, name, none, num, str, type PyExpr } from '@manim-nodes/python-ast';

const directions = [
  ['RIGHT', 'LEFT'],
  ['UP', 'DOWN'],
  ['OUT', 'IN'],
] as const;

const corners: Readonly<Record<string, string>> = { '1,1,0': 'UR', '-1,1,0': 'UL', '1,-1,0': 'DR', '-1,-1,0': 'DL' };

/** `[2, 1, 0]` → `2 * RIGHT + UP`: an array of exactly these numbers, as a Manim author writes it. */
export function vectorLiteral(vector: readonly number[]): PyExpr {
  const corner = corners[vector.join(',')];
  if (corner !== undefined) return name(corner);
  const terms = directions.flatMap(([positive, negative], axis) => {
    const amount = vector[axis] ?? 0;
    if (amount === 0) return [];
    const direction = name(amount > 0 ? positive : negative);
    return [Math.abs(amount) === 1 ? direction : binary(num(Math.abs(amount)), '*', direction)];
  });
  const [first, ...rest] = terms;
  return first ? rest.reduce((sum, term) => binary(sum, '+', term), first) : name('ORIGIN');
}

/** A colour by its Manim name, or as a string `"#58C4DD"`. */
const colorLiteral = (color: string): PyExpr => (color.startsWith('#') ? str(color) : name(color));

/** A rate function where `from manim import *` has it. */
const rateFunctionLiteral = (rate: string): PyExpr => name(rate.startsWith('ease_') ? `rate_functions.${rate}` : rate);

const numbers = (value: JsonValue): readonly number[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]).filter((item) => typeof item === 'number') : [];

const textOf = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

function itemLiteral(kind: 'number' | 'text' | 'color' | 'vector', item: JsonValue): PyExpr {
  if (kind === 'vector') return vectorLiteral(numbers(item));
  if (typeof item === 'number') return num(item);
  return kind === 'color' ? colorLiteral(textOf(item)) : str(textOf(item));
}

/** A stored, checked value as Python. */
export function literal(parameter: Parameter, value: JsonValue): PyExpr {
  if (value === null) return none;
  switch (parameter.type) {
    case 'color':
      return colorLiteral(textOf(value));
    case 'vector':
      return vectorLiteral(numbers(value));
    case 'range':
      return list(numbers(value).map((item) => num(item)));
    case 'list': {
      const items: readonly JsonValue[] = Array.isArray(value) ? (value as readonly JsonValue[]) : [];
      return list(items.map((item) => itemLiteral(parameter.items, item)));
    }
    case 'choice':
      return parameter.python === 'name' ? name(textOf(value)) : str(textOf(value));
    case 'rate_function':
      return rateFunctionLiteral(textOf(value));
    default:
      if (typeof value === 'number') return num(value);
      return typeof value === 'boolean' ? bool(value) : str(textOf(value));
  }
}
