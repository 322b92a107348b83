import {
  call,
  method,
  name,
  num,
  starred,
  listComprehension,
  withOrigin,
  exprStmt,
  type PyExpr,
  type PyStmt,
} from '@manim-nodes/python-ast';
import type { CheckedNode } from '../1-check/checked';
import type { Scene } from '../2-lower/scene';
import { membersOf, type Unit } from '../2-lower/units';
import type { Expressions } from './expressions';
import { Lift } from './lift';

/** Keywords run_time and rate_func, where they differ from their defaults. */
type Timing = Readonly<Record<'run_time' | 'rate_func', PyExpr | undefined>>;

const untimed: Timing = { run_time: undefined, rate_func: undefined };

const self = name('self');

/** Writes the statements of steps. */
export class Plays {
  constructor(
    private readonly scene: Scene,
    private readonly expressions: Expressions,
  ) {}

  /** The statements of one step, each marked with its node. */
  statements(unit: Unit): readonly PyStmt[] {
    const tops = unit.tops.flatMap((index) => this.scene.facts.nodes[index] ?? []);
    const [only] = tops;
    if (!only) return [];
    const body = tops.length === 1 ? this.single(only) : [this.together(tops)];
    const pause = Math.max(0, ...tops.map((top) => this.field(top, 'pause')));
    const marked = body.map((statement) =>
      statement.origin ? statement : withOrigin(statement, this.expressions.origin(only.index)),
    );
    return pause > 0 ? [...marked, this.wait(pause, this.fieldOwner(only, 'pause'))] : marked;
  }

  private wait(seconds: number, owner: CheckedNode): PyStmt {
    return withOrigin(
      exprStmt(method(self, 'wait', seconds === 1 ? [] : [num(seconds)])),
      this.expressions.origin(owner.index),
    );
  }

  private field(top: CheckedNode, field: 'delay' | 'pause'): number {
    return Math.max(0, ...membersOf(this.scene.facts, top.index).map((node) => node.node[field] ?? 0));
  }

  private fieldOwner(top: CheckedNode, field: 'delay' | 'pause'): CheckedNode {
    return membersOf(this.scene.facts, top.index).find((node) => node.node[field] !== undefined) ?? top;
  }

  private single(top: CheckedNode): readonly PyStmt[] {
    const delay = this.field(top, 'delay');
    const before = delay > 0 ? [this.wait(delay, this.fieldOwner(top, 'delay'))] : [];
    const { definition } = top;
    if (definition.kind === 'step')
      return [...before, ...this.overItems(top, (lift) => definition.lower(this.expressions.lowering(top, lift)))];
    if (definition.kind === 'animation' && definition.step) {
      const { step } = definition;
      return [...before, ...this.overItems(top, (lift) => [step(this.expressions.lowering(top, lift))])];
    }
    const timing = this.timing(top);
    const animations = this.expand(top, untimed, true);
    return [...before, this.play(animations, timing, top)];
  }

  /** Steps that are no animations happen item after item. */
  private overItems(node: CheckedNode, write: (lift?: Lift) => readonly PyStmt[]): readonly PyStmt[] {
    if (node.lifted.size === 0) return write();
    const lift = new Lift();
    const body = write(lift);
    const { target, iterable } = lift.clause();
    return [{ kind: 'for', target, iterable, body }];
  }

  /** Several steps as one play; each keeps its own time, and a delay becomes a wait inside. */
  private together(tops: readonly CheckedNode[]): PyStmt {
    const animations = tops.flatMap((top) => {
      const parts = this.expand(top, untimed, false);
      const delay = this.field(top, 'delay');
      if (delay === 0) return parts;
      const [only] = parts;
      const delayed = parts.length === 1 && only && only.kind !== 'starred' ? only : call('AnimationGroup', parts);
      return [
        withOrigin(call('Succession', [call('Wait', [num(delay)]), delayed]), this.expressions.origin(top.index)),
      ];
    });
    const [first] = tops;
    return withOrigin(exprStmt(method(self, 'play', animations)), this.expressions.origin(first?.index ?? 0));
  }

  private play(animations: readonly PyExpr[], timing: Timing, node: CheckedNode): PyStmt {
    return withOrigin(exprStmt(method(self, 'play', animations, timing)), this.expressions.origin(node.index));
  }

  private timing(node: CheckedNode, lift?: Lift): Timing {
    const { value } = this.expressions.lowering(node, lift);
    return { run_time: value.run_time, rate_func: value.rate_func };
  }

  /**
   * The arguments of a play that a node stands for. `above` is the time that a composition gives to all it plays;
   * `hoisted`: the time of this node is written by the caller.
   */
  private expand(node: CheckedNode, above: Timing, hoisted: boolean): readonly PyExpr[] {
    const { definition } = node;
    if (definition.kind !== 'composition') return [this.leaf(node, above, hoisted)];
    const own = hoisted ? above : this.over(this.timing(node), above);
    const given = node.given.get(definition.animations);
    const played = (given?.kind === 'wires' ? given.wires : []).flatMap((wire) => {
      const source = this.scene.facts.nodes[this.scene.facts.headOf.get(wire.source) ?? wire.source];
      return source ? this.expand(source, definition.lower ? untimed : own, false) : [];
    });
    return played;
  }

  /** The time given from above wins, as it does in `self.play(…, run_time=…)`. */
  private over(own: Timing, above: Timing): Timing {
    return { run_time: above.run_time ?? own.run_time, rate_func: above.rate_func ?? own.rate_func };
  }

  private leaf(node: CheckedNode, above: Timing, hoisted: boolean): PyExpr {
    const { definition } = node;
    const members = membersOf(this.scene.facts, node.index);
    const lift = members.some((member) => member.lifted.size > 0) ? new Lift() : undefined;
    const time = hoisted ? untimed : this.over(this.timing(node, lift), above);
    let written: PyExpr;
    if (definition.kind === 'head') {
      const lowering = this.expressions.lowering(node, lift);
      const keywords = { ...time, ...definition.lower(lowering) };
      const animate = { kind: 'attribute', value: lowering.full[definition.subject] ?? self, name: 'animate' } as const;
      const options = Object.values(keywords).some((keyword) => keyword !== undefined);
      const start = options ? call(animate, [], keywords) : animate;
      written = this.expressions.chained(
        withOrigin(start, this.expressions.origin(node.index)),
        members.slice(1),
        lift,
      );
    } else if (definition.kind === 'animation') {
      const made = definition.lower(this.expressions.lowering(node, lift));
      const keywords = Object.entries(time).flatMap(([key, value]) => (value ? [{ name: key, value }] : []));
      const timed = made.kind === 'call' ? { ...made, keywords: [...made.keywords, ...keywords] } : made;
      written = withOrigin(timed, this.expressions.origin(node.index));
    } else {
      return self;
    }
    return lift ? starred(listComprehension(written, [lift.clause()])) : written;
  }
}
