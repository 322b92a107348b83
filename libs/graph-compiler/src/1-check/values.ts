import { inferType, parseFormula, type FormulaType } from '@manim-nodes/formula';
import { isFormulaValue, type Diagnostic, type JsonValue } from '@manim-nodes/graph-model';
import { manimColors, rateFunctions, type NumberParameter, type Parameter } from '@manim-nodes/node-catalog';
import type { Given } from './checked';
import type { DraftNode } from './draft';
import { parameterFault } from './messages';

const isNumber = (value: JsonValue): value is number => typeof value === 'number' && Number.isFinite(value);
const shown = (value: JsonValue): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

function numberFault(parameter: NumberParameter, value: JsonValue): string | undefined {
  if (!isNumber(value)) return `must be a number, got ${shown(value)}`;
  if (parameter.type === 'integer' && !Number.isSafeInteger(value))
    return `must be a whole number, got ${String(value)}`;
  const { min, max, exclusiveMin } = parameter;
  if (exclusiveMin !== undefined && value <= exclusiveMin)
    return `must be > ${String(exclusiveMin)}, got ${String(value)}`;
  if (min !== undefined && value < min) return `must be >= ${String(min)}, got ${String(value)}`;
  if (max !== undefined && value > max) return `must be <= ${String(max)}, got ${String(value)}`;
  return undefined;
}

/** `#rrggbb`, `#rrggbbaa` or a colour name of Manim. */
export function isColor(value: JsonValue): value is string {
  return (
    typeof value === 'string' && (/^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value) || Object.hasOwn(manimColors, value))
  );
}

const isVector = (value: JsonValue): boolean => Array.isArray(value) && value.length === 3 && value.every(isNumber);

const itemFaults = {
  number: (value: JsonValue) => (isNumber(value) ? undefined : 'numbers'),
  text: (value: JsonValue) => (typeof value === 'string' ? undefined : 'texts'),
  color: (value: JsonValue) => (isColor(value) ? undefined : 'colors'),
  vector: (value: JsonValue) => (isVector(value) ? undefined : 'vectors [x, y, z]'),
} as const;

const maxListLength = 10_000;

function rangeFault(value: JsonValue): string | undefined {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3 || !value.every(isNumber)) {
    return `must be [min, max] or [min, max, step], got ${shown(value)}`;
  }
  const [min = 0, max = 0, step = 1] = value as readonly number[];
  if (min >= max) return `must have its smaller end first, got ${shown(value)}`;
  return step > 0 ? undefined : `must have a step > 0, got ${String(step)}`;
}

/** What is wrong with a stored value that is no formula; `undefined` when nothing is. */
function literalFault(parameter: Parameter, value: JsonValue): string | undefined {
  if (value === null) return parameter.default === null ? undefined : 'must have a value';
  switch (parameter.type) {
    case 'number':
    case 'integer':
      return numberFault(parameter, value);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `must be true or false, got ${shown(value)}`;
    case 'text':
      return typeof value === 'string' ? undefined : `must be a text, got ${shown(value)}`;
    case 'color':
      return isColor(value) ? undefined : `must be a color as #rrggbb or one of Manim's names, got ${shown(value)}`;
    case 'vector':
      return isVector(value) ? undefined : `must be a vector [x, y, z], got ${shown(value)}`;
    case 'choice':
      return typeof value === 'string' && parameter.options.includes(value)
        ? undefined
        : `must be one of ${parameter.options.join(', ')}, got ${shown(value)}`;
    case 'range':
      return rangeFault(value);
    case 'list': {
      if (!Array.isArray(value)) return `must be a list, got ${shown(value)}`;
      if (value.length > maxListLength)
        return `must have at most ${String(maxListLength)} items, got ${String(value.length)}`;
      const wanted = (value as readonly JsonValue[])
        .map(itemFaults[parameter.items])
        .find((fault) => fault !== undefined);
      return wanted && `must be a list of ${wanted}, got ${shown(value)}`;
    }
    case 'rate_function':
      return typeof value === 'string' && rateFunctions.includes(value)
        ? undefined
        : `must be a rate function of Manim or a formula in t, got ${shown(value)}`;
    case 'function':
    case 'formula':
      return `must be a formula { "formula": "…" }, got ${shown(value)}`;
  }
}

