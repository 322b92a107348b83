import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number } from '../parameters';
import { style, vmobjectStyle } from '../style';

export const circle = defineNode({
  type: 'Circle',
  version: 1,
  category: 'Shapes',
  documentation: 'A circle, centred at the origin until it is moved.',
  example_code: 'circle = Circle(radius=2, color=BLUE)',
  keywords: ['round', 'disc', 'ring'],
  outputs: { shape: { type: 'VMobject' } },
  parameters: {
    radius: number({ default: 1, exclusiveMin: 0, max: 100, unit: 'scene units', description: 'Circle radius' }),
    ...vmobjectStyle({ color: 'RED' }),
  },
  kind: 'constructor',
  lower: ({ value }) => call('Circle', [], { radius: value.radius, ...style(value) }),
});
