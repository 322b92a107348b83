import { call, type PyExpr } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { list, text } from '../parameters';
import { fontSize, style, vmobjectStyle } from '../style';

/** `parts` as separate arguments: `MathTex("a", "b")`, or `MathTex(*parts)` when they come by wire. */
const parts = (value: PyExpr): readonly PyExpr[] =>
  value.kind === 'list' ? value.items : [{ kind: 'starred', value }];

export const mathTex = defineNode({
  type: 'MathTex',
  version: 1,
  category: 'Text',
  documentation: 'A formula written in LaTeX. Give it in several parts to reach each of them later.',
  example_code: 'math_tex = MathTex(r"e^{i\\pi} + 1 = 0")',
  keywords: ['formula', 'equation', 'latex', 'math', 'symbol'],
  requires: 'latex',
  outputs: { mobject: { type: 'Tex' } },
  parameters: {
    tex: text({ default: 'x^2', language: 'latex', multiline: true, description: 'The formula in LaTeX' }),
    parts: list({
      default: null,
      items: 'text',
      description: 'The formula in several parts, instead of the field above',
      advanced: true,
    }),
    font_size: fontSize,
    ...vmobjectStyle({ fill_opacity: 1, stroke_width: 0 }),
  },
  kind: 'constructor',
  lower: ({ value, full }) =>
    call('MathTex', value.parts ? parts(value.parts) : [full.tex], { font_size: value.font_size, ...style(value) }),
});
