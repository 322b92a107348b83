import { call, type PyExpr } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { boolean, color, list, number, range } from '../parameters';

type Entries = Readonly<Record<string, PyExpr | undefined>>;

/** A configuration dictionary of the given entries; nothing when all are at their defaults. */
function config(entries: Entries): PyExpr | undefined {
  const given = Object.entries(entries).flatMap(([key, value]) =>
    value ? [{ key: { kind: 'string', value: key } as const, value }] : [],
  );
  return given.length > 0 ? { kind: 'dict', entries: given } : undefined;
}

const numbers = (axis: string) =>
  list({ default: null, items: 'number', description: `Numbers written along the ${axis} axis`, advanced: true });

export const axes = defineNode({
  type: 'Axes',
  version: 1,
  category: 'Axes',
  documentation: 'Two number lines that cross: the frame for plots and for points given by their coordinates.',
  example_code: 'axes = Axes(x_range=[0, 10], y_range=[0, 100, 10], tips=False)',
  keywords: ['coordinate system', 'graph', 'xy', 'plane', 'chart'],
  outputs: { mobject: { type: 'CoordinateSystem' } },
  parameters: {
    x_range: range({ default: null, description: 'Smallest x, largest x and distance of the ticks' }),
    y_range: range({ default: null, description: 'Smallest y, largest y and distance of the ticks' }),
    x_length: number({
      default: 12,
      exclusiveMin: 0,
      max: 200,
      unit: 'scene units',
      description: 'Width on the screen',
    }),
    y_length: number({
      default: 6,
      exclusiveMin: 0,
      max: 200,
      unit: 'scene units',
      description: 'Height on the screen',
    }),
    tips: boolean({ default: true, description: 'Arrow heads at the ends' }),
    axis_color: color({ default: null, description: 'Color of both axes' }),
    include_numbers: boolean({ default: false, description: 'Writes the numbers at the ticks' }),
    x_numbers: numbers('x'),
    y_numbers: numbers('y'),
    x_elongated_ticks: list({
      default: null,
      items: 'number',
      description: 'Numbers of the x axis with longer ticks',
      advanced: true,
    }),
    y_elongated_ticks: list({
      default: null,
      items: 'number',
      description: 'Numbers of the y axis with longer ticks',
      advanced: true,
    }),
  },
  kind: 'constructor',
  lower: ({ value }) =>
    call('Axes', [], {
      x_range: value.x_range,
      y_range: value.y_range,
      x_length: value.x_length,
      y_length: value.y_length,
      axis_config: config({ color: value.axis_color, include_numbers: value.include_numbers }),
      x_axis_config: config({
        numbers_to_include: value.x_numbers,
        numbers_with_elongated_ticks: value.x_elongated_ticks,
      }),
      y_axis_config: config({
        numbers_to_include: value.y_numbers,
        numbers_with_elongated_ticks: value.y_elongated_ticks,
      }),
      tips: value.tips,
    }),
});
