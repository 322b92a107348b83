import { method } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';

export const getCenter = defineNode({
  type: 'GetCenter',
  version: 1,
  category: 'Readings',
  documentation: 'The point in the middle of a mobject, at this point of its chain.',
  example_code: 'center = circle.get_center()',
  keywords: ['middle', 'position', 'point', 'where'],
  pythonName: 'center',
  inputs: { mobject: { type: 'Mobject', role: 'reference', description: 'The mobject that is looked at' } },
  outputs: { value: { type: 'Vector' } },
  kind: 'reading',
  subject: 'mobject',
  lower: ({ full }) => method(full.mobject, 'get_center'),
});
