import { defineNode } from '../define-node';
import { vector } from '../parameters';
import { modified } from '../timing';

export const moveTo = defineNode({
  type: 'MoveTo',
  version: 1,
  category: 'Modifiers',
  documentation: 'Puts a mobject on a point, or on the centre of another mobject.',
  example_code: 'dot.move_to(2 * UP)',
  keywords: ['place', 'position', 'go', 'put', 'center'],
  inputs: { mobject: { type: 'Mobject', role: 'subject', description: 'The mobject that is changed' } },
  outputs: modified,
  parameters: {
    target: vector({ default: [0, 0, 0], port: 'Place', unit: 'scene units', description: 'Where it goes' }),
    aligned_edge: vector({
      default: [0, 0, 0],
      description: 'Puts this edge of it there instead of its centre, as a direction',
      advanced: true,
    }),
  },
  kind: 'modifier',
  subject: 'mobject',
  effect: 'absolute',
  lower: ({ full, value }) => ({
    method: 'move_to',
    args: [full.target],
    keywords: { aligned_edge: value.aligned_edge },
  }),
});
