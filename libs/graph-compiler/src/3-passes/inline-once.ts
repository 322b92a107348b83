import { occurrences } from '@manim-nodes/formula';
import { wiresInto, type CheckedNode } from '../1-check/checked';
import { watchedChange } from '../2-lower/live';
import type { Scene } from '../2-lower/scene';
import type { Pass } from './pass';

/** How often each value is written, and by whom when it is once. */
interface Uses {
  readonly count: ReadonlyMap<number, number>;
  readonly consumer: ReadonlyMap<number, number>;
}

/** How often a handle's value is written in its node's Python. */
function timesWritten(node: CheckedNode, handle: string): number {
  if (!node.names.has(handle)) return 1;
  return [...node.given.values()].reduce(
    (sum, given) => sum + (given.kind === 'formula' ? occurrences(given.formula, handle) : 0),
    0,
  );
}

function usesOf({ facts, moments, units }: Scene): Uses {
  const count = new Map<number, number>();
  const consumer = new Map<number, number>();
  const present = moments.flatMap(({ step, nodes }) => [
    ...(step === undefined ? [] : (units.units[step]?.nodes ?? [])),
    ...nodes,
  ]);
  for (const index of present) {
    const node = facts.nodes[index];
    if (!node) continue;
    for (const { handle, wire } of wiresInto(node)) {
      // The modifiers of a headed chain follow its head without naming the mobject again.
      const chained =
        node.definition.kind === 'modifier' && handle === node.definition.subject && facts.headOf.has(index);
      if (handle === 'after' || chained) continue;
      const written = facts.rootOf(wire.source, wire.output);
      count.set(written, (count.get(written) ?? 0) + timesWritten(node, handle));
      consumer.set(written, index);
    }
  }
  return { count, consumer };
}

/** Inside a lambda a reading would be taken again and again. */
function writesLambdas(scene: Scene, node: CheckedNode): boolean {
  if (scene.liveness.live.has(node.index) || scene.liveness.followers.has(node.index)) return true;
  return Object.entries(node.definition.parameters).some(
    ([name, parameter]) =>
      (parameter.type === 'function' || parameter.type === 'rate_function') && node.given.get(name)?.kind === 'formula',
  );
}

/**
 * Writes values where they are used when that is once, and readings too when nothing happens in between:
 * `Dot(circle_1.get_center())` instead of a variable for the centre.
 */
export const inlineOnce: Pass = {
  name: 'inline-once',
  run: (scene) => {
    const { facts, units, liveness, moments } = scene;
    const uses = usesOf(scene);
    const inlined = new Set<number>();
    // The nodes that the next statement writes, going backwards.
    let statement = new Set<number>();
    for (let at = moments.length - 1; at >= 0; at--) {
      const moment = moments[at];
      if (!moment) continue;
      // Putting something on the screen changes no mobject; bringing live things up to date does.
      if (watchedChange(facts, liveness, moment.nodes)) statement = new Set();
      for (const index of [...moment.nodes].reverse()) {
        const node = facts.nodes[index];
        if (!node) continue;
        const { kind } = node.definition;
        const live = liveness.live.has(index);
        if ((kind === 'value' || kind === 'reading') && live) continue;
        const consumer = facts.nodes[uses.consumer.get(index) ?? -1];
        const once = (uses.count.get(index) ?? 0) <= 1;
        const near = consumer !== undefined && statement.has(consumer.index) && !writesLambdas(scene, consumer);
        if (once && node.lifted.size === 0 && (kind === 'value' || (kind === 'reading' && near))) {
          inlined.add(index);
          statement.add(index);
          continue;
        }
        statement = new Set([index]);
      }
      if (moment.step !== undefined) statement = new Set(units.units[moment.step]?.nodes ?? []);
    }
    return { ...scene, inlined };
  },
};
