import { limits } from './document';
import type { JsonObject, JsonValue } from './json';
import { utf8Length } from './json-text';
import { quoted, unreadable, type Spot, type Unreadable } from './spot';

/** Reads a value from outside, or tells the spot why it cannot. */
export type Reader<Value> = (value: unknown, spot: Spot) => Value | Unreadable;

/** A field of an object; `missing` says what stands in for one that is not there. */
interface Field<Value> {
  readonly read: Reader<Value>;
  readonly missing: 'fault' | 'omit' | { readonly value: Value };
}

export const required = <Value>(read: Reader<Value>): Field<Value> => ({ read, missing: 'fault' });
export const optional = <Value>(read: Reader<Value>): Field<Value> => ({ read, missing: 'omit' });
export const withDefault = <Value>(read: Reader<Value>, value: Value): Field<Value> => ({ read, missing: { value } });

/** Names that reach an object's prototype in code that forgets to look for own properties. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads an object with exactly these fields; `dropped` ones may be there and are left out. */
export function object<Value extends object>(
  kind: string,
  fields: { readonly [Key in keyof Value]-?: Field<Exclude<Value[Key], undefined>> },
  dropped: readonly string[] = [],
): Reader<Value> {
  const table = new Map<string, Field<unknown>>(Object.entries(fields));
  return (value, spot) => {
    if (!isObject(value)) return spot.fault(`must be an object, got ${quoted(value)}`);
    const strangers = Object.keys(value).filter((key) => !table.has(key) && !dropped.includes(key));
    for (const key of strangers) spot.at(key).fault(forbidden(key) ?? `is not a field of ${kind}`);
    const read: Record<string, unknown> = {};
    let whole = strangers.length === 0;
    for (const [key, field] of table) {
      const given = Object.hasOwn(value, key) ? value[key] : undefined;
      if (given === undefined && field.missing === 'omit') continue;
      const part = given === undefined ? standIn(field, spot.at(key)) : field.read(given, spot.at(key));
      if (part === unreadable) whole = false;
      else read[key] = part;
    }
    return whole ? (read as Value) : unreadable;
  };
}

function standIn(field: Field<unknown>, spot: Spot): unknown {
  return typeof field.missing === 'object' ? field.missing.value : spot.fault('is missing');
}

function forbidden(key: string): string | undefined {
  return forbiddenKeys.has(key) ? 'is not allowed as a name' : undefined;
}

/** Reads every item, also behind a faulty one. `place` may tell the spot of an item whose item it is. */
export function list<Item>(
  read: Reader<Item>,
  place: (item: unknown, spot: Spot) => Spot = (_item, spot) => spot,
): Reader<readonly Item[]> {
  return (value, spot) => {
    if (!Array.isArray(value)) return spot.fault(`must be a list, got ${quoted(value)}`);
    const items: readonly unknown[] = value;
    const found: Item[] = [];
    for (const [index, item] of items.entries()) {
      const part = read(item, place(item, spot.at(index)));
      if (part !== unreadable) found.push(part);
    }
    return found.length === items.length ? found : unreadable;
  };
}

/** A finite number between both limits, which belong to it. */
export function number(min: number, max: number): Reader<number> {
  return (value, spot) => {
    if (typeof value !== 'number') return spot.fault(`must be a number, got ${quoted(value)}`);
    if (!Number.isFinite(value)) return spot.fault(`must be a finite number, got ${quoted(value)}`);
    return value >= min && value <= max ? value : spot.fault(`must be from ${min} to ${max}, got ${quoted(value)}`);
  };
}

/** A whole number between both limits, which belong to it. */
export function integer(min: number, max: number): Reader<number> {
  return (value, spot) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
      ? value
      : spot.fault(`must be a whole number from ${min} to ${max}, got ${quoted(value)}`);
}

export const boolean: Reader<boolean> = (value, spot) =>
  typeof value === 'boolean' ? value : spot.fault(`must be true or false, got ${quoted(value)}`);

export function oneOf<const Option extends string>(...options: readonly Option[]): Reader<Option> {
  return (value, spot) => {
    const chosen = options.find((option) => option === value);
    return chosen ?? spot.fault(`must be ${options.map((option) => `"${option}"`).join(' or ')}, got ${quoted(value)}`);
  };
}

export function matching(pattern: RegExp, description: string): Reader<string> {
  return (value, spot) =>
    typeof value === 'string' && pattern.test(value)
      ? value
      : spot.fault(`must be ${description}, got ${quoted(value)}`);
}

/** A text as any field may hold it: at most 10 kB of well-formed Unicode, with no control character but newline and tab. */
export const text: Reader<string> = (value, spot) => {
  if (typeof value !== 'string') return spot.fault(`must be a text, got ${quoted(value)}`);
  const bytes = utf8Length(value);
  if (bytes > limits.text) return spot.fault(`has ${bytes} bytes; the limit is ${limits.text}`, 'too-large');
  if (/\p{Surrogate}/u.test(value)) return spot.fault('is not well-formed Unicode (half of a surrogate pair)');
  return hasForbiddenControl(value) ? spot.fault('must not hold control characters but newline and tab') : value;
};

function hasForbiddenControl(value: string): boolean {
  for (const character of value) {
    if (character < ' ' && character !== '\n' && character !== '\t') return true;
  }
  return false;
}

/** A text of at most so many characters, counted in code points. */
export function shortText(most: number): Reader<string> {
  return (value, spot) => {
    const read = text(value, spot);
    if (read === unreadable) return unreadable;
    const characters = Array.from(read).length;
    return characters <= most ? read : spot.fault(`has ${characters} characters; the limit is ${most}`, 'too-large');
  };
}

/** A text on one line that shows something. */
export function title(most: number): Reader<string> {
  const short = shortText(most);
  return (value, spot) => {
    const read = short(value, spot);
    if (read === unreadable) return unreadable;
    if (read.trim() === '') return spot.fault('must not be empty');
    return /\p{Cc}/u.test(read) ? spot.fault('must not hold control characters') : read;
  };
}

const formula = shortText(limits.formula);

/** Plain JSON, copied. The text of a formula (`{ formula }`) has a limit of its own. */
export const json: Reader<JsonValue> = (value, spot) => {
  if (typeof value === 'string') return text(value, spot);
  if (typeof value === 'number') return number(-Number.MAX_VALUE, Number.MAX_VALUE)(value, spot);
  if (typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return spot.depth >= limits.depth ? tooDeep(spot) : list(json)(value, spot);
  if (isObject(value)) return spot.depth >= limits.depth ? tooDeep(spot) : jsonObject(value, spot);
  return spot.fault(`must be plain JSON, got ${quoted(value)}`);
};

export const jsonObject: Reader<JsonObject> = (value, spot) => {
  if (!isObject(value)) return spot.fault(`must be an object, got ${quoted(value)}`);
  const read: Record<string, JsonValue> = {};
  let whole = true;
  for (const [key, item] of Object.entries(value)) {
    const part = readEntry(key, item, spot.at(key));
    if (part === unreadable) whole = false;
    else read[key] = part;
  }
  return whole ? read : unreadable;
};

function readEntry(key: string, value: unknown, spot: Spot): JsonValue | Unreadable {
  const refusal = forbidden(key);
  if (refusal !== undefined) return spot.fault(refusal);
  if (text(key, spot) === unreadable) return unreadable;
  return key === 'formula' && typeof value === 'string' ? formula(value, spot) : json(value, spot);
}

function tooDeep(spot: Spot): Unreadable {
  return spot.fault(`is nested deeper than ${limits.depth} levels`, 'too-deep');
}
