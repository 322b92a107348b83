import { defineNode } from '../define-node';
import { number } from '../parameters';
import { modified } from '../timing';

export const setValue = defineNode({
  type: 'SetValue',
  version: 1,
  category: 'Modifiers',
  documentation: 'Gives a ValueTracker or a DecimalNumber a new number. Under Animate it runs there.',
  example_code: 'self.play(value_tracker.animate.set_value(5))',
  keywords: ['change', 'tracker', 'number', 'count'],
  inputs: { mobject: { type: 'Subject', role: 'subject', description: 'The tracker or number that is changed' } },
  outputs: modified,
  parameters: { value: number({ default: 1, description: 'The new number' }) },
  kind: 'modifier',
  subject: 'mobject',
  effect: 'absolute',
  lower: ({ full }) => ({ method: 'set_value', args: [full.value] }),
});
