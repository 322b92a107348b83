import { defineNode } from '../define-node';
import { formula as formulaParameter } from '../parameters';

export const formula = defineNode({
  type: 'Formula',
  version: 1,
  category: 'Values',
  documentation:
    'Computes a number, a vector or a list. Names in the formula that it does not know become inputs of the node.',
  example_code: 'formula = 2 * PI * radius',
  keywords: ['calculate', 'expression', 'math', 'compute', 'vector'],
  outputs: { value: { type: 'Number', inferred: 'formula' } },
  parameters: { formula: formulaParameter({ default: { formula: '0' }, description: 'What it computes' }) },
  kind: 'value',
  lower: ({ full }) => full.formula,
});
