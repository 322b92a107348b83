import type { Diagnostic } from './diagnostic';

/** Codes of what a document can be refused for. */
export type ParseCode =
  'invalid-document' | 'too-large' | 'too-deep' | 'newer-version' | 'duplicate-id' | 'dangling-edge';

/** The node or edge that a fault belongs to. */
export type Owner = Pick<Diagnostic, 'node_id' | 'edge_id'>;

/** Stands for a value that could not be read; its spot has been told why. */
export const unreadable = Symbol('unreadable');
export type Unreadable = typeof unreadable;

/** Collects what is wrong with a document; the answer stays readable however broken it is. */
export class Faults {
  static readonly #most = 100;
  readonly #kept: Diagnostic[] = [];
  #count = 0;

  get any(): boolean {
    return this.#count > 0;
  }

  add(diagnostic: Diagnostic): void {
    this.#count += 1;
    if (this.#kept.length < Faults.#most) this.#kept.push(diagnostic);
  }

  all(): readonly Diagnostic[] {
    const left = this.#count - this.#kept.length;
    if (left === 0) return this.#kept;
    return [...this.#kept, { code: 'invalid-document', severity: 'error', message: `… and ${left} more faults` }];
  }
}

/** A place in a document that is being read; knows its path and the node or edge that it belongs to. */
export class Spot {
  readonly #faults: Faults;
  readonly #parent: Spot | undefined;
  readonly #step: string | number;
  readonly #owner: Owner;
  /** Levels below the whole document. */
  readonly depth: number;

  private constructor(faults: Faults, parent: Spot | undefined, step: string | number, owner: Owner) {
    this.#faults = faults;
    this.#parent = parent;
    this.#step = step;
    this.#owner = owner;
    this.depth = parent ? parent.depth + 1 : 0;
  }

  /** The whole document. */
  static root(faults: Faults): Spot {
    return new Spot(faults, undefined, '', {});
  }

  at(step: string | number): Spot {
    return new Spot(this.#faults, this, step, this.#owner);
  }

  /** The same place; its faults name the node or edge. */
  ownedBy(owner: Owner): Spot {
    return new Spot(this.#faults, this.#parent, this.#step, owner);
  }

  /** Reports a fault of this place, and gives back what stands for its value. */
  fault(message: string, code: ParseCode = 'invalid-document'): Unreadable {
    this.#faults.add({ code, severity: 'error', ...this.#owner, message: `${this.path || 'document'}: ${message}` });
    return unreadable;
  }

  /** As in JavaScript: `nodes[3].position.x`. Written only when a fault asks for it: most places have none. */
  get path(): string {
    if (!this.#parent) return '';
    const parent = this.#parent.path;
    if (typeof this.#step === 'number') return `${parent}[${this.#step}]`;
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(this.#step)) return `${parent}[${quoted(this.#step)}]`;
    return parent === '' ? this.#step : `${parent}.${this.#step}`;
  }
}

/** A value from outside as it may stand in a message: on one line, printable and short. */
export function quoted(value: unknown): string {
  if (typeof value === 'string') return `"${printable(value, 40)}"`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  return value === undefined ? 'nothing' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** At most so many characters of a text, with escapes for what would break the line or hide. */
export function printable(text: string, most: number): string {
  const start = text.length > most ? `${text.slice(0, most)}…` : text;
  return start.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, unicodeEscape);
}

function unicodeEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
