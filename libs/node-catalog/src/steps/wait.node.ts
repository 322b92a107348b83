import { call, exprStmt, method, name } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number } from '../parameters';

export const wait = defineNode({
  type: 'Wait',
  version: 1,
  category: 'Steps',
  documentation: 'Holds the picture for some seconds. What is live goes on moving.',
  example_code: 'self.wait(2)',
  keywords: ['pause', 'hold', 'sleep', 'delay', 'seconds'],
  outputs: { animation: { type: 'Animation', description: 'As an animation, inside a composition' } },
  parameters: {
    duration: number({ default: 1, exclusiveMin: 0, max: 3600, unit: 'seconds', description: 'How long it waits' }),
  },
  kind: 'animation',
  lower: ({ value }) => call('Wait', value.duration ? [value.duration] : []),
  step: ({ value }) => exprStmt(method(name('self'), 'wait', value.duration ? [value.duration] : [])),
});
