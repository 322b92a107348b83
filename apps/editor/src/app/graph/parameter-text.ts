import { isFormulaValue, type JsonValue } from '@manim-nodes/graph-model';
import { manimColors, type Parameter } from '@manim-nodes/node-catalog';

/** A number as a person writes it: no trailing zeros, no rounding noise. */
export const numberText = (value: number): string => String(Number(value.toPrecision(10)));

function itemText(value: JsonValue): string {
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(itemText).join(', ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A parameter's value as one short line, as it stands on the node. */
export function valueText(parameter: Parameter, value: JsonValue): string {
  if (value === null) return 'auto';
  if (isFormulaValue(value)) return value.formula;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value)) {
    const shown: readonly JsonValue[] = parameter.type === 'vector' && value[2] === 0 ? value.slice(0, 2) : value;
    return shown.map(itemText).join(', ');
  }
  return itemText(value).replaceAll('\n', ' ');
}

/** The CSS colour of a colour parameter's value: a hex string or one of Manim's names. */
export function swatchOf(value: JsonValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.startsWith('#') ? value : manimColors[value];
}

const parseNumber = (text: string): number | undefined => {
  const trimmed = text.trim();
  const value = Number(trimmed);
  return trimmed === '' || !Number.isFinite(value) ? undefined : value;
};

function parseNumbers(text: string): readonly number[] | undefined {
  const numbers = text.replace(/[[\]]/g, '').split(',').map(parseNumber);
  return numbers.every((value) => value !== undefined) ? numbers : undefined;
}

function parseColor(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i.test(trimmed)) return trimmed.toUpperCase();
  const name = trimmed.toUpperCase().replaceAll(' ', '_');
  return Object.hasOwn(manimColors, name) ? name : undefined;
}

/** Numbers that are no numbers may be formulas: `2 * PI`, `LEFT + UP`. */
const asFormula = (text: string): JsonValue => ({ formula: text.trim() });

/**
 * The value that a person typed into the field of a parameter; `undefined` when the text is no such value. An empty
 * text where Manim may choose is `null`.
 */
export function parseValue(parameter: Parameter, text: string): JsonValue | undefined {
  if (text.trim() === '' && parameter.default === null) return null;
  switch (parameter.type) {
    case 'number':
    case 'integer':
      return text.trim() === '' ? undefined : (parseNumber(text) ?? asFormula(text));
    case 'text':
      return text;
    case 'color':
      return parseColor(text);
    case 'boolean':
      return text === 'on' ? true : text === 'off' ? false : undefined;
    case 'choice':
      return parameter.options.includes(text) ? text : undefined;
    case 'vector': {
      const numbers = parseNumbers(text);
      if (numbers === undefined) return text.trim() === '' ? undefined : asFormula(text);
      return numbers.length === 2 || numbers.length === 3 ? [...numbers, 0].slice(0, 3) : undefined;
    }
    case 'range': {
      const numbers = parseNumbers(text);
      return numbers?.length === 2 || numbers?.length === 3 ? numbers : undefined;
    }
    case 'list':
      return parameter.items === 'number' ? parseNumbers(text) : parseItems(text, parameter.items);
    case 'function':
    case 'formula':
      return text.trim() === '' ? undefined : asFormula(text);
    case 'rate_function':
      return /^\w+$/.test(text.trim()) ? text.trim() : asFormula(text);
  }
}

function parseItems(text: string, items: 'text' | 'color' | 'vector'): JsonValue | undefined {
  const lines = text.split(items === 'color' ? /[\n,]/ : '\n').filter((line) => line.trim() !== '');
  if (items === 'text') return lines;
  const values = lines.map((line) => (items === 'color' ? parseColor(line) : vectorOf(line)));
  return values.every((value) => value !== undefined) ? values : undefined;
}

function vectorOf(line: string): readonly number[] | undefined {
  const numbers = parseNumbers(line);
  return numbers?.length === 2 || numbers?.length === 3 ? [...numbers, 0].slice(0, 3) : undefined;
}
