import type { Graph } from '@manim-nodes/graph-model';

/** Manim's own palette: blue, teal, green, gold, red, maroon, purple. */
const tints = ['#58C4DD', '#5CD0B3', '#83C167', '#F7C04A', '#FC6255', '#C55F73', '#9A72AC'] as const;
const [width, height] = [320, 180];

/** A placeholder picture, 320 × 180: the first letters of the name over its first nodes, in a tint of its own. */
export function thumbnail({ id, name, nodes, settings }: Graph): string {
  const tint = tints[weight(id) % tints.length] ?? tints[0];
  const dots = nodes.slice(0, 24).map((_, index) => dot(index, tint));
  const count = nodes.length === 1 ? '1 node' : `${nodes.length} nodes`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escape(name)}</title>`,
    `<rect width="${width}" height="${height}" fill="${settings.background_color}"/>`,
    `<rect width="${width}" height="${height}" fill="${tint}" opacity="0.12"/>`,
    `<circle cx="160" cy="80" r="46" fill="none" stroke="${tint}" stroke-width="3"/>`,
    `<text x="160" y="92" font-family="sans-serif" font-size="34" font-weight="600" fill="${tint}" text-anchor="middle">`,
    `${escape(initials(name))}</text>`,
    ...dots,
    `<text x="304" y="168" font-family="sans-serif" font-size="11" fill="#9aa0ab" text-anchor="end">${count}</text>`,
    '</svg>',
  ].join('');
}

/** One dot for each node, joined by a line: a wire through the graph. */
function dot(index: number, tint: string): string {
  const x = 16 + index * 9;
  const wire = index === 0 ? '' : `<path d="M${x - 6} 164h3" stroke="${tint}" opacity="0.5"/>`;
  return `${wire}<circle cx="${x}" cy="164" r="3" fill="${tint}"/>`;
}

/** The first letters of the first two words, or a play sign where a name has no letters. */
export function initials(name: string): string {
  const letters = [...name.matchAll(/[\p{L}\p{N}]+/gu)].slice(0, 2).map(([word]) => Array.from(word)[0] ?? '');
  return letters.length > 0 ? letters.join('').toUpperCase() : '▶';
}

function weight(id: string): number {
  return Array.from(id).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521, 7);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
