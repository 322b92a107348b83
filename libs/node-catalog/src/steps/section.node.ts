import { exprStmt, method, name } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { boolean, text } from '../parameters';

export const section = defineNode({
  type: 'Section',
  version: 1,
  category: 'Steps',
  documentation: 'Begins a new section here: a chapter of the video, a slide of a presentation.',
  example_code: 'self.next_section("Proof")',
  keywords: ['chapter', 'slide', 'part', 'marker'],
  parameters: {
    name: text({ default: 'unnamed', language: 'plain', description: 'Name of the section' }),
    skip_animations: boolean({ default: false, description: 'Leaves its animations out of the video', advanced: true }),
  },
  kind: 'step',
  lower: ({ value }) => [
    exprStmt(
      method(name('self'), 'next_section', value.name ? [value.name] : [], { skip_animations: value.skip_animations }),
    ),
  ],
});
