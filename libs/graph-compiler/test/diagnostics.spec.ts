import { applyCommand, type Graph } from '@manim-nodes/graph-model';
import { check, compile, refusals } from '../src';
import { graphOf, n } from './graphs';

const codes = (graph: Graph): readonly string[] => check(graph).map(({ code }) => code);
const messages = (graph: Graph): readonly string[] => check(graph).map(({ message }) => message);

const circle = n('c', 'Circle');
const create = n('k', 'Create');
const drawn = graphOf([circle, create], 'c.shape > k.mobject');

describe('wordings that the specification fixes', () => {
  it.each([
    {
      given: 'an animation without its mobject',
      graph: graphOf([n('f', 'FadeIn')]),
      message: "Node 'FadeIn' missing required input 'mobject'",
    },
    {
      given: 'a text where a number is asked',
      graph: graphOf([n('t', 'Range'), n('w', 'Write')], 't.value > w.mobject'),
      message: 'Cannot connect List<Integer> to VMobject',
    },
    {
      given: 'a ring of two',
      graph: graphOf(
        [n('node-1', 'Scale'), n('node-2', 'Shift')],
        'node-1.mobject > node-2.mobject',
        'node-2.mobject > node-1.mobject',
      ),
      message: 'Circular dependency detected: node-1 → node-2 → node-1',
    },
    {
      given: 'a negative radius',
      graph: graphOf([n('c', 'Circle', { radius: -5 })]),
      message: 'Circle radius must be > 0, got -5',
    },
  ])('$given', ({ graph, message }) => {
    expect(messages(graph)).toContain(message);
    expect(compile(graph).python).toBeNull();
  });
});

describe('every fault has its code', () => {
  it.each([
    { given: 'a drawn circle', graph: drawn, expected: [] },
    { given: 'an unknown type', graph: graphOf([n('x', 'Nonsense')]), expected: ['unknown-type'] },
    { given: 'a wire to nowhere', graph: graphOf([circle], 'c.shape > gone.mobject'), expected: ['dangling-edge'] },
    {
      given: 'a wire to no input',
      graph: graphOf([circle, create], 'c.shape > k.mobject', 'c.shape > k.nothing'),
      expected: ['unknown-handle'],
    },
    {
      given: 'a wire from no output',
      graph: graphOf([circle, n('s', 'Section')], 'c.nothing > s.after'),
      expected: ['unknown-handle'],
    },
    {
      given: 'two wires into one input',
      graph: graphOf([circle, n('d', 'Square'), create], 'c.shape > k.mobject', 'd.shape > k.mobject'),
      expected: ['input-taken'],
    },
    {
      given: 'a node wired to itself',
      graph: graphOf([n('s', 'Shift')], 's.mobject > s.mobject'),
      expected: ['cycle'],
    },
    {
      given: 'a text for a number',
      graph: graphOf([n('c', 'Circle', { radius: 'big' })]),
      expected: ['parameter-type'],
    },
    { given: 'a wrong color', graph: graphOf([n('c', 'Circle', { color: 'red"+x' })]), expected: ['parameter-type'] },
    {
      given: 'an inherited name for a color',
      graph: graphOf([n('c', 'Circle', { color: 'constructor' })]),
      expected: ['parameter-type'],
    },
    {
      given: 'a parameter that does not exist',
      graph: graphOf([n('c', 'Circle', { raduis: 1 })]),
      expected: ['unknown-parameter'],
    },
    {
      given: 'a range the wrong way round',
      graph: graphOf([n('a', 'Axes', { x_range: [5, 1] })]),
      expected: ['parameter-type'],
    },
    {
      given: 'a mistake in a formula',
      graph: graphOf([n('c', 'Circle', { radius: { formula: '2 +' } })]),
      expected: ['formula-syntax'],
    },
    {
      given: 'a vector for a number',
      graph: graphOf([n('c', 'Circle', { radius: { formula: 'UP' } })]),
      expected: ['formula-type'],
    },
    {
      given: 'a formula for a text',
      graph: graphOf([n('t', 'Text', { text: { formula: '1' } })]),
      expected: ['parameter-type'],
    },
    {
      given: 'a bare string for a function',
      graph: graphOf([n('a', 'Axes'), n('p', 'Plot', { function: 'x^2' })], 'a.mobject > p.axes'),
      expected: ['parameter-type'],
    },
    {
      given: 'an unwired free name',
      graph: graphOf([n('c', 'Circle', { radius: { formula: '2r' } })]),
      expected: ['missing-input'],
    },
    {
      given: 'a free name that is a handle',
      graph: graphOf([n('c', 'Circle', { radius: { formula: 'stroke_width' } })]),
      expected: ['name-taken'],
    },
    {
      given: 'an animation played twice',
      graph: graphOf(
        [circle, create, n('p', 'Play'), n('q', 'Play')],
        'c.shape > k.mobject',
        'k.animation > p.animations',
        'k.animation > q.animations',
      ),
      expected: ['animation-shared', 'missing-input'],
    },
    {
      given: 'an animation of a plain modifier',
      graph: graphOf([circle, n('s', 'Shift'), n('p', 'Play')], 'c.shape > s.mobject', 's.animation > p.animations'),
      expected: ['not-animated'],
    },
    { given: 'a pause on a shape', graph: graphOf([n('c', 'Circle', {}, { pause: 1 })]), expected: ['not-a-step'] },
    {
      given: 'a first step that joins',
      graph: graphOf([circle, n('k', 'Create', {}, { start: 'with' })], 'c.shape > k.mobject'),
      expected: ['nothing-to-join'],
    },
    {
      given: 'two animations of one mobject together',
      graph: graphOf(
        [circle, create, n('f', 'FadeOut', {}, { start: 'with' })],
        'c.shape > k.mobject',
        'k.mobject > f.mobject',
      ),
      expected: ['two-at-once'],
    },
    {
      given: 'the target of a Transform faded out',
      graph: graphOf(
        [circle, n('s', 'Square'), create, n('t', 'Transform'), n('f', 'FadeOut')],
        'c.shape > k.mobject',
        'k.mobject > t.mobject',
        's.shape > t.target',
        's.shape > f.mobject',
      ),
      expected: ['ghost'],
    },
    {
      given: 'a centre read before the move and used after it',
      graph: graphOf(
        [
          circle,
          create,
          n('a', 'Animate'),
          n('s', 'Shift'),
          n('g', 'GetCenter'),
          n('d', 'Dot'),
          n('b', 'Animate'),
          n('m', 'MoveTo'),
        ],
        'c.shape > k.mobject',
        'k.mobject > a.mobject',
        'a.mobject > s.mobject',
        'c.shape > g.mobject',
        'd.shape > b.mobject',
        'b.mobject > m.mobject',
        'g.value > m.target',
      ),
      expected: ['stale-read'],
    },
    {
      given: 'a reader and a changer that need each other first',
      graph: graphOf(
        [
          n('c', 'Circle'),
          n('s', 'Scale', { factor: { formula: 'norm(p) + 2' } }),
          n('m', 'MoveTo'),
          n('g', 'VGroup'),
          n('q', 'GetCenter'),
        ],
        'c.shape > s.mobject',
        's.mobject > g.mobjects',
        'c.shape > m.mobject',
        'q.value > s.p',
        'm.mobject > q.mobject',
      ),
      expected: [],
    },
  ])('$given', ({ graph, expected }) => {
    expect(codes(graph)).toEqual(expected);
  });
});

