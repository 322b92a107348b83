import { components, cycles } from '../components';

/** Everything that reads or changes one output. */
export interface Sharing {
  readonly readers: readonly number[];
  readonly changers: readonly number[];
}

export interface Ordered {
  readonly kind: 'ordered';
  /** Units in the order in which they happen, with the moment after which step (0: before the first). */
  readonly sequence: readonly { readonly unit: number; readonly moment: number; readonly step: boolean }[];
  /** Sharings whose readers and changers depend on each other, so that reading first is impossible. */
  readonly ambiguous: readonly Sharing[];
}

export interface Circular {
  readonly kind: 'circular';
  readonly rings: readonly (readonly number[])[];
}

/**
 * Orders units 0 … count-1 (in `nodes[]` order) by the rules of the language, in O(V + E) but for sorting predecessors.
 * `hard` edges always hold. Readers of an output come before its changers wherever hard edges allow. Steps follow one
 * another in unit order, each after what it needs; every other unit has the earliest moment it can have.
 */
export function order(
  count: number,
  isStep: (unit: number) => boolean,
  hard: readonly (readonly [number, number])[],
  sharings: readonly Sharing[],
): Ordered | Circular {
  const rings = cycles(adjacency(count, hard));
  if (rings.length > 0) return { kind: 'circular', rings };
  const soft = softEdges(count, sharings);
  const component = components(adjacency(count + soft.barriers.length, [...hard, ...soft.edges]));
  const kept = soft.edges.filter(([from, to]) => component[from] !== component[to]);
  const dropped = new Set(soft.edges.filter(([from, to]) => component[from] === component[to]).flat());
  const predecessors = adjacency(
    count + soft.barriers.length,
    [...hard, ...kept].map(([from, to]) => [to, from] as const),
  );
  const ambiguous = soft.barriers.filter((_, index) => dropped.has(count + index));
  return { kind: 'ordered', sequence: arrange(count, isStep, predecessors), ambiguous };
}

/** One barrier for each shared output stands between its readers and its changers: |R| + |C| edges instead of |R| · |C|. */
function softEdges(count: number, sharings: readonly Sharing[]) {
  const edges: (readonly [number, number])[] = [];
  const barriers: Sharing[] = [];
  for (const { readers, changers } of sharings) {
    const changing = new Set(changers);
    const only = readers.filter((reader) => !changing.has(reader));
    if (only.length === 0 || changers.length === 0) continue;
    const barrier = count + barriers.length;
    barriers.push({ readers: only, changers });
    for (const reader of only) edges.push([reader, barrier]);
    for (const changer of changers) edges.push([barrier, changer]);
  }
  return { edges, barriers };
}

/** Targets of each vertex, ascending and without repeats. */
function adjacency(count: number, edges: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const targets = Array.from({ length: count }, () => new Set<number>());
  for (const [from, to] of edges) targets[from]?.add(to);
  return targets.map((set) => [...set].sort((a, b) => a - b));
}

function arrange(
  count: number,
  isStep: (unit: number) => boolean,
  predecessors: readonly (readonly number[])[],
): Ordered['sequence'] {
  const all = predecessors.map((_, vertex) => vertex);
  const step = (vertex: number): boolean => vertex < count && isStep(vertex);
  const full = postorder(predecessors, [...all.filter(step), ...all], () => true);
  const steps = full.filter(step);
  const moment = new Array<number>(predecessors.length).fill(0);
  steps.forEach((vertex, index) => (moment[vertex] = index + 1));
  for (const vertex of full) {
    if (step(vertex)) continue;
    moment[vertex] = (predecessors[vertex] ?? []).reduce((latest, from) => Math.max(latest, moment[from] ?? 0), 0);
  }
  const members = new Map<number, number[]>();
  for (const vertex of all) {
    if (step(vertex)) continue;
    const at = moment[vertex] ?? 0;
    const list = members.get(at) ?? [];
    list.push(vertex);
    members.set(at, list);
  }
  const sequence: { readonly unit: number; readonly moment: number; readonly step: boolean }[] = [];
  for (let at = 0; at <= steps.length; at++) {
    const current = steps[at - 1];
    if (current !== undefined) sequence.push({ unit: current, moment: at, step: true });
    const inside = postorder(predecessors, members.get(at) ?? [], (vertex) => !step(vertex) && moment[vertex] === at);
    for (const unit of inside) if (unit < count) sequence.push({ unit, moment: at, step: false });
  }
  return sequence;
}

/** Depth-first postorder over predecessors, roots in the given order, without recursion. */
function postorder(
  predecessors: readonly (readonly number[])[],
  roots: readonly number[],
  allowed: (vertex: number) => boolean,
): readonly number[] {
  const seen = new Set<number>();
  const out: number[] = [];
  for (const root of roots) {
    if (seen.has(root) || !allowed(root)) continue;
    seen.add(root);
    const stack: { readonly vertex: number; next: number }[] = [{ vertex: root, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const predecessor = predecessors[top.vertex]?.[top.next++];
      if (predecessor === undefined) {
        out.push(top.vertex);
        stack.pop();
      } else if (!seen.has(predecessor) && allowed(predecessor)) {
        seen.add(predecessor);
        stack.push({ vertex: predecessor, next: 0 });
      }
    }
  }
  return out;
}
