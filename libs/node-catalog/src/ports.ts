import { isFormulaValue, type GraphNode, type JsonValue, type PortType } from '@manim-nodes/graph-model';
import { freeNames, parseFormula } from '@manim-nodes/formula';
import type { NodeDefinition } from './define-node';
import { parameterPort } from './port-types';

export type InputKind = 'input' | 'parameter' | 'name' | 'after';

/** An input handle of one node: inputs and parameters of its type, free names of its formulas, and `after`. */
export interface ResolvedInput {
  readonly name: string;
  readonly type: PortType;
  readonly kind: InputKind;
  readonly required: boolean;
  readonly multi: boolean;
  readonly description: string;
}

/** An output handle of one node. The type is the declared one; the checker refines it by what is wired in. */
export interface ResolvedOutput {
  readonly name: string;
  readonly type: PortType;
  readonly description: string;
}

export interface Ports {
  readonly inputs: readonly ResolvedInput[];
  readonly outputs: readonly ResolvedOutput[];
}

/** Steps act at a point in time: they have `then`, and may have start, delay and pause. */
export function isStep(definition: NodeDefinition): boolean {
  return definition.kind === 'animation' || definition.kind === 'composition' || definition.kind === 'step';
}

/** Names of a formula's own arguments, which are not free. */
export function argumentNames(definition: NodeDefinition, parameter: string): readonly string[] {
  const described = definition.parameters[parameter];
  if (described?.type === 'function') return described.arguments;
  return described?.type === 'rate_function' ? ['t'] : [];
}

/** The formula of a parameter as it is stored, else that of its default. */
export function formulaText(
  definition: NodeDefinition,
  data: GraphNode['data'],
  parameter: string,
): string | undefined {
  const stored: JsonValue | undefined = Object.hasOwn(data, parameter)
    ? data[parameter]
    : definition.parameters[parameter]?.default;
  return isFormulaValue(stored) ? stored.formula : undefined;
}

function nameInputs(definition: NodeDefinition, data: GraphNode['data']): readonly ResolvedInput[] {
  const inputs = new Map<string, ResolvedInput>();
  for (const parameter of Object.keys(definition.parameters)) {
    const text = formulaText(definition, data, parameter);
    const parsed = text === undefined ? undefined : parseFormula(text);
    if (!parsed?.ok) continue;
    for (const { name, called } of freeNames(parsed.formula, argumentNames(definition, parameter))) {
      if (Object.hasOwn(definition.parameters, name) || Object.hasOwn(definition.inputs, name)) continue;
      inputs.set(name, {
        name,
        type: called ? 'Function' : 'Value',
        kind: 'name',
        required: true,
        multi: false,
        description: `The name ${name} of the formula in ${parameter}`,
      });
    }
  }
  return [...inputs.values()];
}

const after: ResolvedInput = {
  name: 'after',
  type: 'Flow',
  kind: 'after',
  required: false,
  multi: true,
  description: 'Happens only after these steps',
};

const then: ResolvedOutput = { name: 'then', type: 'Flow', description: 'For what happens only after this step' };

/** Every handle of a node, in the order in which an editor shows them. */
export function portsOf(definition: NodeDefinition, data: GraphNode['data']): Ports {
  const inputs: readonly ResolvedInput[] = Object.entries(definition.inputs).map(([name, port]) => ({
    name,
    type: port.type,
    kind: 'input',
    required: port.required ?? true,
    multi: port.multi ?? false,
    description: port.description,
  }));
  const parameters: readonly ResolvedInput[] = Object.entries(definition.parameters).flatMap(([name, parameter]) => {
    const type = parameterPort(parameter);
    return type
      ? [{ name, type, kind: 'parameter', required: false, multi: false, description: parameter.description }]
      : [];
  });
  const outputs = Object.entries(definition.outputs).map(([name, port]) => ({
    name,
    type: port.type,
    description: port.description ?? '',
  }));
  return {
    inputs: [...inputs, ...parameters, ...nameInputs(definition, data), after],
    outputs: isStep(definition) ? [...outputs, then] : outputs,
  };
}
