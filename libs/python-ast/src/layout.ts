import { assertNever } from './assert-never';
import { hardLine, indent, type Condition, type Doc, type GroupId, type MarkStart, type Mode } from './doc';
import type { Origin } from './nodes';
import { textWidth, utf8Length } from './text-width';

/** A piece of the printed text and where it comes from. Lines from 1, columns from 0 in UTF-8 bytes, the end excluded. */
export interface SourceMark {
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
  readonly node_id: string;
  readonly handle?: string;
}

export interface Printed {
  readonly code: string;
  /** In order of beginning; of two that begin together the outer one comes first. */
  readonly map: readonly SourceMark[];
}

/**
 * How far look-ahead goes: to the next line break, over all lines of a piece, or over all lines of a piece in which
 * only the first has to fit, since nothing could help the others.
 */
type Measure = 'first-line' | 'all-lines' | 'overflowing';

/** What is still to be printed: a list whose tail is shared between the printer and its look-ahead. */
interface Pending {
  readonly doc: Doc;
  readonly mode: Mode;
  readonly depth: number;
  readonly measure: Measure;
  readonly next: Pending | undefined;
}

interface OpenMark {
  readonly origin: Origin;
  readonly line: number;
  readonly column: number;
  endLine: number;
  endColumn: number;
}

const indentWidth = 4;

/**
 * Lays a document out: groups that fit into `width` columns stay on one line, others are broken at their lines.
 * Linear in the text, since look-ahead ends with the line.
 */
export function layOut(doc: Doc, width: number): Printed {
  return new Layout(width).print(doc);
}

class Layout {
  private readonly modes = new Map<GroupId, Mode>();
  private readonly marks = new Map<MarkStart, OpenMark>();
  private code = '';
  private line = 1;
  private bytes = 0;
  private columns = 0;
  private pendingIndent = 0;
  /** An enclosing flat group has been measured, so what is in it fits. */
  private measured = false;

  constructor(private readonly width: number) {}

  print(doc: Doc): Printed {
    let queue: Pending | undefined = { doc, mode: 'expanded', depth: 0, measure: 'first-line', next: undefined };
    while (queue !== undefined) {
      queue = this.step(queue);
    }
    return { code: this.code, map: Array.from(this.marks.values(), toSourceMark) };
  }

  private step(current: Pending): Pending | undefined {
    const { doc, next } = current;
    if (typeof doc === 'string') {
      this.write(doc);
      return next;
    }
    if (isSequence(doc)) {
      return prepend(doc, current, next);
    }
    switch (doc.kind) {
      case 'line':
        this.printLine(doc.flat, current);
        return next;
      case 'group': {
        const grouped = this.holds(doc.condition);
        return { ...current, doc: doc.content, mode: grouped ? this.chooseMode(doc, current) : current.mode };
      }
      case 'indent':
        return { ...current, doc: doc.content, depth: current.depth + (this.holds(doc.onlyIf) ? 1 : 0) };
      case 'when':
        return this.modeOf(doc.group, current.mode) === doc.mode ? { ...current, doc: doc.content } : next;
      case 'fits-expanded':
        return this.openFitsExpanded(doc.content, this.holds(doc.condition), current);
      case 'best-fitting':
        return this.bestFitting(doc.variants, current);
      case 'best-fit-parentheses':
        return this.bestFitParentheses(doc.content, doc.id, current);
      case 'flat':
        this.measured = true;
        return { ...current, doc: doc.content, mode: 'flat' };
      case 'mark-start':
        this.openMark(doc);
        return next;
      case 'mark-end':
        this.closeMark(doc.start);
        return next;
      default:
        return assertNever(doc);
    }
  }

  private write(text: string): void {
    if (text === '') {
      return;
    }
    const indentation = ' '.repeat(this.pendingIndent);
    this.pendingIndent = 0;
    this.code += indentation + text;
    this.bytes += indentation.length + utf8Length(text);
    this.columns += indentation.length + textWidth(text);
  }

  private printLine(flat: '' | ' ' | 'hard', current: Pending): void {
    if (current.mode === 'flat' && flat !== 'hard') {
      this.write(flat);
      return;
    }
    this.code += '\n';
    this.line += 1;
    this.bytes = 0;
    this.columns = 0;
    this.pendingIndent = current.depth * indentWidth;
    this.measured = false;
  }

  private chooseMode(group: Extract<Doc, { kind: 'group' }>, current: Pending): Mode {
    if (group.expand === true) {
      return this.remember(group.id, 'expanded');
    }
    if (this.measured && current.mode === 'flat') {
      return this.remember(group.id, 'flat');
    }
    this.measured = true;
    this.remember(group.id, 'flat');
    const fits = this.fits({ ...current, doc: group.content, mode: 'flat' });
    return this.remember(group.id, fits ? 'flat' : 'expanded');
  }

  private openFitsExpanded(content: Doc, holds: boolean, current: Pending): Pending {
    if (!holds) {
      return { ...current, doc: content };
    }
    // It was measured broken: the groups inside still have to be tried flat.
    this.measured = false;
    return { ...current, doc: content, mode: 'expanded' };
  }

