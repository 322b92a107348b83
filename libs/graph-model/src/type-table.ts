import { baseTypes, type BaseType, type ListType, type PortType } from './port-type';

/** How a value fits a handle that asks for another type; empty where it fits as it is. */
export interface Acceptance {
  /**
   * `round`: Number to the nearest Integer · `widen`: Integer to Number · `centre`: a mobject stands for its centre ·
   * `tex`: a text becomes a formula.
   */
  readonly coercion?: 'round' | 'widen' | 'centre' | 'tex';
  /** `wrap`: one value as a list of one · `lift`: the node runs once for each item. */
  readonly list?: 'wrap' | 'lift';
}

/** The next wider type of each refinement, as Manim's classes inherit. */
const widerMobject: Partial<Record<BaseType, BaseType>> = {
  VMobject: 'Mobject',
  CoordinateSystem: 'VMobject',
  Curve: 'VMobject',
  Tex: 'VMobject',
  CameraFrame: 'VMobject',
  AnyMobject: 'Mobject',
};

const asIs: Acceptance = {};
const known: ReadonlySet<string> = new Set(baseTypes);

export function isList(type: PortType): type is ListType {
  return type.startsWith('List<');
}

export function listOf(item: PortType): ListType {
  return `List<${item}>`;
}

/** `List<Number>` → `Number`. Throws a TypeError for a list of something that is no type. */
export function itemOf(list: ListType): PortType {
  const item = list.slice('List<'.length, -1);
  if (!isPortType(item)) throw new TypeError(`${list} is not a type`);
  return item;
}

/** Whether a text names a type: a base type, or a list of one to any depth. */
export function isPortType(text: string): text is PortType {
  const name = text.replace(/^(?:List<)*/, '');
  const depth = (text.length - name.length) / 'List<'.length;
  return name.endsWith('>'.repeat(depth)) && known.has(name.slice(0, name.length - depth));
}

/** `Mobject`, its refinements and what may turn out as any of them; not `Place` and `Label`, which take other things too. */
export function isMobjectType(type: PortType): boolean {
  return type === 'Mobject' || (!isList(type) && widerMobject[type] !== undefined);
}

/** Whether a value of `source` is a `target` without any change. */
function isSubtype(target: PortType, source: PortType): boolean {
  if (target === source) return true;
  if (isList(target) || isList(source)) return false;
  if (target === 'Place') return source === 'Vector' || isMobjectType(source);
  if (target === 'Label') return isMobjectType(source);
  if (target === 'Value') return ['Number', 'Integer', 'Boolean', 'Vector'].includes(source);
  if (target === 'Subject') return source === 'Tracker' || isMobjectType(source);
  // What nothing is wired into yet may turn out as either.
  if (source === 'Subject') return target === 'Tracker' || isMobjectType(target);
  if (source === 'AnyMobject' || target === 'AnyMobject') return isMobjectType(source) && isMobjectType(target);
  const wider = widerMobject[source];
  return wider !== undefined && isSubtype(target, wider);
}

/** A subtype or one coercion. Lists fit lists whose items fit without changing a value. */
function acceptsOne(target: PortType, source: PortType): Acceptance | undefined {
  if (isSubtype(target, source)) return asIs;
  if (isList(target) && isList(source)) {
    const items = acceptsOne(itemOf(target), itemOf(source));
    return items && (items.coercion === undefined || items.coercion === 'widen') ? items : undefined;
  }
  if (target === 'Integer' && source === 'Number') return { coercion: 'round' };
  if (target === 'Number' && source === 'Integer') return { coercion: 'widen' };
  if ((target === 'Vector' || target === 'Value') && isMobjectType(source)) return { coercion: 'centre' };
  if (target === 'Label' && source === 'Text') return { coercion: 'tex' };
  return undefined;
}

/**
 * The one table that says which wire is allowed: at most one of subtype or coercion, and at most one of wrapping into
 * a list or lifting out of one. `undefined`: the wire is refused with the sentence of `cannotConnect`.
 */
export function accepts(target: PortType, source: PortType): Acceptance | undefined {
  const direct = acceptsOne(target, source);
  if (direct) return direct;
  const wrapped = isList(target) ? acceptsOne(itemOf(target), source) : undefined;
  if (wrapped) return { ...wrapped, list: 'wrap' };
  const lifted = isList(source) ? acceptsOne(target, itemOf(source)) : undefined;
  return lifted && { ...lifted, list: 'lift' };
}

/** The sentence that refuses a wire, as the specification words it. */
export function cannotConnect(source: PortType, target: PortType): string {
  return `Cannot connect ${nameOf(source)} to ${nameOf(target)}`;
}

/** Nobody chooses `AnyMobject` by name, so messages call it by what it is. */
function nameOf(type: PortType): string {
  return type.replace('AnyMobject', 'Mobject');
}
