import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { animated, lagRatio, timing } from '../timing';

export const create = defineNode({
  type: 'Create',
  version: 1,
  category: 'Animations',
  documentation: 'Draws a shape as if with a pen, and so brings it onto the screen.',
  example_code: 'self.play(Create(circle))',
  keywords: ['draw', 'appear', 'show', 'introduce'],
  inputs: { mobject: { type: 'VMobject', role: 'subject', description: 'The mobject that is animated' } },
  outputs: animated,
  parameters: {
    ...timing(),
    lag_ratio: lagRatio(1),
  },
  kind: 'animation',
  subject: 'mobject',
  introduces: 'subject',
  lower: ({ value, full }) => call('Create', [full.mobject], { lag_ratio: value.lag_ratio }),
});
