/** Types of handles. Subtypes of `Mobject` are refinements; the type table says what fits what. */
export const baseTypes = [
  'Number',
  'Integer',
  'Boolean',
  'Text',
  'Color',
  'Vector',
  'Matrix',
  'Function',
  'RateFunction',
  'Asset',
  'Tracker',
  'Mobject',
  'VMobject',
  'CoordinateSystem',
  'Curve',
  'Tex',
  'CameraFrame',
  /** A mobject or a point, kept as what it is. */
  'Place',
  /** A mobject, or a text that becomes a formula (`MathTex`). */
  'Label',
  /** Whatever can be changed: a mobject or a tracker, kept as what it is. */
  'Subject',
  /** What a free name of a formula stands for: a number, a vector, a truth value, or a mobject's centre. */
  'Value',
  'Animation',
  'Flow',
  /** A value whose type is only known when the graph runs (`Part`, `Item`): fits every mobject input. */
  'AnyMobject',
] as const;

export type BaseType = (typeof baseTypes)[number];
export type ListType = `List<${string}>`;
export type PortType = BaseType | ListType;
