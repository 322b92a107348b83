import { defineNode } from '../define-node';
import { number, vector } from '../parameters';
import { modified } from '../timing';

export const nextTo = defineNode({
  type: 'NextTo',
  version: 1,
  category: 'Modifiers',
  documentation: 'Puts a mobject beside another one or beside a point.',
  example_code: 'text.next_to(circle, DOWN)',
  keywords: ['beside', 'below', 'above', 'left', 'right', 'place', 'label'],
  inputs: { mobject: { type: 'Mobject', role: 'subject', description: 'The mobject that is changed' } },
  outputs: modified,
  parameters: {
    direction: vector({ default: [1, 0, 0], description: 'On which side' }),
    reference: vector({
      default: [0, 0, 0],
      port: 'Place',
      unit: 'scene units',
      description: 'The mobject or point that it stands beside',
    }),
    buff: number({ default: 0.25, min: -100, max: 100, unit: 'scene units', description: 'Gap between the two' }),
    aligned_edge: vector({
      default: [0, 0, 0],
      description: 'Lines both up at this edge, as a direction',
      advanced: true,
    }),
  },
  kind: 'modifier',
  subject: 'mobject',
  effect: 'absolute',
  lower: ({ full, value }) => ({
    method: 'next_to',
    args: [full.reference, ...(value.direction ? [value.direction] : [])],
    keywords: { buff: value.buff, aligned_edge: value.aligned_edge },
  }),
});
