import type { Diagnostic } from '@manim-nodes/graph-model';
import { wiresInto, type CheckedNode, type Wire } from '../1-check/checked';
import { containersOf, roleOf, subjectHandle, wireInto, type Facts } from './facts';
import type { Liveness } from './live';
import { ghost, latePlaced, redrawnChanged, staleRead, twoAtOnce } from './messages';
import type { Moment } from './sequence';
import { membersOf, type Units } from './units';

/** Everything the warnings need to know of when things happen. */
interface Course {
  readonly facts: Facts;
  readonly liveness: Liveness;
  readonly units: Units;
  /** The moment of a node; of a node in a step, the number of that step. */
  readonly momentOf: ReadonlyMap<number, number>;
}

/** Finds what is allowed but hardly meant, each with a mend where there is one. */
export function warnings(
  facts: Facts,
  liveness: Liveness,
  units: Units,
  moments: readonly Moment[],
): readonly Diagnostic[] {
  const momentOf = new Map<number, number>();
  moments.forEach(({ step, nodes }, at) => {
    for (const index of nodes) momentOf.set(index, at);
    for (const index of step === undefined ? [] : (units.units[step]?.nodes ?? [])) momentOf.set(index, at);
  });
  const course: Course = { facts, liveness, units, momentOf };
  return [...bothAtOnce(course), ...staleReads(course), ...ghosts(course), ...lost(course)];
}

const subjectWire = (node: CheckedNode): Wire | undefined => {
  const handle = subjectHandle(node);
  return handle === undefined ? undefined : wireInto(node, handle);
};

/** Animations that a node plays at the same time: the leaves below it. */
function leavesOf({ facts }: Course, top: number): readonly CheckedNode[] {
  const leaves: CheckedNode[] = [];
  const pending = [top];
  for (let index = pending.shift(); index !== undefined; index = pending.shift()) {
    const node = facts.nodes[index];
    if (node?.definition.kind !== 'composition') {
      if (node) leaves.push(node);
      continue;
    }
    if (!node.definition.together) continue;
    const given = node.given.get(node.definition.animations);
    for (const wire of given?.kind === 'wires' ? given.wires : [])
      pending.push(facts.headOf.get(wire.source) ?? wire.source);
  }
  return leaves;
}

function bothAtOnce(course: Course): readonly Diagnostic[] {
  return course.units.units.flatMap((unit) => {
    const changed = new Map<number, CheckedNode>();
    return unit.tops
      .flatMap((top) => leavesOf(course, top))
      .flatMap((leaf) => {
        const wire = subjectWire(leaf);
        if (!wire || leaf.definition.kind === 'step') return [];
        const root = course.facts.rootOf(wire.source, wire.output);
        const other = changed.get(root);
        if (!other) changed.set(root, leaf);
        const asking = membersOf(course.facts, leaf.index).find((node) => node.node.start === 'with') ?? leaf;
        return other ? [twoAtOnce(asking.node, other.node)] : [];
      });
  });
}

/** For each root: the steps that change it or what contains it, in order, with the node and output to take it from. */
function moversOf(course: Course): ReadonlyMap<number, readonly CheckedNode[]> {
  const movers = new Map<number, CheckedNode[]>();
  for (const node of course.facts.nodes) {
    const { kind } = node.definition;
    const changes =
      kind === 'modifier' ||
      (kind === 'animation' && !('introduces' in node.definition && node.definition.introduces === 'subject'));
    const wire = changes ? subjectWire(node) : undefined;
    if (!wire || (course.momentOf.get(node.index) ?? 0) === 0) continue;
    const root = course.facts.rootOf(wire.source, wire.output);
    movers.set(root, [...(movers.get(root) ?? []), node]);
  }
  return movers;
}

/** The moment at which the last consumer uses a node's result. */
function lastUse(course: Course, consumers: ReadonlyMap<number, readonly number[]>, index: number): number {
  return Math.max(0, ...(consumers.get(index) ?? []).map((consumer) => course.momentOf.get(consumer) ?? 0));
}

