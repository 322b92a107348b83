import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { choice, number, text as textParameter } from '../parameters';
import { fontSize, style, vmobjectStyle } from '../style';

export const text = defineNode({
  type: 'Text',
  version: 1,
  category: 'Text',
  documentation: 'Plain words in any font of the machine. For formulas there is MathTex.',
  example_code: 'text = Text("Hello", font_size=72)',
  keywords: ['words', 'label', 'caption', 'string', 'title'],
  outputs: { mobject: { type: 'VMobject' } },
  parameters: {
    text: textParameter({ default: 'Text', language: 'plain', multiline: true, description: 'What it says' }),
    font_size: fontSize,
    font: textParameter({
      default: '',
      language: 'plain',
      description: 'Name of the font family; empty is the default font',
      advanced: true,
    }),
    slant: choice({
      default: 'NORMAL',
      options: ['NORMAL', 'ITALIC', 'OBLIQUE'],
      python: 'name',
      description: 'Upright or slanted',
      advanced: true,
    }),
    weight: choice({
      default: 'NORMAL',
      options: ['THIN', 'LIGHT', 'NORMAL', 'MEDIUM', 'SEMIBOLD', 'BOLD', 'HEAVY'],
      python: 'name',
      description: 'How heavy the strokes of the letters are',
      advanced: true,
    }),
    line_spacing: number({
      default: -1,
      min: -1,
      max: 100,
      description: 'Distance between lines in letter sizes; -1 is the default',
      advanced: true,
    }),
    ...vmobjectStyle({ fill_opacity: 1, stroke_width: 0 }),
  },
  kind: 'constructor',
  lower: ({ value, full }) =>
    call('Text', [full.text], {
      font_size: value.font_size,
      font: value.font,
      slant: value.slant,
      weight: value.weight,
      line_spacing: value.line_spacing,
      ...style(value),
    }),
});
