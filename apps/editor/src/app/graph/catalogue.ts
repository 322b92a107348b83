import { type GraphNode, isList, isMobjectType, itemOf, type JsonValue } from '@manim-nodes/graph-model';
import { type Category, definitionOf, type NodeDefinition, type Parameter } from '@manim-nodes/node-catalog';

/** Tint of a category, for node headers and the palette. */
export const categoryColors: Readonly<Record<Category, string>> = {
  Shapes: '#58c4dd',
  Text: '#f0ac5f',
  Axes: '#5cd0b3',
  Groups: '#7f9cc4',
  '3D': '#6f8fd6',
  Modifiers: '#83c167',
  Readings: '#8fb8a0',
  Animations: '#b08cc4',
  Steps: '#d4798d',
  Values: '#98a1b0',
  Live: '#f4d345',
  Camera: '#c5a56f',
  Assets: '#98a1b0',
  Scene: '#e7eaf0',
};

/** What a person calls the node: its label, else its type. */
export function titleOf(node: GraphNode): string {
  return node.label ?? node.type;
}

export function parameterOf(node: GraphNode, name: string): Parameter | undefined {
  return definitionOf(node.type)?.parameters[name];
}

/** The stored value of a parameter, else its default. */
export function valueOf(node: GraphNode, name: string, parameter: Parameter): JsonValue {
  return node.data[name] ?? parameter.default;
}

/** True where the node makes or changes something that is drawn, so that hiding it means something. */
export function isDrawn(definition: NodeDefinition): boolean {
  return (
    (definition.kind === 'constructor' || definition.kind === 'modifier') &&
    Object.values(definition.outputs).some(({ type }) => isMobjectType(isList(type) ? itemOf(type) : type))
  );
}

/** True where `live` means something: the node reads, makes or changes what may move. */
export function canBeLive(definition: NodeDefinition): boolean {
  return definition.kind === 'reading' || definition.kind === 'modifier' || definition.kind === 'constructor';
}