function consumersOf(facts: Facts): ReadonlyMap<number, readonly number[]> {
  const consumers = new Map<number, number[]>();
  for (const node of facts.nodes) {
    for (const { wire } of wiresInto(node))
      consumers.set(wire.source, [...(consumers.get(wire.source) ?? []), node.index]);
  }
  return consumers;
}

function staleReads(course: Course): readonly Diagnostic[] {
  const { facts, liveness, momentOf } = course;
  const movers = moversOf(course);
  const consumers = consumersOf(facts);
  return facts.nodes.flatMap((node) => {
    const { kind } = node.definition;
    const reads = (kind === 'reading' && !node.definition.part) || kind === 'constructor' || kind === 'modifier';
    if (!reads || liveness.live.has(node.index) || facts.headOf.has(node.index)) return [];
    const read = momentOf.get(node.index) ?? 0;
    const used = lastUse(course, consumers, node.index);
    return wiresInto(node).flatMap(({ handle, wire }) => {
      if (roleOf(node, handle) !== 'reference') return [];
      const root = facts.rootOf(wire.source, wire.output);
      const mover = [...containersOf(facts, root)]
        .flatMap((container) => movers.get(container) ?? [])
        .find(
          (candidate) => (momentOf.get(candidate.index) ?? 0) > read && (momentOf.get(candidate.index) ?? 0) < used,
        );
      return mover && mover.index !== node.index ? [staleRead(node.node, wire.edge, mover.node, 'mobject')] : [];
    });
  });
}

/** Uses of the target of a Transform as if it were on the screen. */
function ghosts(course: Course): readonly Diagnostic[] {
  const { facts, momentOf } = course;
  const targets = new Map<number, CheckedNode>();
  for (const node of facts.nodes) {
    const { definition } = node;
    if (definition.kind !== 'animation' || definition.target === undefined || definition.leaves === 'target') continue;
    const wire = wireInto(node, definition.target);
    if (wire) targets.set(facts.rootOf(wire.source, wire.output), node);
  }
  return facts.nodes.flatMap((node) => {
    if (node.definition.kind !== 'animation' && node.definition.kind !== 'head') return [];
    const wire = subjectWire(node);
    const transform = wire && targets.get(facts.rootOf(wire.source, wire.output));
    const after = transform && (momentOf.get(node.index) ?? 0) > (momentOf.get(transform.index) ?? 0);
    const introduced = node.definition.kind === 'animation' && node.definition.introduces === 'subject';
    return wire && transform && after && !introduced ? [ghost(node.node, wire.edge, transform.node)] : [];
  });
}

/** Changes that come too late, or that the next redraw takes back. */
function lost(course: Course): readonly Diagnostic[] {
  const { facts, liveness, momentOf } = course;
  const broughtIn = new Map<number, number>();
  for (const node of facts.nodes) {
    if (node.definition.kind !== 'animation' || node.definition.introduces !== 'subject') continue;
    const wire = subjectWire(node);
    if (wire) broughtIn.set(facts.rootOf(wire.source, wire.output), momentOf.get(node.index) ?? 0);
  }
  return facts.nodes.flatMap((node) => {
    if (node.definition.kind !== 'modifier') return [];
    const wire = subjectWire(node);
    const root = wire && facts.rootOf(wire.source, wire.output);
    const made = root === undefined ? undefined : facts.nodes[root];
    const at = momentOf.get(node.index) ?? 0;
    if (root === undefined || !made) return [];
    if (liveness.live.has(root) && made.definition.kind === 'constructor' && (at > 0 || facts.headOf.has(node.index))) {
      return [redrawnChanged(node.node, made.node)];
    }
    const directly = wire !== undefined && facts.nodes[wire.source]?.definition.kind === 'constructor';
    const late =
      directly &&
      !facts.headOf.has(node.index) &&
      node.after.length === 0 &&
      at > (broughtIn.get(root) ?? Infinity) - 1;
    return late ? [latePlaced(node.node)] : [];
  });
}
