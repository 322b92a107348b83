import type { Diagnostic } from '@manim-nodes/graph-model';
import { wiresInto, type CheckedNode, type Wire } from '../1-check/checked';
import { roleOf, subjectHandle, type Facts } from './facts';
import { isLiveOutput, type Liveness } from './live';
import { ambiguousMoment, circular, orderByWires } from './messages';
import { order, type Sharing } from './order';
import type { Units } from './units';

/** One moment: a step (none in the first) and what happens right after it, before the next. */
export interface Moment {
  /** Index of a unit. */
  readonly step?: number;
  /** Nodes in the order in which they happen. */
  readonly nodes: readonly number[];
}

/** Live readings have no moment: they only need what they look at to exist. */
function hasMoment(liveness: Liveness, node: CheckedNode): boolean {
  return !(node.definition.kind === 'reading' && liveness.live.has(node.index));
}

function hardEdges(facts: Facts, liveness: Liveness, units: Units): readonly (readonly [number, number])[] {
  const edges: (readonly [number, number])[] = [];
  const connect = (from: number, to: number): void => {
    const [a, b] = [units.unitOf.get(from), units.unitOf.get(to)];
    if (a !== undefined && b !== undefined && a !== b) edges.push([a, b]);
  };
  for (const node of facts.nodes) {
    for (const { handle, wire } of wiresInto(node)) {
      const looksAt = handle === subjectHandle(node) || roleOf(node, handle) === 'reference';
      const from = !hasMoment(liveness, node) && looksAt ? facts.rootOf(wire.source, wire.output) : wire.source;
      connect(from, node.index);
    }
  }
  return edges;
}

const key = (wire: Wire): string => `${String(wire.source)} ${wire.output}`;

/** For each mobject output: who looks at it, and who changes it. */
function sharings(
  facts: Facts,
  liveness: Liveness,
  units: Units,
): ReadonlyMap<string, Sharing & { readonly nodes: ReadonlySet<number> }> {
  const found = new Map<string, { readers: number[]; changers: number[]; nodes: Set<number> }>();
  for (const node of facts.nodes) {
    const unit = units.unitOf.get(node.index);
    if (unit === undefined || !hasMoment(liveness, node)) continue;
    for (const { handle, wire } of wiresInto(node)) {
      const role = roleOf(node, handle);
      if (role === undefined || isLiveOutput(facts, liveness.live, wire) || unit === units.unitOf.get(wire.source))
        continue;
      // What refers to a mobject on every frame has no moment at which it looks.
      if (role === 'reference' && liveness.live.has(node.index)) continue;
      const sharing = found.get(key(wire)) ?? { readers: [], changers: [], nodes: new Set() };
      found.set(key(wire), sharing);
      (role === 'subject' && node.definition.kind !== 'reading' ? sharing.changers : sharing.readers).push(unit);
      sharing.nodes.add(node.index);
    }
  }
  return found;
}

/** Orders all units; `undefined` when they need each other in a ring. */
export function sequence(
  facts: Facts,
  liveness: Liveness,
  units: Units,
  report: (diagnostic: Diagnostic) => void,
): readonly Moment[] | undefined {
  const idOf = (unit: number): string => facts.nodes[units.units[unit]?.nodes[0] ?? -1]?.id ?? '';
  const shared = [...sharings(facts, liveness, units).values()];
  const result = order(
    units.units.length,
    (unit) => units.units[unit]?.step ?? false,
    hardEdges(facts, liveness, units),
    shared,
  );
  if (result.kind === 'circular') {
    for (const ring of result.rings) report(circular(ring.map(idOf)));
    return undefined;
  }
  for (const { readers, changers } of result.ambiguous) {
    const reader = facts.nodes[units.units[readers[0] ?? -1]?.nodes[0] ?? -1];
    if (reader) report(ambiguousMoment(reader.node, readers.map(idOf), changers.map(idOf)));
  }
  const moments: { step?: number; nodes: number[] }[] = [{ nodes: [] }];
  for (const { unit, moment, step } of result.sequence) {
    if (step) moments[moment] = { step: unit, nodes: [] };
    else moments[moment]?.nodes.push(...(units.units[unit]?.nodes ?? []));
  }
  reportOrder(facts, units, moments, report);
  return moments;
}

/** Says when the steps do not happen in the order of the list. */
function reportOrder(
  facts: Facts,
  units: Units,
  moments: readonly Moment[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const steps = moments.flatMap(({ step }) => (step === undefined ? [] : [step]));
  if (steps.every((unit, index) => index === 0 || unit > (steps[index - 1] ?? 0))) return;
  const ids = steps.flatMap((unit) => (units.units[unit]?.nodes ?? []).map((index) => facts.nodes[index]?.id ?? ''));
  report(orderByWires([...new Set(ids)]));
}
