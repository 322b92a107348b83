import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number, vector } from '../parameters';
import { animated, timing } from '../timing';

export const fadeOut = defineNode({
  type: 'FadeOut',
  version: 1,
  category: 'Animations',
  documentation: 'Lets a mobject vanish by turning clear, and takes it off the screen.',
  example_code: 'self.play(FadeOut(square))',
  keywords: ['disappear', 'hide', 'vanish', 'remove', 'opacity'],
  inputs: { mobject: { type: 'Mobject', role: 'subject', description: 'The mobject that is animated' } },
  outputs: animated,
  parameters: {
    ...timing(),
    shift: vector({ default: [0, 0, 0], unit: 'scene units', description: 'Moves this far while it vanishes' }),
    scale: number({ default: 1, min: 0, max: 1000, description: 'Grows to this size while it vanishes' }),
  },
  kind: 'animation',
  subject: 'mobject',
  removes: true,
  lower: ({ value, full }) => call('FadeOut', [full.mobject], { shift: value.shift, scale: value.scale }),
});
