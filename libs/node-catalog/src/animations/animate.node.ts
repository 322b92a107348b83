import { defineNode } from '../define-node';
import { number } from '../parameters';
import { timing } from '../timing';

export const animate = defineNode({
  type: 'Animate',
  version: 1,
  category: 'Animations',
  documentation: 'The modifiers wired behind it happen as one smooth animation instead of at once.',
  example_code: 'self.play(circle.animate.shift(RIGHT).scale(2))',
  keywords: ['move', 'smooth', 'motion', 'change', 'tween'],
  inputs: { mobject: { type: 'Subject', role: 'subject', description: 'The mobject or tracker that changes' } },
  outputs: { mobject: { type: 'Subject', sameAs: 'mobject', description: 'For the modifiers that are animated' } },
  parameters: {
    ...timing(),
    lag_ratio: number({
      default: 0,
      min: 0,
      max: 100,
      description: 'Lets the parts start one after another: 0 together, 1 each after the one before',
      advanced: true,
    }),
    path_arc: number({
      default: 0,
      min: -100,
      max: 100,
      unit: 'radians',
      description: 'Moves along an arc of this angle instead of a straight line',
      advanced: true,
    }),
  },
  kind: 'head',
  head: 'animate',
  subject: 'mobject',
  lower: ({ value }) => ({ lag_ratio: value.lag_ratio, path_arc: value.path_arc }),
});
