import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { animated, lagRatio, pathArc, timing } from '../timing';

export const replacementTransform = defineNode({
  type: 'ReplacementTransform',
  version: 1,
  category: 'Animations',
  documentation: 'Turns a mobject into another one, which is on the screen afterwards in its place.',
  example_code: 'self.play(ReplacementTransform(square, circle))',
  keywords: ['morph', 'change', 'become', 'turn into'],
  inputs: {
    mobject: { type: 'Mobject', role: 'subject', description: 'The mobject that changes' },
    target: { type: 'Mobject', role: 'material', description: 'What it turns into' },
  },
  outputs: { ...animated, mobject: { ...animated.mobject, sameAs: 'target' } },
  parameters: {
    ...timing(),
    lag_ratio: lagRatio(0),
    path_arc: pathArc,
  },
  kind: 'animation',
  subject: 'mobject',
  target: 'target',
  introduces: 'target',
  removes: true,
  leaves: 'target',
  lower: ({ value, full }) =>
    call('ReplacementTransform', [full.mobject, full.target], { lag_ratio: value.lag_ratio, path_arc: value.path_arc }),
});
