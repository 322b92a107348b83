import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number } from '../parameters';
import { style, vmobjectStyle } from '../style';

export const square = defineNode({
  type: 'Square',
  version: 1,
  category: 'Shapes',
  documentation: 'A square, centred at the origin until it is moved.',
  example_code: 'square = Square(side_length=3, color=GREEN)',
  keywords: ['box', 'quadrat'],
  outputs: { shape: { type: 'VMobject' } },
  parameters: {
    side_length: number({
      default: 2,
      exclusiveMin: 0,
      max: 100,
      unit: 'scene units',
      description: 'Length of each side',
    }),
    ...vmobjectStyle(),
  },
  kind: 'constructor',
  lower: ({ value }) => call('Square', [], { side_length: value.side_length, ...style(value) }),
});
