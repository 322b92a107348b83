import { wiresInto, type CheckedNode } from '../1-check/checked';
import { containersOf, roleOf, wireInto, type Facts } from './facts';
import type { Liveness } from './live';
import type { Moment } from './sequence';

export interface Screen {
  /** Roots that are added in each moment, in the order of `self.add`. */
  readonly added: readonly (readonly number[])[];
  /** Every root that is on the screen at some time, added or brought in. */
  readonly shown: ReadonlySet<number>;
}

/** Roots that an introducing animation or `Add` brings onto the screen. */
function introduced(facts: Facts): ReadonlySet<number> {
  const found = new Set<number>();
  for (const node of facts.nodes) {
    const { definition } = node;
    if (definition.kind !== 'animation' || !definition.introduces) continue;
    const handle = definition.introduces === 'target' ? definition.target : definition.subject;
    const given = handle === undefined ? undefined : node.given.get(handle);
    for (const wire of given?.kind === 'wires' ? given.wires : []) found.add(facts.rootOf(wire.source, wire.output));
  }
  return found;
}

/** Roots that are used up: members of a group, targets of a transform. Groups are told apart: their members show through them. */
function usedUp(facts: Facts): ReadonlySet<number> {
  const found = new Set<number>();
  for (const node of facts.nodes) {
    for (const { handle, wire } of wiresInto(node)) {
      if (roleOf(node, handle) === 'material') found.add(facts.rootOf(wire.source, wire.output));
    }
  }
  return found;
}

/** The members of a group, theirs in turn, and the group itself. */
function familyOf(facts: Facts, root: number): ReadonlySet<number> {
  const found = new Set([root]);
  for (const index of found) {
    const node = facts.nodes[index];
    if (node?.definition.kind !== 'constructor' || !node.definition.holds) continue;
    const given = node.given.get(node.definition.holds);
    for (const wire of given?.kind === 'wires' ? given.wires : []) found.add(facts.rootOf(wire.source, wire.output));
  }
  return found;
}

/** Roots that count as brought in: what is introduced, all its members, and the whole of a part that is. */
function broughtIn(facts: Facts): { readonly whole: ReadonlySet<number>; readonly partly: ReadonlySet<number> } {
  const whole = new Set<number>();
  const partly = new Set<number>();
  for (const root of introduced(facts)) {
    for (const member of familyOf(facts, root)) whole.add(member);
    for (const container of containersOf(facts, root)) {
      if (container === root) continue;
      const node = facts.nodes[container];
      const group = node?.definition.kind === 'constructor' && node.definition.holds !== undefined;
      (group ? partly : whole).add(container);
    }
  }
  return { whole, partly };
}

/** The moment from which a made mobject stands where it belongs: after the modifiers wired directly behind it. */
function placedAt(facts: Facts, momentOf: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const placed = new Map<number, number>();
  const behind = new Set<number>();
  for (const index of facts.sourcesFirst) {
    const node = facts.nodes[index];
    if (node?.definition.kind === 'constructor') {
      behind.add(index);
      placed.set(index, momentOf.get(index) ?? 0);
    }
    if (node?.definition.kind !== 'modifier' || facts.headOf.has(index) || node.after.length > 0) continue;
    const wire = wireInto(node, node.definition.subject);
    if (!wire || !behind.has(wire.source)) continue;
    behind.add(index);
    const root = facts.rootOf(wire.source, wire.output);
    placed.set(root, Math.max(placed.get(root) ?? 0, momentOf.get(index) ?? 0));
  }
  return placed;
}

const drawsNothing = (node: CheckedNode): boolean =>
  node.definition.kind === 'constructor' && node.definition.invisible === true;

/** Works out what is put on the screen, and when (language §4.6). */
export function screen(facts: Facts, liveness: Liveness, moments: readonly Moment[]): Screen {
  const momentOf = new Map(moments.flatMap(({ nodes }, at) => nodes.map((index) => [index, at] as const)));
  const placed = placedAt(facts, momentOf);
  const { whole, partly } = broughtIn(facts);
  const material = usedUp(facts);
  const added: number[][] = moments.map(() => []);
  const shown = new Set(whole);
  const show = (node: CheckedNode): void => {
    const hidden = node.node.visible === 'never' || (drawsNothing(node) && !liveness.moving.has(node.index));
    if (hidden || whole.has(node.index)) return;
    const members = partly.has(node.index)
      ? [...familyOf(facts, node.index)].filter((index) => index !== node.index)
      : [node.index];
    for (const index of members) {
      if (whole.has(index) || partly.has(index)) continue;
      shown.add(index);
      added[placed.get(index) ?? 0]?.push(index);
    }
  };
  for (const node of facts.nodes) {
    if (node.definition.kind === 'constructor' && !material.has(node.index)) show(node);
  }
  const drivers = driversOf(facts, liveness);
  return { added: added.map((roots) => inLayers(facts, liveness, drivers, roots)), shown };
}

/** Nodes whose updaters act on each moving root. */
function driversOf(facts: Facts, liveness: Liveness): ReadonlyMap<number, readonly CheckedNode[]> {
  const drivers = new Map<number, CheckedNode[]>();
  for (const node of facts.nodes) {
    const { kind } = node.definition;
    if (kind !== 'constructor' && kind !== 'modifier') continue;
    if (!liveness.live.has(node.index) && !liveness.followers.has(node.index)) continue;
    const root = facts.rootOf(node.index, 'mobject');
    drivers.set(root, [...(drivers.get(root) ?? []), node]);
  }
  return drivers;
}

/** Moving roots that a root's own updaters look at, directly or through live values. */
function leadersOf(facts: Facts, liveness: Liveness, root: number, drivers: readonly CheckedNode[]): readonly number[] {
  const found = new Set<number>();
  const visited = new Set(drivers);
  for (const node of visited) {
    for (const { wire } of wiresInto(node)) {
      const leader = facts.rootOf(wire.source, wire.output);
      if (leader !== root && liveness.moving.has(leader)) found.add(leader);
      const source = facts.nodes[wire.source];
      const passesOn = source?.definition.kind === 'value' || source?.definition.kind === 'reading';
      if (source && passesOn && liveness.live.has(wire.source)) visited.add(source);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** `nodes[]` order, but what follows a mobject with an updater stands after it, else it would lag a frame behind. */
function inLayers(
  facts: Facts,
  liveness: Liveness,
  drivers: ReadonlyMap<number, readonly CheckedNode[]>,
  roots: readonly number[],
): readonly number[] {
  const wanted = new Set(roots);
  const seen = new Set<number>();
  const out = new Set<number>();
  for (const start of [...wanted].sort((a, b) => a - b)) {
    const stack = out.has(start) ? [] : [start];
    for (let root = stack.at(-1); root !== undefined; root = stack.at(-1)) {
      seen.add(root);
      const own = drivers.get(root) ?? [];
      const leader = leadersOf(facts, liveness, root, own).find((index) => wanted.has(index) && !seen.has(index));
      if (leader !== undefined) {
        stack.push(leader);
        continue;
      }
      stack.pop();
      out.add(root);
    }
  }
  return [...out];
}
