import { defineNode } from '../define-node';
import { number, vector } from '../parameters';
import { modified } from '../timing';

export const scale = defineNode({
  type: 'Scale',
  version: 1,
  category: 'Modifiers',
  documentation: 'Makes a mobject larger or smaller.',
  example_code: 'square.scale(0.5)',
  keywords: ['size', 'grow', 'shrink', 'bigger', 'zoom'],
  inputs: { mobject: { type: 'Mobject', role: 'subject', description: 'The mobject that is changed' } },
  outputs: modified,
  parameters: {
    factor: number({ default: 2, min: -1000, max: 1000, description: 'Times so large; 0.5 is half the size' }),
    about_point: vector({
      default: null,
      unit: 'scene units',
      description: 'The point that stays where it is; empty is the centre of the mobject',
      advanced: true,
    }),
    about_edge: vector({
      default: null,
      description: 'The edge or corner that stays where it is, as a direction',
      advanced: true,
    }),
  },
  kind: 'modifier',
  subject: 'mobject',
  effect: 'relative',
  lower: ({ full, value }) => ({
    method: 'scale',
    args: [full.factor],
    keywords: { about_point: value.about_point, about_edge: value.about_edge },
  }),
});
