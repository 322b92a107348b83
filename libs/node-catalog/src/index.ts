export * from './behaviour';
export { definitionOf } from './catalog';
export { catalogue } from './catalogue';
export type { NodeDefinition } from './define-node';
export * from './definition';
export * from './manim-names';
export {
  argumentNames,
  formulaText,
  isStep,
  portsOf,
  type InputKind,
  type Ports,
  type ResolvedInput,
  type ResolvedOutput,
} from './ports';
export { parameterPort } from './port-types';
export { servedDefinitions, type ServedDefinition, type ServedParameter } from './served';
export { snakeCase } from './snake-case';
