import type { SourceMapEntry } from '@manim-nodes/graph-compiler';
import type { PythonFault, PythonPlace } from './render-failure';

/** The node, and its parameter or input where one is at fault, that a piece of Python comes from. */
export interface GraphPlace {
  readonly node_id: string;
  readonly handle?: string;
}

/**
 * The node that an error belongs to: the innermost piece of Python around the place where it was raised that comes from
 * a node; failing that, around the play during which it happened. `undefined` when no node made that line.
 */
export function placeInGraph(fault: PythonFault, sourceMap: readonly SourceMapEntry[]): GraphPlace | undefined {
  for (const place of [fault.position, fault.outer]) {
    const entry = place && (innermost(place, sourceMap) ?? firstOfLine(place.line, sourceMap));
    if (entry) return { node_id: entry.node_id, ...(entry.handle !== undefined && { handle: entry.handle }) };
  }
  return undefined;
}

function innermost(place: PythonPlace, sourceMap: readonly SourceMapEntry[]): SourceMapEntry | undefined {
  const around = sourceMap.filter(
    (entry) =>
      !isBefore(place.line, place.column, entry.line, entry.column) &&
      !isBefore(entry.end_line, entry.end_column, place.end_line, place.end_column),
  );
  // Of ranges that contain one another the innermost begins last, and ends first among those.
  return around.reduce<SourceMapEntry | undefined>(
    (best, entry) => (best && contains(entry, best) ? best : entry),
    undefined,
  );
}

function contains(outer: SourceMapEntry, inner: SourceMapEntry): boolean {
  const startsInside = !isBefore(inner.line, inner.column, outer.line, outer.column);
  const endsInside = !isBefore(outer.end_line, outer.end_column, inner.end_line, inner.end_column);
  return startsInside && endsInside && !isSameRange(outer, inner);
}

function isSameRange(one: PythonPlace, other: PythonPlace): boolean {
  return (
    one.line === other.line &&
    one.column === other.column &&
    one.end_line === other.end_line &&
    one.end_column === other.end_column
  );
}

function firstOfLine(line: number, sourceMap: readonly SourceMapEntry[]): SourceMapEntry | undefined {
  return sourceMap.find((entry) => entry.line <= line && line <= entry.end_line);
}

function isBefore(line: number, column: number, otherLine: number, otherColumn: number): boolean {
  return line < otherLine || (line === otherLine && column < otherColumn);
}
