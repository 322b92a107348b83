import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number, vector } from '../parameters';
import { style, vmobjectStyle } from '../style';

export const dot = defineNode({
  type: 'Dot',
  version: 1,
  category: 'Shapes',
  documentation: 'A small filled circle that marks a point.',
  example_code: 'dot = Dot(2 * RIGHT + UP, color=YELLOW)',
  keywords: ['point', 'marker', 'bullet'],
  outputs: { shape: { type: 'VMobject' } },
  parameters: {
    point: vector({ default: [0, 0, 0], unit: 'scene units', description: 'Where it is' }),
    radius: number({ default: 0.08, exclusiveMin: 0, max: 100, unit: 'scene units', description: 'Dot radius' }),
    ...vmobjectStyle({ fill_opacity: 1, stroke_width: 0 }),
  },
  kind: 'constructor',
  lower: ({ value }) => call('Dot', value.point ? [value.point] : [], { radius: value.radius, ...style(value) }),
});
