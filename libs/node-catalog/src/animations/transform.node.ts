import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { animated, lagRatio, pathArc, timing } from '../timing';

export const transform = defineNode({
  type: 'Transform',
  version: 1,
  category: 'Animations',
  documentation:
    'Turns a mobject into the shape of another one. The mobject stays the same one, only its looks change; the target itself never appears.',
  example_code: 'self.play(Transform(square, circle))',
  keywords: ['morph', 'change', 'become', 'turn into'],
  inputs: {
    mobject: { type: 'Mobject', role: 'subject', description: 'The mobject that changes' },
    target: { type: 'Mobject', role: 'material', description: 'What it turns into' },
  },
  outputs: animated,
  parameters: {
    ...timing(),
    lag_ratio: lagRatio(0),
    path_arc: pathArc,
  },
  kind: 'animation',
  subject: 'mobject',
  target: 'target',
  lower: ({ value, full }) =>
    call('Transform', [full.mobject, full.target], { lag_ratio: value.lag_ratio, path_arc: value.path_arc }),
});
