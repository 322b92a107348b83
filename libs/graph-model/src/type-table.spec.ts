import {
  accepts,
  baseTypes,
  cannotConnect,
  isList,
  isMobjectType,
  isPortType,
  itemOf,
  listOf,
  type Acceptance,
  type PortType,
} from '.';

const asIs: Acceptance = {};

describe('accepts', () => {
  it.each<[source: PortType, target: PortType, acceptance: Acceptance | undefined]>([
    ['Number', 'Number', asIs],
    ['VMobject', 'Mobject', asIs],
    ['CoordinateSystem', 'VMobject', asIs],
    ['Curve', 'Mobject', asIs],
    ['Tex', 'VMobject', asIs],
    ['CameraFrame', 'Mobject', asIs],
    ['Mobject', 'VMobject', undefined],
    ['VMobject', 'Tex', undefined],
    ['Integer', 'Number', { coercion: 'widen' }],
    ['Number', 'Integer', { coercion: 'round' }],
    ['Number', 'Boolean', undefined],
    ['Boolean', 'Number', undefined],
    ['Color', 'Number', undefined],
    ['Mobject', 'Vector', { coercion: 'centre' }],
    ['Tex', 'Vector', { coercion: 'centre' }],
    ['Vector', 'Mobject', undefined],
    ['Vector', 'Place', asIs],
    ['Curve', 'Place', asIs],
    ['Number', 'Place', undefined],
    ['Text', 'Label', { coercion: 'tex' }],
    ['Tex', 'Label', asIs],
    ['Text', 'Mobject', undefined],
    ['Number', 'Label', undefined],
    ['Function', 'RateFunction', undefined],
    ['RateFunction', 'Function', undefined],
    ['Tracker', 'Mobject', undefined],
    ['Tracker', 'Vector', undefined],
    ['Tracker', 'Number', undefined],
    ['Tracker', 'Place', undefined],
    ['Animation', 'Mobject', undefined],
    ['Flow', 'Flow', asIs],
    ['AnyMobject', 'Mobject', asIs],
    ['AnyMobject', 'CoordinateSystem', asIs],
    ['AnyMobject', 'CameraFrame', asIs],
    ['AnyMobject', 'Label', asIs],
    ['AnyMobject', 'Place', asIs],
    ['AnyMobject', 'Vector', { coercion: 'centre' }],
    ['AnyMobject', 'Number', undefined],
    ['Curve', 'AnyMobject', asIs],
    ['Number', 'AnyMobject', undefined],
    ['Number', 'List<Number>', { list: 'wrap' }],
    ['List<Number>', 'Number', { list: 'lift' }],
    ['List<Number>', 'Integer', { coercion: 'round', list: 'lift' }],
    ['Mobject', 'List<Vector>', { coercion: 'centre', list: 'wrap' }],
    ['List<Text>', 'Label', { coercion: 'tex', list: 'lift' }],
    ['List<VMobject>', 'List<Mobject>', asIs],
    ['List<Integer>', 'List<Number>', { coercion: 'widen' }],
    ['List<Number>', 'List<Integer>', undefined],
    ['List<Mobject>', 'List<Vector>', undefined],
    ['List<AnyMobject>', 'List<VMobject>', asIs],
    ['List<List<Number>>', 'List<Number>', { list: 'lift' }],
    ['List<Number>', 'List<List<Number>>', { list: 'wrap' }],
    ['List<List<Number>>', 'Number', undefined],
    ['Number', 'List<List<Number>>', undefined],
  ])('%s into %s', (source, target, acceptance) => {
    expect(accepts(target, source)).toEqual(acceptance);
  });

  it.each(baseTypes)('takes %s for itself, bare and in lists', (type) => {
    expect(accepts(type, type)).toEqual(asIs);
    expect(accepts(listOf(type), listOf(type))).toEqual(asIs);
    expect(accepts(listOf(type), type)).toEqual({ list: 'wrap' });
    expect(accepts(type, listOf(type))).toEqual({ list: 'lift' });
  });
});

test('lists are built and taken apart', () => {
  expect(listOf(listOf('Number'))).toBe('List<List<Number>>');
  expect(itemOf('List<List<Number>>')).toBe('List<Number>');
  expect(isList('List<Number>')).toBe(true);
  expect(isList('Number')).toBe(false);
  expect(() => itemOf('List<Nonsense>')).toThrow(TypeError);
});

test.each([
  ['Number', true],
  ['List<List<Tex>>', true],
  ['List<Number', false],
  ['Number>', false],
  ['List<>', false],
  ['List', false],
  ['toString', false],
])('isPortType(%s) is %s', (text, expected) => {
  expect(isPortType(text)).toBe(expected);
});

test('only mobjects and what may become one are mobject types', () => {
  expect(baseTypes.filter(isMobjectType)).toEqual([
    'Mobject',
    'VMobject',
    'CoordinateSystem',
    'Curve',
    'Tex',
    'CameraFrame',
    'AnyMobject',
  ]);
  expect(isMobjectType('List<Mobject>')).toBe(false);
});

test('a refused wire is worded as specified', () => {
  expect(cannotConnect('Color', 'Number')).toBe('Cannot connect Color to Number');
  expect(cannotConnect('List<AnyMobject>', 'Number')).toBe('Cannot connect List<Mobject> to Number');
});
