import { call, binary, num, type PyExpr } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number } from '../parameters';

const whole = (expression: PyExpr): number | undefined =>
  expression.kind === 'number' && Number.isSafeInteger(expression.value) ? expression.value : undefined;

export const range = defineNode({
  type: 'Range',
  version: 1,
  category: 'Values',
  documentation: 'A list of evenly spaced numbers, both ends included. Wired into a single value it makes one of many.',
  example_code: 'range = range(0, 4)',
  keywords: ['list', 'sequence', 'count', 'series', 'repeat'],
  outputs: { value: { type: 'List<Number>', wholeWith: ['from', 'to', 'step'] } },
  parameters: {
    from: number({ default: 0, description: 'First number' }),
    to: number({ default: 4, description: 'Last number, included when the steps hit it' }),
    step: number({ default: 1, exclusiveMin: 0, description: 'Distance between two numbers' }),
  },
  kind: 'value',
  lower: ({ full }) => {
    const [from, to, step] = [whole(full.from), whole(full.to), whole(full.step)];
    if (from !== undefined && to !== undefined && step !== undefined) {
      return call('range', [
        ...(from === 0 && step === 1 ? [] : [full.from]),
        num(to + 1),
        ...(step === 1 ? [] : [full.step]),
      ]);
    }
    // A hair more than the end, so that rounding cannot lose it.
    return call('np.arange', [full.from, binary(full.to, '+', num(1e-9)), full.step]);
  },
});
