import type { PortType } from '@manim-nodes/graph-model';
import type { Parameter } from './definition';

const itemTypes = { number: 'List<Number>', text: 'List<Text>', color: 'List<Color>', vector: 'List<Vector>' } as const;

/** Type of the handle that a parameter is; `undefined` for the few that decide the shape of the Python and take no wire. */
export function parameterPort(parameter: Parameter): PortType | undefined {
  switch (parameter.type) {
    case 'number':
      return 'Number';
    case 'integer':
      return 'Integer';
    case 'boolean':
      return 'Boolean';
    case 'text':
      return 'Text';
    case 'color':
      return 'Color';
    case 'vector':
      return parameter.port ?? 'Vector';
    case 'range':
      return 'List<Number>';
    case 'list':
      return itemTypes[parameter.items];
    case 'function':
      return 'Function';
    case 'rate_function':
      return 'RateFunction';
    case 'choice':
    case 'formula':
      return undefined;
  }
}
