import type { PyExpr } from '@manim-nodes/python-ast';
import type { NumberParameter } from './definition';
import { color, integer, number } from './parameters';

const opacity = (value: number, description: string): NumberParameter =>
  number({ default: value, min: 0, max: 1, description });

interface StyleDefaults {
  readonly color?: string;
  readonly fill_opacity?: number;
  readonly stroke_width?: number;
}

type StyleHandle =
  'color' | 'fill_color' | 'fill_opacity' | 'stroke_color' | 'stroke_width' | 'stroke_opacity' | 'z_index';

/** Style parameters that every vector mobject has; the defaults are those of its Manim class. */
export const vmobjectStyle = (defaults: StyleDefaults = {}) => ({
  color: color({ default: defaults.color ?? 'WHITE', description: 'Color of outline and fill together' }),
  fill_color: color({ default: null, description: 'Color of the fill alone', advanced: true }),
  fill_opacity: opacity(defaults.fill_opacity ?? 0, 'How solid the fill is: 0 is clear, 1 is solid'),
  stroke_color: color({ default: null, description: 'Color of the outline alone', advanced: true }),
  stroke_width: number({
    default: defaults.stroke_width ?? 4,
    min: 0,
    max: 200,
    unit: 'points',
    description: 'Thickness of the outline',
  }),
  stroke_opacity: { ...opacity(1, 'How solid the outline is: 0 is clear, 1 is solid'), advanced: true },
  z_index: integer({
    default: 0,
    min: -1000,
    max: 1000,
    description: 'Mobjects with a higher number are drawn above others',
    advanced: true,
  }),
});

/** Size of letters and digits. */
export const fontSize = number({
  default: 48,
  exclusiveMin: 0,
  max: 1000,
  unit: 'points',
  description: 'Size of the letters',
});

/** The keywords of the style parameters that differ from their defaults. */
export function style(
  value: Readonly<Record<StyleHandle, PyExpr | undefined>>,
): Readonly<Record<StyleHandle, PyExpr | undefined>> {
  const { color, fill_color, fill_opacity, stroke_color, stroke_width, stroke_opacity, z_index } = value;
  return { color, fill_color, fill_opacity, stroke_color, stroke_width, stroke_opacity, z_index };
}
