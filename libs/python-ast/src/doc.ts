import type { Origin } from './nodes';

/** Names a group, so that other pieces can ask whether it was broken over several lines. */
export type GroupId = symbol;

/** Whether a group stands on one line (`flat`) or is broken (`expanded`). */
export type Mode = 'flat' | 'expanded';

/** Holds when the named group was printed in that mode. */
export interface Condition {
  readonly group: GroupId;
  readonly mode: Mode;
}

/**
 * Text with the places where it may be broken. The engine in `layout.ts` decides which of them are used; the meaning of
 * each kind follows the formatter whose style we print, so that its output is a fixed point of that formatter.
 */
export type Doc =
  | string
  | readonly Doc[]
  /** A space or nothing in a flat group, a line break in a broken one; `hard` always breaks. */
  | { readonly kind: 'line'; readonly flat: '' | ' ' | 'hard' }
  /** As much as fits stands on one line. With a condition that does not hold it is no group at all. */
  | {
      readonly kind: 'group';
      readonly content: Doc;
      readonly id?: GroupId;
      readonly condition?: Condition;
      readonly expand?: boolean;
    }
  /** With `onlyIf`, indents only when that condition holds. */
  | { readonly kind: 'indent'; readonly content: Doc; readonly onlyIf?: Condition }
  /** Shown when the enclosing group, or the named one, has this mode. */
  | { readonly kind: 'when'; readonly mode: Mode; readonly content: Doc; readonly group?: GroupId }
  /** Counts as fitting when it fits broken over lines, so that an outer group need not break because of it. */
  | { readonly kind: 'fits-expanded'; readonly content: Doc; readonly condition?: Condition }
  /** The first variant that fits, else the last one. The first is tried flat. */
  | { readonly kind: 'best-fitting'; readonly variants: readonly [Doc, ...Doc[]] }
  /** Put in parentheses on a line of its own if that makes it fit, else left as it is. */
  | { readonly kind: 'best-fit-parentheses'; readonly content: Doc; readonly id: GroupId }
  /** Never broken, whatever its length. */
  | { readonly kind: 'flat'; readonly content: Doc }
  /** Records where the text between the two lands. */
  | MarkStart
  | { readonly kind: 'mark-end'; readonly start: MarkStart };

export interface MarkStart {
  readonly kind: 'mark-start';
  readonly origin: Origin;
}

export const softLine: Doc = { kind: 'line', flat: '' };
export const line: Doc = { kind: 'line', flat: ' ' };
export const hardLine: Doc = { kind: 'line', flat: 'hard' };

export const group = (content: Doc): Doc => ({ kind: 'group', content });
export const indent = (content: Doc): Doc => ({ kind: 'indent', content });
export const ifBroken = (content: Doc): Doc => ({ kind: 'when', mode: 'expanded', content });

/** A bracketed piece whose inside moves to indented lines of its own when it does not fit. */
export const softBlock = (open: Doc, content: Doc, close: Doc): Doc =>
  group([open, indent([softLine, content]), softLine, close]);

export function join(separator: Doc, items: readonly Doc[]): Doc {
  return items.flatMap((item, index) => (index === 0 ? [item] : [separator, item]));
}

/** Records where a piece lands if it knows where it comes from. */
export function marked(content: Doc, origin: Origin | undefined): Doc {
  if (origin === undefined) {
    return content;
  }
  const start: MarkStart = { kind: 'mark-start', origin };
  return [start, content, { kind: 'mark-end', start }];
}
