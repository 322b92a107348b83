import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number } from '../parameters';
import { animated, timing } from '../timing';

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
  kind: 'animation',
  subject: 'mobject',
  target: 'target',
  introduces: 'target',
  removes: true,
  leaves: 'target',
  lower: ({ value, full }) =>
    call('ReplacementTransform', [full.mobject, full.target], { lag_ratio: value.lag_ratio, path_arc: value.path_arc }),
});
