import { catalogue } from './catalogue';
import type { NodeDefinition } from './define-node';

const byType: ReadonlyMap<string, NodeDefinition> = new Map(
  catalogue.map((definition) => [definition.type, definition]),
);

/** The definition of a node type, or `undefined` for a type that does not exist. */
export function definitionOf(type: string): NodeDefinition | undefined {
  return byType.get(type);
}
