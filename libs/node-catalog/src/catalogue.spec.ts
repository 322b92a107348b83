import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isMobjectType, isPortType } from '@manim-nodes/graph-model';
import { catalogue, definitionOf, parameterPort, portsOf, servedDefinitions, snakeCase } from '.';

describe('the catalogue', () => {
  it('lists every file', () => {
    expect(() =>
      execFileSync(process.execPath, [join(__dirname, '../generate-catalogue.mjs'), '--check']),
    ).not.toThrow();
  });

  it('has no type twice', () => {
    expect(new Set(catalogue.map(({ type }) => type)).size).toBe(catalogue.length);
  });

  it.each(catalogue.map((definition) => [definition.type, definition] as const))(
    '%s is described whole',
    (_, definition) => {
      expect(definition.documentation).toMatch(/^[A-Z].*\.$/s);
      expect(definition.example_code).not.toBe('');
      expect(definition.keywords.length).toBeGreaterThan(0);
      for (const parameter of Object.values(definition.parameters)) expect(parameter.description).toMatch(/^[A-Z]/);
      for (const input of Object.values(definition.inputs)) {
        expect(isPortType(input.type)).toBe(true);
        // A mobject that arrives is changed, used up or looked at: the order of things depends on which.
        if (isMobjectType(input.type) || input.type === 'Subject') expect(input.role).toBeDefined();
      }
      for (const output of Object.values(definition.outputs)) {
        if (output.sameAs) expect(Object.keys(definition.inputs)).toContain(output.sameAs);
      }
      const handles = [...Object.keys(definition.inputs), ...Object.keys(definition.parameters)];
      expect(new Set(handles).size).toBe(handles.length);
      expect(handles).not.toContain('after');
    },
  );

  it('calls the main output of shapes shape', () => {
    for (const { category, outputs } of catalogue)
      if (category === 'Shapes') expect(Object.keys(outputs)).toEqual(['shape']);
  });

  it('knows no inherited property as a type', () => {
    expect(definitionOf('constructor')).toBeUndefined();
    expect(definitionOf('__proto__')).toBeUndefined();
  });
});

describe('ports of a node', () => {
  const plot = definitionOf('Plot');

  it('are its inputs, its parameters, the names of its formulas, and after', () => {
    if (!plot) throw new Error('no Plot');
    const { inputs } = portsOf(plot, { function: { formula: 'a * sin(x + phase)' }, x_range: { formula: '[0, a]' } });
    expect(inputs.filter(({ kind }) => kind === 'name').map(({ name }) => name)).toEqual(['a', 'phase']);
    expect(inputs[0]).toMatchObject({ name: 'axes', type: 'CoordinateSystem', required: true });
    expect(inputs.at(-1)).toMatchObject({ name: 'after', type: 'Flow' });
    expect(inputs.map(({ name }) => name)).toContain('stroke_width');
  });

  it('have then where something happens in time', () => {
    const outputs = (type: string) => {
      const definition = definitionOf(type);
      return definition ? portsOf(definition, {}).outputs.map(({ name }) => name) : [];
    };
    expect(outputs('Create')).toEqual(['animation', 'mobject', 'then']);
    expect(outputs('Section')).toEqual(['then']);
    expect(outputs('Circle')).toEqual(['shape']);
  });

  it('leave out choices, which decide the shape of the Python', () => {
    const ports = catalogue
      .flatMap(({ parameters }) => Object.values(parameters))
      .filter((parameter) => !parameterPort(parameter));
    expect(new Set(ports.map(({ type }) => type))).toEqual(new Set(['choice', 'formula']));
  });
});

describe('served definitions', () => {
  it('have the shape of the specification', () => {
    const circle = servedDefinitions().find(({ type }) => type === 'Circle');
    expect(circle).toMatchObject({
      type: 'Circle',
      category: 'Shapes',
      inputs: {},
      outputs: { shape: 'Mobject' },
      documentation: 'A circle, centred at the origin until it is moved.',
      version: 1,
    });
    expect(circle?.parameters[0]).toEqual({
      name: 'radius',
      type: 'number',
      default: 1,
      exclusive_min: 0,
      max: 100,
      unit: 'scene units',
      description: 'Circle radius',
    });
  });
});

describe('Python names', () => {
  it.each([
    ['Circle', 'circle'],
    ['VGroup', 'vgroup'],
    ['SVGMobject', 'svg_mobject'],
    ['ThreeDAxes', 'three_d_axes'],
    ['MathTex', 'math_tex'],
    ['ValueTracker', 'value_tracker'],
  ])('%s → %s', (type, name) => {
    expect(snakeCase(type)).toBe(name);
  });
});
