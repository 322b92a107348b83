import type { PyExpr } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { choice, integer, list } from '../parameters';

const item = (value: PyExpr, index: PyExpr): PyExpr => ({ kind: 'subscript', value, index });

export const part = defineNode({
  type: 'Part',
  version: 1,
  category: 'Readings',
  documentation:
    'A part of a mobject: a member of a group, a part of a formula, a letter of a text. Counting begins at 0.',
  example_code: 'part = math_tex[1]',
  keywords: ['member', 'index', 'slice', 'letter', 'term', 'submobject', 'item'],
  inputs: { mobject: { type: 'Mobject', role: 'reference', description: 'The mobject that it is a part of' } },
  outputs: { mobject: { type: 'AnyMobject' } },
  parameters: {
    by: choice({
      default: 'index',
      options: ['index', 'path', 'slice'],
      description: 'How the part is named: by its number, by a path of numbers, or from one number up to another',
    }),
    index: integer({ default: 0, min: -10_000, max: 10_000, description: 'Number of the part; -1 is the last' }),
    path: list({ default: [0], items: 'number', description: 'Numbers of the part, of its part, …', advanced: true }),
    from: integer({ default: null, min: -10_000, max: 10_000, description: 'First part of the slice', advanced: true }),
    to: integer({
      default: null,
      min: -10_000,
      max: 10_000,
      description: 'The part before which the slice ends',
      advanced: true,
    }),
  },
  kind: 'reading',
  subject: 'mobject',
  part: true,
  lower: ({ value, full, stored }) => {
    switch (stored('by')) {
      case 'slice':
        return item(full.mobject, { kind: 'slice', from: value.from, to: value.to });
      case 'path':
        return (full.path.kind === 'list' ? full.path.items : []).reduce(item, full.mobject);
      default:
        return item(full.mobject, full.index);
    }
  },
});
