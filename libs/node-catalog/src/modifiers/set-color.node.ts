import { defineNode } from '../define-node';
import { color } from '../parameters';
import { modified } from '../timing';

export const setColor = defineNode({
  type: 'SetColor',
  version: 1,
  category: 'Modifiers',
  documentation: 'Gives outline and fill a color.',
  example_code: 'circle.set_color(YELLOW)',
  keywords: ['colour', 'paint', 'recolor', 'tint'],
  inputs: { mobject: { type: 'Mobject', role: 'subject', description: 'The mobject that is changed' } },
  outputs: modified,
  parameters: {
    color: color({ default: 'YELLOW', description: 'The new color' }),
  },
  kind: 'modifier',
  subject: 'mobject',
  effect: 'absolute',
  lower: ({ full }) => ({ method: 'set_color', args: [full.color] }),
});
