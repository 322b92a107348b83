import { wiresInto } from '../1-check/checked';
import type { Scene } from '../2-lower/scene';
import type { Pass } from './pass';

/** What each root is changed by, so that a used root brings its modifiers with it. */
function changersOf({ facts }: Scene): ReadonlyMap<number, readonly number[]> {
  const changers = new Map<number, number[]>();
  const add = (root: number, changer: number): void => {
    changers.set(root, [...(changers.get(root) ?? []), changer]);
  };
  for (const node of facts.nodes) {
    if (node.definition.kind === 'modifier') add(facts.rootOf(node.index, 'mobject'), node.index);
    // A changed part changes the whole.
    const whole = facts.wholeOf.get(node.index);
    if (whole !== undefined) add(whole, node.index);
  }
  return changers;
}

/** Drops what no step and nothing on the screen uses, so that half-finished branches cost nothing and leave no trace. */
export const pruneUnused: Pass = {
  name: 'prune-unused',
  run: (scene) => {
    const { facts, units, moments, screen } = scene;
    const used = new Set<number>(screen.added.flat());
    for (const { step } of moments)
      for (const index of step === undefined ? [] : (units.units[step]?.nodes ?? [])) used.add(index);
    const changers = changersOf(scene);
    const isModified = (index: number): boolean => (changers.get(index) ?? []).length > 0;
    for (const index of used) {
      const node = facts.nodes[index];
      for (const { wire } of node ? wiresInto(node) : []) used.add(wire.source);
      for (const changer of changers.get(index) ?? []) {
        if (facts.nodes[changer]?.definition.kind === 'modifier' || isModified(changer)) used.add(changer);
      }
    }
    return {
      ...scene,
      moments: moments.map((moment) => ({ ...moment, nodes: moment.nodes.filter((index) => used.has(index)) })),
    };
  },
};