  private bestFitting(variants: readonly [Doc, ...Doc[]], current: Pending): Pending {
    if (current.mode === 'flat' && this.measured) {
      return { ...current, doc: variants[0] };
    }
    const last = variants[variants.length - 1] ?? variants[0];
    for (const variant of variants.slice(0, -1)) {
      this.measured = true;
      const attempt: Pending = { ...current, doc: variant, mode: variant === variants[0] ? 'flat' : 'expanded' };
      if (this.fits(attempt)) {
        return attempt;
      }
    }
    return { ...current, doc: last, mode: 'expanded' };
  }

  private bestFitParentheses(content: Doc, id: GroupId, current: Pending): Pending {
    if (this.chooseMode({ kind: 'group', content, id }, current) === 'flat') {
      return { ...current, doc: content, mode: 'flat' };
    }
    const parenthesized: Doc = ['(', indent([hardLine, content]), hardLine, ')'];
    const attempt: Pending = { ...current, doc: parenthesized, mode: 'expanded', measure: 'all-lines' };
    if (this.fits(attempt)) {
      return { ...attempt, measure: 'first-line' };
    }
    this.remember(id, 'flat');
    return { ...current, doc: content, mode: 'flat' };
  }

  private openMark(start: MarkStart): void {
    const column = this.bytes + this.pendingIndent;
    this.marks.set(start, { origin: start.origin, line: this.line, column, endLine: this.line, endColumn: column });
  }

  private closeMark(start: MarkStart): void {
    const mark = this.marks.get(start);
    if (mark !== undefined) {
      mark.endLine = this.line;
      mark.endColumn = this.bytes;
    }
  }

  /** Whether what comes, up to the next line break, fits on the present line. */
  private fits(start: Pending): boolean {
    let columns = this.columns + this.pendingIndent;
    let firstLine = true;
    let queue: Pending | undefined = start;
    while (queue !== undefined) {
      const { doc, next, mode, measure }: Pending = queue;
      if (typeof doc === 'string') {
        columns += textWidth(doc);
        if (columns > this.width && (firstLine || measure !== 'overflowing')) {
          return false;
        }
        queue = next;
      } else if (!isSequence(doc) && doc.kind === 'line') {
        if (mode === 'flat' && doc.flat !== 'hard') {
          columns += doc.flat.length;
        } else if (measure === 'first-line') {
          return true;
        } else {
          columns = queue.depth * indentWidth;
          firstLine = false;
        }
        queue = next;
      } else {
        firstLine ||= !isSequence(doc) && doc.kind === 'fits-expanded' && mode === 'flat';
        queue = this.lookAhead(queue);
      }
    }
    return true;
  }

  private lookAhead(current: Pending): Pending | undefined {
    const { doc, mode, next } = current;
    if (typeof doc === 'string') {
      return next;
    }
    if (isSequence(doc)) {
      return prepend(doc, current, next);
    }
    switch (doc.kind) {
      case 'line':
      case 'mark-start':
      case 'mark-end':
        return next;
      case 'group': {
        const inside = this.holds(doc.condition) && doc.expand === true ? 'expanded' : mode;
        this.remember(doc.id, inside);
        return { ...current, doc: doc.content, mode: inside };
      }
      case 'indent':
        return { ...current, doc: doc.content, depth: current.depth + (this.holds(doc.onlyIf) ? 1 : 0) };
      case 'when':
        return this.modeOf(doc.group, mode) === doc.mode ? { ...current, doc: doc.content } : next;
      case 'fits-expanded':
        return this.holds(doc.condition) && mode === 'flat'
          ? { ...current, doc: doc.content, mode: 'expanded', measure: 'overflowing' }
          : { ...current, doc: doc.content };
      case 'best-fitting':
        return { ...current, doc: (mode === 'flat' ? doc.variants[0] : doc.variants.at(-1)) ?? '' };
      case 'best-fit-parentheses':
        return { ...current, doc: doc.content };
      case 'flat':
        return { ...current, doc: doc.content, mode: 'flat' };
      default:
        return assertNever(doc);
    }
  }

  private holds(condition: Condition | undefined): boolean {
    return condition === undefined || this.modes.get(condition.group) === condition.mode;
  }

  private modeOf(group: GroupId | undefined, enclosing: Mode): Mode {
    return group === undefined ? enclosing : (this.modes.get(group) ?? 'flat');
  }

  private remember(id: GroupId | undefined, mode: Mode): Mode {
    if (id !== undefined) {
      this.modes.set(id, mode);
    }
    return mode;
  }
}

function isSequence(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}

function prepend(docs: readonly Doc[], current: Pending, next: Pending | undefined): Pending | undefined {
  return docs.reduceRight<Pending | undefined>((rest, doc) => ({ ...current, doc, next: rest }), next);
}

function toSourceMark({ origin, line, column, endLine, endColumn }: OpenMark): SourceMark {
  return { line, column, end_line: endLine, end_column: endColumn, ...origin };
}
