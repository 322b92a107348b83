/** Types of handles (language.md §2). Subtypes of `Mobject` are refinements. */
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
  'Place',
  'Animation',
  'Flow',
  /** A value whose type is only known when the graph runs (`Part`, `Item`): fits every mobject input. */
  'AnyMobject',
] as const;

export type BaseType = (typeof baseTypes)[number];
export type ListType = `List<${string}>`;
export type PortType = BaseType | ListType;
