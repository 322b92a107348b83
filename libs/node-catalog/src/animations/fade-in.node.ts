import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number, vector } from '../parameters';
import { animated, timing } from '../timing';

export const fadeIn = defineNode({
  type: 'FadeIn',
  version: 1,
  category: 'Animations',
  documentation: 'Lets a mobject appear by turning solid, and so brings it onto the screen.',
  example_code: 'self.play(FadeIn(square, shift=UP))',
  keywords: ['appear', 'show', 'introduce', 'opacity'],
  inputs: { mobject: { type: 'Mobject', role: 'subject', description: 'The mobject that is animated' } },
  outputs: animated,
  parameters: {
    ...timing(),
    shift: vector({ default: [0, 0, 0], unit: 'scene units', description: 'Moves this far while it appears' }),
    scale: number({ default: 1, min: 0, max: 1000, description: 'Grows from this size while it appears' }),
  },
  kind: 'animation',
  subject: 'mobject',
  introduces: 'subject',
  lower: ({ value, full }) => call('FadeIn', [full.mobject], { shift: value.shift, scale: value.scale }),
});
