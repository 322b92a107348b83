import { call } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { boolean, integer, number, text } from '../parameters';
import { fontSize, style, vmobjectStyle } from '../style';

export const decimalNumber = defineNode({
  type: 'DecimalNumber',
  version: 1,
  category: 'Text',
  documentation: 'A number on the screen. Wire the value of a ValueTracker into it and it counts along.',
  example_code: 'decimal_number = DecimalNumber(3.14, num_decimal_places=2)',
  keywords: ['counter', 'digits', 'value', 'label'],
  requires: 'latex',
  outputs: { mobject: { type: 'VMobject' } },
  parameters: {
    number: number({ default: 0, min: -1e12, max: 1e12, description: 'The number that it shows' }),
    num_decimal_places: integer({ default: 2, min: 0, max: 15, description: 'Digits after the point' }),
    include_sign: boolean({ default: false, description: 'Shows a plus sign too', advanced: true }),
    group_with_commas: boolean({ default: true, description: 'Groups thousands: 1,000', advanced: true }),
    show_ellipsis: boolean({ default: false, description: 'Ends with three dots', advanced: true }),
    unit: text({ default: null, language: 'latex', description: 'A unit behind the number, in LaTeX', advanced: true }),
    font_size: fontSize,
    ...vmobjectStyle({ fill_opacity: 1, stroke_width: 0 }),
  },
  kind: 'constructor',
  liveSetter: { parameter: 'number', method: 'set_value' },
  lower: ({ value }) =>
    call('DecimalNumber', value.number ? [value.number] : [], {
      num_decimal_places: value.num_decimal_places,
      include_sign: value.include_sign,
      group_with_commas: value.group_with_commas,
      show_ellipsis: value.show_ellipsis,
      unit: value.unit,
      font_size: value.font_size,
      ...style(value),
    }),
});
