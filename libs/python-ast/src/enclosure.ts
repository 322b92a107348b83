import { group, ifBroken, join, line, softBlock, softLine, type Doc, type GroupId } from './doc';

/**
 * Where an expression stands: outside of any brackets, where a line must not be broken; inside of brackets; or inside of
 * parentheses that are only printed if their group, named here, breaks.
 */
export type Enclosure = 'none' | 'brackets' | GroupId;

/** A bracketed piece. Breaking it does not make optional parentheses around it appear. */
export function bracketed(open: string, content: Doc, close: string, enclosure: Enclosure): Doc {
  const block = softBlock(open, content, close);
  return typeof enclosure === 'symbol'
    ? { kind: 'fits-expanded', content: block, condition: { group: enclosure, mode: 'flat' } }
    : block;
}

/** A line that may only be broken where brackets or parentheses enclose it. */
export function enclosedLine(flat: '' | ' ', enclosure: Enclosure): Doc {
  if (enclosure === 'none') {
    return flat;
  }
  const breakable = flat === '' ? softLine : line;
  return typeof enclosure === 'symbol'
    ? [
        { kind: 'when', mode: 'expanded', group: enclosure, content: breakable },
        { kind: 'when', mode: 'flat', group: enclosure, content: flat },
      ]
    : breakable;
}

/** A group, but only where brackets or parentheses enclose it. */
export function enclosedGroup(content: Doc, enclosure: Enclosure): Doc {
  if (enclosure === 'none') {
    return content;
  }
  return typeof enclosure === 'symbol'
    ? { kind: 'group', content, condition: { group: enclosure, mode: 'expanded' } }
    : group(content);
}

/** Items between commas, with a last comma when they stand one to a line and are more than one. */
export function commaSeparated(items: readonly Doc[]): Doc {
  return [join([',', line], items), items.length > 1 ? ifBroken(',') : ''];
}

/** Parentheses on lines of their own around what does not fit on one line. */
export function parenthesizedIfBroken(content: Doc): Doc {
  return softBlock(ifBroken('('), content, ifBroken(')'));
}

/** A space that is only there when the enclosing group is broken. */
export function spaceIfBroken(enclosure: Enclosure): Doc {
  if (enclosure === 'none') {
    return '';
  }
  return typeof enclosure === 'symbol'
    ? { kind: 'when', mode: 'expanded', group: enclosure, content: ' ' }
    : ifBroken(' ');
}
