import { call, exprStmt, method, name } from '@manim-nodes/python-ast';
import { defineNode } from '../define-node';

export const add = defineNode({
  type: 'Add',
  version: 1,
  category: 'Steps',
  documentation: 'Puts mobjects on the screen at once, without an animation, above what is there.',
  example_code: 'self.add(circle, square)',
  keywords: ['show', 'appear', 'introduce', 'screen', 'instantly'],
  inputs: {
    mobjects: { type: 'Mobject', role: 'subject', multi: true, description: 'What is put there, from back to front' },
  },
  outputs: { animation: { type: 'Animation', description: 'As an animation, inside a composition' } },
  kind: 'animation',
  subject: 'mobjects',
  introduces: 'subject',
  lower: ({ many }) => call('Add', many('mobjects')),
  step: ({ many }) => exprStmt(method(name('self'), 'add', many('mobjects'))),
});