describe('ambiguous moments', () => {
  it('names a reader that must come after the change it should come before', () => {
    const graph = graphOf(
      [n('c', 'Circle'), n('s', 'Scale'), n('l', 'Line')],
      'c.shape > s.mobject',
      'c.shape > l.start',
      's.mobject > l.end',
    );
    expect(codes(graph)).toEqual(['ambiguous-moment']);
    expect(compile(graph).python).not.toBeNull();
  });
});

describe('all errors at once', () => {
  it('reports three faults of three nodes', () => {
    const graph = graphOf([n('c', 'Circle', { radius: -1 }), n('f', 'FadeIn'), n('x', 'Nonsense')]);
    expect([...codes(graph)].sort()).toEqual(['missing-input', 'parameter-range', 'unknown-type']);
  });
});

describe('fixes', () => {
  it('mends a stale read by taking it from the mover', () => {
    const graph = graphOf(
      [
        circle,
        create,
        n('a', 'Animate'),
        n('s', 'Shift'),
        n('g', 'GetCenter'),
        n('d', 'Dot'),
        n('b', 'Animate'),
        n('m', 'MoveTo'),
      ],
      'c.shape > k.mobject',
      'k.mobject > a.mobject',
      'a.mobject > s.mobject',
      'c.shape > g.mobject',
      'd.shape > b.mobject',
      'b.mobject > m.mobject',
      'g.value > m.target',
    );
    const [diagnostic] = check(graph);
    const mended = (diagnostic?.fix?.commands ?? []).reduce(
      (current, command) => applyCommand(current, command).graph,
      graph,
    );
    expect(check(mended)).toEqual([]);
    expect(mended.edges.find(({ target }) => target === 'g')?.source).toBe('s');
  });
});

describe('unfinished graphs', () => {
  const graph = graphOf(
    [circle, create, n('f', 'FadeOut'), n('p', 'Play')],
    'c.shape > k.mobject',
    'f.animation > p.animations',
  );

  it('are errors when they are compiled', () => {
    expect(codes(graph)).toEqual(['missing-input']);
    expect(compile(graph).python).toBeNull();
  });

  it('are previewed without what is unfinished, with a hint', () => {
    const result = compile(graph, { lenient: true });
    expect(result.python).toContain('self.play(Create(circle_1))');
    expect(result.python).not.toContain('FadeOut');
    expect(result.diagnostics.map(({ severity, code, node_id }) => [severity, code, node_id])).toEqual([
      ['info', 'left-out', 'f'],
      ['info', 'left-out', 'p'],
    ]);
  });

  it('may be saved, but not with rings, unknown types or loose wires', () => {
    expect(refusals(check(graph))).toEqual([]);
    expect(refusals(check(graphOf([n('x', 'Nonsense')])))).toHaveLength(1);
    expect(refusals(check(graphOf([circle], 'c.shape > gone.mobject')))).toHaveLength(1);
  });
});
