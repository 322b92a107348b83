import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';

export const vgroup = defineNode({
  type: 'VGroup',
  version: 1,
  category: 'Groups',
  documentation: 'Holds several mobjects, so that they are moved, styled and animated as one. It does not copy them.',
  example_code: 'vgroup = VGroup(circle, square)',
  keywords: ['group', 'together', 'collect', 'bundle'],
  inputs: {
    mobjects: { type: 'VMobject', role: 'material', multi: true, description: 'Its members, from back to front' },
  },
  outputs: { mobject: { type: 'VMobject' } },
  kind: 'constructor',
  holds: 'mobjects',
  lower: ({ many }) => call('VGroup', many('mobjects')),
});
