import { call, method } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';
import { number } from '../parameters';

export const valueTracker = defineNode({
  type: 'ValueTracker',
  version: 1,
  category: 'Live',
  documentation:
    'A number that animations change. Whatever is wired to its value follows it on every frame: animate the tracker with Animate and SetValue.',
  example_code: 'value_tracker = ValueTracker(0)',
  keywords: ['parameter', 'slider', 'variable', 'moving', 'time'],
  outputs: {
    tracker: { type: 'Tracker', description: 'The tracker itself, for Animate and SetValue' },
    value: { type: 'Number', description: 'Its number, live' },
  },
  parameters: { value: number({ default: 0, description: 'The number at the beginning' }) },
  kind: 'constructor',
  invisible: true,
  live: { value: (self) => method(self, 'get_value') },
  lower: ({ value }) => call('ValueTracker', value.value ? [value.value] : []),
});
