import type { SourceMapEntry } from '@manim-nodes/graph-compiler';

/** Lines of the Python (from 1) that come from these nodes. */
export function linesOf(map: readonly SourceMapEntry[], nodes: ReadonlySet<string>): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const entry of map) {
    if (!nodes.has(entry.node_id.split('/')[0] ?? '')) continue;
    for (let line = entry.line; line <= entry.end_line; line += 1) lines.add(line);
  }
  return lines;
}

/** The node that a line comes from; the narrowest piece wins where several lie on it. */
export function nodeOn(map: readonly SourceMapEntry[], line: number): string | undefined {
  const height = (entry: SourceMapEntry): number => entry.end_line - entry.line;
  const [narrowest] = map
    .filter((entry) => entry.line <= line && line <= entry.end_line)
    .sort((a, b) => height(a) - height(b));
  return narrowest?.node_id.split('/')[0];
}
