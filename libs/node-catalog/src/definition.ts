import type { JsonValue, PortType } from '@manim-nodes/graph-model';

export const categories = [
  'Shapes',
  'Text',
  'Axes',
  'Groups',
  '3D',
  'Modifiers',
  'Readings',
  'Animations',
  'Steps',
  'Values',
  'Live',
  'Camera',
  'Assets',
  'Scene',
] as const;
export type Category = (typeof categories)[number];

/**
 * What a node does with a mobject that it is handed: a `subject` is changed, `material` is used up (transform target,
 * group member, boolean operand, label), a `reference` is only looked at.
 */
export type Role = 'subject' | 'material' | 'reference';

/** An input that is not a parameter. */
export interface InputPort {
  readonly type: PortType;
  /** Only for mobject inputs. */
  readonly role?: Role;
  /** Default true: a missing wire is the error `missing-input`. */
  readonly required?: boolean;
  /** Takes an ordered list of wires, in `edges[]` order; a list wired into it is spliced in. */
  readonly multi?: boolean;
  readonly description: string;
}

export interface OutputPort {
  readonly type: PortType;
  /** The type is the type of whatever is wired into that input. */
  readonly sameAs?: string;
  /** The type is the type of that parameter's formula. */
  readonly inferred?: string;
  /** Its numbers are integers when all these parameters are stored whole numbers. */
  readonly wholeWith?: readonly string[];
  readonly description?: string;
}

interface ParameterBase<Kind extends string, Value extends JsonValue> {
  /** Lower case, as `GET /api/nodes/definitions` serves it. */
  readonly type: Kind;
  /** Manim's own default, so that a value equal to it need not be printed. */
  readonly default: Value;
  readonly description: string;
  /** Rarely used: folded under "more" in the editor. */
  readonly advanced?: boolean;
  /** Says what the number measures: `scene units`, `seconds`, `degrees`, … */
  readonly unit?: string;
}

export interface NumberParameter extends ParameterBase<'number' | 'integer', number | null> {
  readonly min?: number;
  readonly max?: number;
  /** Must be greater than this. */
  readonly exclusiveMin?: number;
}

export type BooleanParameter = ParameterBase<'boolean', boolean>;

/** `language` picks the editor's field; the value is always a literal. */
export interface TextParameter extends ParameterBase<'text', string | null> {
  readonly language: 'plain' | 'latex' | 'python-format';
  readonly multiline?: boolean;
}

/** `#rrggbb`, `#rrggbbaa` or one of Manim's colour names; `null` leaves the choice to Manim. */
export type ColorParameter = ParameterBase<'color', string | null>;

/** `[x, y, z]` in scene units: a point or a direction. */
export interface VectorParameter extends ParameterBase<'vector', readonly number[] | null> {
  /** `Place`: a mobject may be wired instead, and stays what it is. */
  readonly port?: 'Place';
}

/** One of a closed set. `python` maps an option to the name that stands for it in Python; else it is a string literal. */
export interface ChoiceParameter extends ParameterBase<'choice', string | null> {
  readonly options: readonly string[];
  readonly python?: 'name' | 'string';
}

/** `[min, max]` or `[min, max, step]`. */
export type RangeParameter = ParameterBase<'range', readonly number[] | null>;

/** A list of numbers, texts, colours or vectors. */
export interface ListParameter extends ParameterBase<'list', readonly JsonValue[] | null> {
  readonly items: 'number' | 'text' | 'color' | 'vector';
}

/** A formula with named arguments: `{ formula: "sin(x)" }`; its other names become inputs. */
export interface FunctionParameter extends ParameterBase<'function', { readonly formula: string } | null> {
  readonly arguments: readonly string[];
  readonly result: 'Number' | 'Vector' | 'Boolean';
}

/** A rate function by Manim's name, or a formula in `t`. */
export type RateFunctionParameter = ParameterBase<'rate_function', string | { readonly formula: string } | null>;

/** A formula of any type (the `Formula` node): its type is inferred, its names become inputs. */
export type FormulaParameter = ParameterBase<'formula', { readonly formula: string }>;

export type Parameter =
  | NumberParameter
  | BooleanParameter
  | TextParameter
  | ColorParameter
  | VectorParameter
  | ChoiceParameter
  | RangeParameter
  | ListParameter
  | FunctionParameter
  | RateFunctionParameter
  | FormulaParameter;

/** What every consumer but the compiler needs of a node type. */
export interface NodeDefinitionData {
  readonly type: string;
  readonly version: number;
  readonly category: Category;
  /** One to three sentences that a teacher understands. */
  readonly documentation: string;
  /** Python, one line, as it would come out. */
  readonly example_code: string;
  /** What a person might type to find it. */
  readonly keywords: readonly string[];
  readonly inputs: Readonly<Record<string, InputPort>>;
  readonly outputs: Readonly<Record<string, OutputPort>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly requires?: 'latex' | 'typst';
}
