import { isMobjectType, type JsonValue, type PortType } from '@manim-nodes/graph-model';
import { catalogue } from './catalogue';
import type { NodeDefinition } from './define-node';
import type { Parameter } from './definition';

/** A parameter as `GET /api/nodes/definitions` serves it. */
export interface ServedParameter {
  readonly name: string;
  readonly type: string;
  readonly default: JsonValue;
  readonly description: string;
  readonly min?: number;
  readonly max?: number;
  readonly exclusive_min?: number;
  readonly options?: readonly string[];
  readonly unit?: string;
  readonly advanced?: true;
  readonly arguments?: readonly string[];
}

/** A node type as `GET /api/nodes/definitions` serves it. */
export interface ServedDefinition {
  readonly type: string;
  readonly version: number;
  readonly category: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: readonly ServedParameter[];
  readonly documentation: string;
  readonly example_code: string;
  readonly keywords: readonly string[];
}

/** To the outside every kind of mobject is a `Mobject`. */
const outside = (type: PortType): string => (isMobjectType(type) ? 'Mobject' : type);

function servedParameter(name: string, parameter: Parameter): ServedParameter {
  return {
    name,
    type: parameter.type,
    default: parameter.default,
    description: parameter.description,
    ...('min' in parameter && parameter.min !== undefined && { min: parameter.min }),
    ...('max' in parameter && parameter.max !== undefined && { max: parameter.max }),
    ...('exclusiveMin' in parameter &&
      parameter.exclusiveMin !== undefined && { exclusive_min: parameter.exclusiveMin }),
    ...('options' in parameter && { options: parameter.options }),
    ...(parameter.unit !== undefined && { unit: parameter.unit }),
    ...(parameter.advanced && { advanced: true }),
    ...('arguments' in parameter && { arguments: parameter.arguments }),
  };
}

function served(definition: NodeDefinition): ServedDefinition {
  const { type, version, category, documentation, example_code, keywords } = definition;
  const types = (ports: Readonly<Record<string, { readonly type: PortType }>>) =>
    Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, outside(port.type)]));
  return {
    type,
    version,
    category,
    inputs: types(definition.inputs),
    outputs: types(definition.outputs),
    parameters: Object.entries(definition.parameters).map(([name, parameter]) => servedParameter(name, parameter)),
    documentation,
    example_code,
    keywords,
  };
}

/** All node types in the shape of the specification; parameters, `after` and `then` are handles without being listed. */
export function servedDefinitions(): readonly ServedDefinition[] {
  return catalogue.map(served);
}
