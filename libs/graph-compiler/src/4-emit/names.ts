import type { CheckedNode } from '../1-check/checked';

/**
 * A Python variable for each node: the stem of its type and the digits that end its id (`circle_1` of `n1`), else the
 * smallest free number in `nodes[]` order. A person's label never reaches Python.
 */
export function variables(nodes: readonly CheckedNode[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const taken = new Set<string>();
  for (const { index, id, definition } of nodes) {
    const digits = /\d+$/.exec(id)?.[0];
    const name = digits === undefined ? undefined : `${definition.pythonName}_${digits}`;
    if (name === undefined || taken.has(name)) continue;
    taken.add(name);
    names.set(index, name);
  }
  const next = new Map<string, number>();
  for (const { index, definition } of nodes) {
    if (names.has(index)) continue;
    const stem = definition.pythonName;
    let number = next.get(stem) ?? 1;
    while (taken.has(`${stem}_${String(number)}`)) number += 1;
    next.set(stem, number + 1);
    taken.add(`${stem}_${String(number)}`);
    names.set(index, `${stem}_${String(number)}`);
  }
  return names;
}
