import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { boolean } from '../parameters';
import { animated, lagRatio, timing } from '../timing';

export const write = defineNode({
  type: 'Write',
  version: 1,
  category: 'Animations',
  documentation: 'Writes a text or a formula as if by hand, and so brings it onto the screen.',
  example_code: 'self.play(Write(math_tex))',
  keywords: ['draw', 'handwriting', 'appear', 'show', 'introduce'],
  inputs: { mobject: { type: 'VMobject', role: 'subject', description: 'The mobject that is animated' } },
  outputs: animated,
  parameters: {
    ...timing({ run_time: null, rate_func: 'linear' }),
    lag_ratio: lagRatio(null),
    reverse: boolean({ default: false, description: 'Unwrites it instead', advanced: true }),
  },
  kind: 'animation',
  subject: 'mobject',
  introduces: 'subject',
  lower: ({ value, full }) => call('Write', [full.mobject], { lag_ratio: value.lag_ratio, reverse: value.reverse }),
});