const numbers: FormulaType = { list: 'Number' };

/** The types that a formula of a parameter may have; a list of the first in a scalar parameter lifts. */
function wantedTypes(parameter: Parameter): readonly FormulaType[] | undefined {
  switch (parameter.type) {
    case 'number':
    case 'integer':
      return ['Number', numbers];
    case 'boolean':
      return ['Boolean', { list: 'Boolean' }];
    case 'vector':
      return ['Vector', { list: 'Vector' }];
    case 'range':
      return [numbers];
    case 'list':
      if (parameter.items === 'number') return [numbers];
      return parameter.items === 'vector' ? [{ list: 'Vector' }] : [];
    case 'function':
      return [parameter.result];
    case 'rate_function':
      return ['Number'];
    case 'formula':
      return undefined;
    default:
      return [];
  }
}

const same = (a: FormulaType, b: FormulaType): boolean => JSON.stringify(a) === JSON.stringify(b);

type Read =
  | { readonly given: Given }
  | { readonly code: 'formula-syntax' | 'formula-type' | 'parameter-type' | 'parameter-range'; readonly fault: string };

function readFormula(parameter: Parameter, text: string, names: ReadonlyMap<string, FormulaType>): Read {
  const parsed = parseFormula(text);
  if (!parsed.ok)
    return {
      code: 'formula-syntax',
      fault: `has a mistake at character ${String(parsed.position + 1)}: ${parsed.message}`,
    };
  const wanted = wantedTypes(parameter);
  if (wanted?.length === 0) return { code: 'parameter-type', fault: 'cannot be computed by a formula' };
  let first: { readonly code: 'formula-type'; readonly fault: string } | undefined;
  for (const expected of wanted ?? [undefined]) {
    const inferred = inferType(parsed.formula, names, expected === undefined ? {} : { expected });
    if (inferred.ok && (expected === undefined || same(inferred.type, expected))) {
      return { given: { kind: 'formula', formula: parsed.formula, type: inferred.type } };
    }
    const fault = inferred.ok
      ? `must compute a ${describe(expected ?? inferred.type)}, but the formula gives a ${describe(inferred.type)}`
      : `has a mistake at character ${String(inferred.position + 1)}: ${inferred.message}`;
    first ??= { code: 'formula-type', fault };
  }
  return first ?? { code: 'formula-type', fault: 'cannot be computed by a formula' };
}

function describe(type: FormulaType): string {
  if (typeof type === 'string') return type;
  return 'list' in type ? `list of ${describe(type.list)}s` : 'function';
}

function read(parameter: Parameter, value: JsonValue | undefined, names: ReadonlyMap<string, FormulaType>): Read {
  const effective = value ?? parameter.default;
  if (isFormulaValue(effective)) return readFormula(parameter, effective.formula, names);
  if (value === undefined) return { given: { kind: 'default' } };
  const fault = literalFault(parameter, value);
  const code =
    fault && (parameter.type === 'number' || parameter.type === 'integer') && isNumber(value)
      ? 'parameter-range'
      : 'parameter-type';
  return fault ? { code, fault } : { given: { kind: 'literal', value } };
}

/** The value of each parameter that no wire overrides. `names` are the types of what is wired to free names. */
export function readParameters(
  draft: DraftNode,
  names: ReadonlyMap<string, FormulaType>,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const [name, parameter] of Object.entries(draft.definition.parameters)) {
    const stored = Object.hasOwn(draft.node.data, name) ? draft.node.data[name] : undefined;
    const result: Read = read(parameter, stored, functionNames(parameter, names));
    if ('given' in result) given.set(name, result.given);
    else {
      report(parameterFault(result.code, draft.node, name, result.fault));
      given.set(name, { kind: 'default' });
    }
  }
  return given;
}

/** A function's arguments are numbers, whatever is wired to the node. */
function functionNames(
  parameter: Parameter,
  names: ReadonlyMap<string, FormulaType>,
): ReadonlyMap<string, FormulaType> {
  if (parameter.type === 'function')
    return new Map([...names, ...parameter.arguments.map((name) => [name, 'Number'] as const)]);
  return parameter.type === 'rate_function' ? new Map([...names, ['t', 'Number']]) : names;
}
