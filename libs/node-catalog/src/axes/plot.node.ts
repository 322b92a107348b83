import { method } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { boolean, func, range } from '../parameters';
import { style, vmobjectStyle } from '../style';

export const plot = defineNode({
  type: 'Plot',
  version: 1,
  category: 'Axes',
  documentation:
    'The graph of a function of x in a coordinate system. Other names in the formula become inputs: wire a ValueTracker into one and the plot moves.',
  example_code: 'plot = axes.plot(lambda x: np.sin(x), color=BLUE)',
  keywords: ['graph', 'function', 'curve', 'sin', 'parabola'],
  inputs: { axes: { type: 'CoordinateSystem', role: 'reference', description: 'The axes that it is drawn in' } },
  outputs: { mobject: { type: 'Curve' } },
  parameters: {
    function: func({
      default: { formula: 'x^2' },
      arguments: ['x'],
      result: 'Number',
      description: 'The function of x',
    }),
    x_range: range({ default: null, description: 'Where it is drawn; empty is the whole axis' }),
    use_smoothing: boolean({
      default: true,
      description: 'Draws a smooth curve through the points; off for corners',
      advanced: true,
    }),
    ...vmobjectStyle(),
  },
  kind: 'constructor',
  lower: ({ value, full }) =>
    method(full.axes, 'plot', [full.function], {
      x_range: value.x_range,
      use_smoothing: value.use_smoothing,
      ...style(value),
    }),
});
