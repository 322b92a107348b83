import { roleOf, subjectHandle, wireInto, type Facts } from './facts';
import { wiresInto, type CheckedNode, type Wire } from '../1-check/checked';

export interface Liveness {
  /** Values and readings that are computed anew on every frame, constructors that are redrawn, modifiers that act on every frame. */
  readonly live: ReadonlySet<number>;
  /** Mobjects that change on every frame: redrawn, or with an updater. */
  readonly moving: ReadonlySet<number>;
  /** Constructors that follow by a cheap updater on one parameter instead of a redraw. */
  readonly followers: ReadonlySet<number>;
  /** Roots that something live reads or refers to. */
  readonly watched: ReadonlySet<number>;
}

/** Finds what is live: a fixed point, since a mobject may be read before the node that makes it move. */
export function liveness(facts: Facts): Liveness {
  const live = new Set<number>();
  const moving = new Set<number>();
  const followers = new Set<number>();
  for (let size = -1; size !== live.size + moving.size;) {
    size = live.size + moving.size;
    for (const index of facts.sourcesFirst) {
      const node = facts.nodes[index];
      if (node) visit(facts, node, live, moving, followers);
    }
  }
  return { live, moving, followers, watched: watchedRoots(facts, live, followers) };
}

/** Whether an output is a value that changes on every frame. */
export function isLiveOutput(facts: Facts, live: ReadonlySet<number>, wire: Wire): boolean {
  const source = facts.nodes[wire.source];
  if (!source) return false;
  const { definition } = source;
  if (definition.kind === 'constructor')
    return definition.live !== undefined && Object.hasOwn(definition.live, wire.output);
  return (definition.kind === 'value' || definition.kind === 'reading') && live.has(wire.source);
}

function visit(facts: Facts, node: CheckedNode, live: Set<number>, moving: Set<number>, followers: Set<number>): void {
  const { kind } = node.definition;
  if (kind !== 'value' && kind !== 'reading' && kind !== 'constructor' && kind !== 'modifier') return;
  if (facts.headOf.has(node.index)) return;
  const subject = kind === 'modifier' ? subjectHandle(node) : undefined;
  const causes = wiresInto(node).filter(
    ({ handle, wire }) =>
      handle !== 'after' &&
      handle !== subject &&
      (isLiveOutput(facts, live, wire) ||
        (roleOf(node, handle) === 'reference' && moving.has(facts.rootOf(wire.source, wire.output)))),
  );
  if (causes.length === 0 && !(node.node.live && kind !== 'value')) return;
  const follows = node.definition.kind === 'constructor' ? node.definition.liveSetter?.parameter : undefined;
  if (follows !== undefined && !node.node.live && causes.every(({ handle }) => feeds(node, handle, follows))) {
    followers.add(node.index);
    moving.add(node.index);
    return;
  }
  live.add(node.index);
  if (kind === 'constructor') moving.add(node.index);
  const changed = subject === undefined ? undefined : wireInto(node, subject);
  if (changed) moving.add(facts.rootOf(changed.source, changed.output));
}

/** Whether a handle is that parameter, or a name in its formula and in no other. */
function feeds(node: CheckedNode, handle: string, parameter: string): boolean {
  if (handle === parameter) return true;
  const formulas = [...node.given].filter(([, given]) => given.kind === 'formula').map(([name]) => name);
  return node.names.has(handle) && formulas.every((name) => name === parameter);
}

function watchedRoots(facts: Facts, live: ReadonlySet<number>, followers: ReadonlySet<number>): ReadonlySet<number> {
  const watched = new Set<number>();
  for (const index of [...live, ...followers]) {
    const node = facts.nodes[index];
    for (const { wire } of node ? wiresInto(node) : []) watched.add(facts.rootOf(wire.source, wire.output));
  }
  return watched;
}

/**
 * The first instant change of a moment that something live looks at. A still wait would not show it, so live things are
 * brought up to date behind it.
 */
export function watchedChange(facts: Facts, liveness: Liveness, nodes: readonly number[]): CheckedNode | undefined {
  return nodes
    .flatMap((index) => facts.nodes[index] ?? [])
    .find((node) => {
      const instant =
        node.definition.kind === 'modifier' && !facts.headOf.has(node.index) && !liveness.live.has(node.index);
      const root = facts.rootOf(node.index, 'mobject');
      // What is redrawn is changed inside of its redraw.
      return instant && liveness.watched.has(root) && !liveness.live.has(root);
    });
}
