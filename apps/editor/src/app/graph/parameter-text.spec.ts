import type { JsonValue } from '@manim-nodes/graph-model';
import type { Parameter } from '@manim-nodes/node-catalog';
import { parseValue, swatchOf, valueText } from './parameter-text';

const number: Parameter = { type: 'number', default: 1, description: '' };
const free: Parameter = { type: 'number', default: null, description: '' };
const vector: Parameter = { type: 'vector', default: [0, 0, 0], description: '' };
const color: Parameter = { type: 'color', default: 'WHITE', description: '' };
const choice: Parameter = { type: 'choice', default: 'a', options: ['a', 'b'], description: '' };
const range: Parameter = { type: 'range', default: [0, 1], description: '' };
const texts: Parameter = { type: 'list', items: 'text', default: null, description: '' };
const numbers: Parameter = { type: 'list', items: 'number', default: null, description: '' };
const colors: Parameter = { type: 'list', items: 'color', default: null, description: '' };
const vectors: Parameter = { type: 'list', items: 'vector', default: null, description: '' };
const curve: Parameter = { type: 'function', arguments: ['x'], result: 'Number', default: null, description: '' };
const rate: Parameter = { type: 'rate_function', default: 'smooth', description: '' };
const flag: Parameter = { type: 'boolean', default: false, description: '' };

it.each<{ parameter: Parameter; typed: string; value: JsonValue | undefined }>([
  { parameter: number, typed: ' 2.50 ', value: 2.5 },
  { parameter: number, typed: '2 * PI', value: { formula: '2 * PI' } },
  { parameter: number, typed: '', value: undefined },
  { parameter: free, typed: '', value: null },
  { parameter: vector, typed: '1, -2', value: [1, -2, 0] },
  { parameter: vector, typed: '[1, 2, 3]', value: [1, 2, 3] },
  { parameter: vector, typed: '1', value: undefined },
  { parameter: vector, typed: '2*LEFT + UP', value: { formula: '2*LEFT + UP' } },
  { parameter: color, typed: 'blue a', value: 'BLUE_A' },
  { parameter: color, typed: '#58c4dd', value: '#58C4DD' },
  { parameter: color, typed: 'bluish', value: undefined },
  { parameter: choice, typed: 'b', value: 'b' },
  { parameter: choice, typed: 'c', value: undefined },
  { parameter: range, typed: '-3, 3, 0.5', value: [-3, 3, 0.5] },
  { parameter: range, typed: '1', value: undefined },
  { parameter: texts, typed: 'a\n\nb, c', value: ['a', 'b, c'] },
  { parameter: numbers, typed: '1, 2', value: [1, 2] },
  { parameter: colors, typed: 'red, #000000', value: ['RED', '#000000'] },
  {
    parameter: vectors,
    typed: '1, 2\n3, 4, 5',
    value: [
      [1, 2, 0],
      [3, 4, 5],
    ],
  },
  { parameter: curve, typed: 'sin(x)', value: { formula: 'sin(x)' } },
  { parameter: rate, typed: 'linear', value: 'linear' },
  { parameter: rate, typed: 'smooth(1 - t)', value: { formula: 'smooth(1 - t)' } },
  { parameter: flag, typed: 'on', value: true },
  { parameter: flag, typed: 'maybe', value: undefined },
])('reads "$typed" for a $parameter.type as $value', ({ parameter, typed, value }) => {
  expect(parseValue(parameter, typed)).toEqual(value);
});

it.each<{ parameter: Parameter; value: JsonValue; text: string }>([
  { parameter: number, value: 0.1 + 0.2, text: '0.3' },
  { parameter: vector, value: [1, 2, 0], text: '1, 2' },
  { parameter: vector, value: [1, 2, 3], text: '1, 2, 3' },
  { parameter: flag, value: true, text: 'on' },
  { parameter: free, value: null, text: 'auto' },
  { parameter: curve, value: { formula: 'x^2' }, text: 'x^2' },
  { parameter: vectors, value: [[1, 2, 3]], text: '[1, 2, 3]' },
])('writes $value of a $parameter.type as "$text"', ({ parameter, value, text }) => {
  expect(valueText(parameter, value)).toBe(text);
});

it('knows the colours behind names and hex', () => {
  expect([swatchOf('BLUE'), swatchOf('#123456'), swatchOf('nothing'), swatchOf(null)]).toEqual([
    '#58C4DD',
    '#123456',
    undefined,
    undefined,
  ]);
});
