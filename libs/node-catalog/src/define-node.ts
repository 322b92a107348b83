import { snakeCase } from './snake-case';
import type { Behaviour } from './behaviour';
import type { InputPort, NodeDefinitionData, OutputPort, Parameter } from './definition';

/** A node type, whole: what people see of it and how it becomes Python. */
export type NodeDefinition = NodeDefinitionData & { readonly pythonName: string } & Behaviour;

type Ports = Readonly<Record<string, InputPort>>;
type Parameters = Readonly<Record<string, Parameter>>;

type Description<I extends Ports, P extends Parameters> = Omit<
  NodeDefinitionData,
  'inputs' | 'outputs' | 'parameters' | 'keywords'
> & {
  readonly keywords?: readonly string[];
  readonly inputs?: I;
  readonly outputs?: Readonly<Record<string, OutputPort>>;
  readonly parameters?: P;
  /** Stem of its Python variables; default: the type in snake case. */
  readonly pythonName?: string;
};

/** The names that a definition lists; none where it leaves the list out. */
type HandleOf<T> = string extends keyof T ? never : keyof T & string;

/** Defines a node type. Handles named in the behaviour are checked against the inputs and parameters. */
export function defineNode<const I extends Ports, const P extends Parameters>(
  definition: Description<I, P> & Behaviour<HandleOf<I> | HandleOf<P>>,
): NodeDefinition {
  return {
    ...definition,
    keywords: definition.keywords ?? [],
    inputs: definition.inputs ?? {},
    outputs: definition.outputs ?? {},
    parameters: definition.parameters ?? {},
    pythonName: definition.pythonName ?? snakeCase(definition.type),
  };
}
