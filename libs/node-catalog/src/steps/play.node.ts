import { defineNode } from '../define-node';
import { timing } from '../timing';

export const play = defineNode({
  type: 'Play',
  version: 1,
  category: 'Steps',
  documentation: 'Plays several animations together. A single animation needs no Play.',
  example_code: 'self.play(Create(circle), Write(text), run_time=2)',
  keywords: ['together', 'parallel', 'simultaneous', 'run'],
  inputs: { animations: { type: 'Animation', multi: true, description: 'What is played at the same time' } },
  parameters: { ...timing({ run_time: null, rate_func: null }) },
  kind: 'composition',
  animations: 'animations',
  together: true,
});
