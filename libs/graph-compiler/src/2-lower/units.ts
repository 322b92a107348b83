import type { Diagnostic } from '@manim-nodes/graph-model';
import { isStep } from '@manim-nodes/node-catalog';
import type { CheckedNode } from '../1-check/checked';
import { noAnimation } from '../1-check/messages';
import type { Facts } from './facts';
import { nothingToJoin } from './messages';

/** Nodes that happen as one: a step with all that it plays, or a single node. */
export interface Unit {
  /** In `nodes[]` order. */
  readonly nodes: readonly number[];
  readonly step: boolean;
  /** Of a step: the nodes that nothing else in it consumes, in `nodes[]` order; several when steps were joined. */
  readonly tops: readonly number[];
}

export interface Units {
  /** In `nodes[]` order of their first nodes. */
  readonly units: readonly Unit[];
  readonly unitOf: ReadonlyMap<number, number>;
  /** The composition that plays an animation or a headed chain (by its head). */
  readonly consumerOf: ReadonlyMap<number, number>;
}

/** Sets of nodes, joined one pair at a time. */
class Sets {
  private readonly parent: number[];

  constructor(count: number) {
    this.parent = Array.from({ length: count }, (_, index) => index);
  }

  find(index: number): number {
    let root = index;
    while (this.parent[root] !== root) root = this.parent[root] ?? root;
    for (let at = index; at !== root;) {
      const next = this.parent[at] ?? root;
      this.parent[at] = root;
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    this.parent[Math.max(first, second)] = Math.min(first, second);
  }
}

/** What plays each animation; a chain is known by its head. */
function consumers(facts: Facts, report: (diagnostic: Diagnostic) => void): ReadonlyMap<number, number> {
  const consumerOf = new Map<number, number>();
  for (const node of facts.nodes) {
    if (node.definition.kind !== 'composition') continue;
    const given = node.given.get(node.definition.animations);
    for (const wire of given?.kind === 'wires' ? given.wires : []) {
      const source = facts.nodes[wire.source];
      const played = source?.definition.kind === 'modifier' ? facts.headOf.get(wire.source) : wire.source;
      if (played !== undefined) consumerOf.set(played, node.index);
      else if (source) report(noAnimation(source.node));
    }
  }
  return consumerOf;
}

/** A top of a step with what belongs to it alone: a head with the modifiers of its chain. */
export function membersOf(facts: Facts, top: number): readonly CheckedNode[] {
  return [top, ...(facts.chainOf.get(top) ?? [])].flatMap((index) => facts.nodes[index] ?? []);
}

const animates = (node: CheckedNode | undefined): boolean =>
  node?.definition.kind === 'animation' || node?.definition.kind === 'composition' || node?.definition.kind === 'head';

/** Merges nodes into units, and steps that start with the one before them. */
export function unite(facts: Facts, report: (diagnostic: Diagnostic) => void): Units {
  const consumerOf = consumers(facts, report);
  const sets = new Sets(facts.nodes.length);
  for (const [member, head] of facts.headOf) sets.join(member, head);
  for (const [played, composition] of consumerOf) sets.join(played, composition);
  const isTop = (node: CheckedNode): boolean =>
    (isStep(node.definition) || node.definition.kind === 'head') && !consumerOf.has(node.index);
  const tops = facts.nodes.filter(isTop).map((node) => ({ top: node, first: firstOf(facts, sets, node.index) }));
  tops.sort((a, b) => a.first - b.first);
  tops.forEach(({ top }, index) => {
    const asking = membersOf(facts, top.index).find((node) => node.node.start === 'with');
    if (!asking) return;
    const before = tops[index - 1]?.top;
    if (before && animates(before) && animates(top)) sets.join(before.index, top.index);
    else report(nothingToJoin(asking.node));
  });
  return { ...collect(facts, sets, new Set(tops.map(({ top }) => top.index))), consumerOf };
}

function firstOf(facts: Facts, sets: Sets, index: number): number {
  // Joining keeps the smallest index as the representative.
  return facts.nodes[sets.find(index)]?.index ?? index;
}

function collect(facts: Facts, sets: Sets, tops: ReadonlySet<number>): Pick<Units, 'units' | 'unitOf'> {
  const members = new Map<number, number[]>();
  for (const { index } of facts.nodes) {
    const first = sets.find(index);
    const list = members.get(first) ?? [];
    list.push(index);
    members.set(first, list);
  }
  const unitOf = new Map<number, number>();
  const units = [...members.values()].map((nodes, unit) => {
    for (const index of nodes) unitOf.set(index, unit);
    const own = nodes.filter((index) => tops.has(index));
    return { nodes, step: own.length > 0, tops: own };
  });
  return { units, unitOf };
}
