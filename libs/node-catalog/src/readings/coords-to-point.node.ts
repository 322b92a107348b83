import { method } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number } from '../parameters';

export const coordsToPoint = defineNode({
  type: 'CoordsToPoint',
  version: 1,
  category: 'Readings',
  documentation: 'The point on the screen that belongs to coordinates of a coordinate system.',
  example_code: 'point = axes.c2p(2, 4)',
  keywords: ['c2p', 'coordinates', 'position', 'point', 'xy'],
  pythonName: 'point',
  inputs: { axes: { type: 'CoordinateSystem', role: 'reference', description: 'The coordinate system' } },
  outputs: { value: { type: 'Vector' } },
  parameters: {
    x: number({ default: 0, description: 'Coordinate along the x axis' }),
    y: number({ default: 0, description: 'Coordinate along the y axis' }),
  },
  kind: 'reading',
  subject: 'axes',
  lower: ({ full }) => method(full.axes, 'c2p', [full.x, full.y]),
});
