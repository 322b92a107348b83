import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number, vector } from '../parameters';
import { style, vmobjectStyle } from '../style';

export const line = defineNode({
  type: 'Line',
  version: 1,
  category: 'Shapes',
  documentation: 'A straight line between two points or two mobjects. Between mobjects it ends at their borders.',
  example_code: 'line = Line(LEFT, 2 * RIGHT, color=YELLOW)',
  keywords: ['segment', 'connect', 'edge'],
  outputs: { shape: { type: 'VMobject' } },
  parameters: {
    start: vector({ default: [-1, 0, 0], port: 'Place', unit: 'scene units', description: 'Where it begins' }),
    end: vector({ default: [1, 0, 0], port: 'Place', unit: 'scene units', description: 'Where it ends' }),
    buff: number({
      default: 0,
      min: 0,
      max: 100,
      unit: 'scene units',
      description: 'Gap left free at both ends',
    }),
    path_arc: number({
      default: 0,
      min: -100,
      max: 100,
      unit: 'radians',
      description: 'Bends the line into an arc of this angle',
      advanced: true,
    }),
    ...vmobjectStyle(),
  },
  kind: 'constructor',
  lower: ({ value, full }) => {
    const ends = value.start || value.end ? [full.start, full.end] : [];
    return call('Line', ends, { buff: value.buff, path_arc: value.path_arc, ...style(value) });
  },
});
