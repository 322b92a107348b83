import { defineNode } from '../define-node';
import { lagRatio, pathArc, timing } from '../timing';

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
    lag_ratio: lagRatio(0),
    path_arc: pathArc,
  },
  kind: 'head',
  head: 'animate',
  subject: 'mobject',
  lower: ({ value }) => ({ lag_ratio: value.lag_ratio, path_arc: value.path_arc }),
});
