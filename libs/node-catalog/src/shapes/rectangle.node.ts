import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number } from '../parameters';
import { style, vmobjectStyle } from '../style';

const side = (value: number, description: string) =>
  number({ default: value, exclusiveMin: 0, max: 100, unit: 'scene units', description });

export const rectangle = defineNode({
  type: 'Rectangle',
  version: 1,
  category: 'Shapes',
  documentation: 'A rectangle, centred at the origin until it is moved.',
  example_code: 'rectangle = Rectangle(width=6, height=3)',
  keywords: ['box', 'frame'],
  outputs: { shape: { type: 'VMobject' } },
  parameters: {
    width: side(4, 'Length from left to right'),
    height: side(2, 'Length from top to bottom'),
    grid_xstep: number({
      default: null,
      exclusiveMin: 0,
      max: 100,
      unit: 'scene units',
      description: 'Distance between vertical lines inside; none when empty',
      advanced: true,
    }),
    grid_ystep: number({
      default: null,
      exclusiveMin: 0,
      max: 100,
      unit: 'scene units',
      description: 'Distance between horizontal lines inside; none when empty',
      advanced: true,
    }),
    ...vmobjectStyle(),
  },
  kind: 'constructor',
  lower: ({ value }) =>
    call('Rectangle', [], {
      width: value.width,
      height: value.height,
      grid_xstep: value.grid_xstep,
      grid_ystep: value.grid_ystep,
      ...style(value),
    }),
});
