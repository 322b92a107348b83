import { defineNode } from '../define-node';
import { number as numberParameter } from '../parameters';

export const number = defineNode({
  type: 'Number',
  version: 1,
  category: 'Values',
  documentation: 'A number that several nodes can share.',
  example_code: 'number = 3.5',
  keywords: ['constant', 'value', 'float'],
  outputs: { value: { type: 'Number' } },
  parameters: { value: numberParameter({ default: 0, description: 'The number' }) },
  kind: 'value',
  lower: ({ full }) => full.value,
});
