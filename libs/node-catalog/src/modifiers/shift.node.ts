import { defineNode } from '../define-node';
import { vector } from '../parameters';
import { modified } from '../timing';

export const shift = defineNode({
  type: 'Shift',
  version: 1,
  category: 'Modifiers',
  documentation: 'Moves a mobject by a distance in a direction.',
  example_code: 'circle.shift(2 * RIGHT)',
  keywords: ['move', 'translate', 'by', 'offset'],
  inputs: { mobject: { type: 'Mobject', role: 'subject', description: 'The mobject that is changed' } },
  outputs: modified,
  parameters: {
    vector: vector({ default: [1, 0, 0], unit: 'scene units', description: 'How far, and in which direction' }),
  },
  kind: 'modifier',
  subject: 'mobject',
  effect: 'relative',
  lower: ({ full }) => ({ method: 'shift', args: [full.vector] }),
});
