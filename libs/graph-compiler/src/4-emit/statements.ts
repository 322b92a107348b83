import {
  assign,
  attr,
  bool,
  call,
  exprStmt,
  functionDef,
  lambda,
  listComprehension,
  method,
  name,
  num,
  returnStmt,
  starred,
  withOrigin,
  type PyExpr,
  type PyStmt,
} from '@manim-nodes/python-ast';
import { isList } from '@manim-nodes/graph-model';
import type { CheckedNode } from '../1-check/checked';
import { wireInto } from '../2-lower/facts';
import { watchedChange } from '../2-lower/live';
import type { Scene } from '../2-lower/scene';
import type { Expressions } from './expressions';
import { Lift } from './lift';

const self = name('self');
const mobject = name('m');

/** Writes what happens between steps: constructors, readings, modifiers, updaters. */
export class Statements {
  /** Modifiers that another statement writes: inside a redraw, or in the updater of the one before. */
  private readonly absorbed = new Set<number>();
  private bases = 0;

  constructor(
    private readonly scene: Scene,
    private readonly expressions: Expressions,
  ) {}

  /** The statements of one moment after its step: what is made and changed, then what is put on the screen. */
  moment(nodes: readonly number[], added: readonly number[]): readonly PyStmt[] {
    const present = nodes.flatMap((index) => this.scene.facts.nodes[index] ?? []);
    const statements = present.flatMap((node) =>
      this.node(node, present).map((statement) => withOrigin(statement, this.expressions.origin(node.index))),
    );
    return [...statements, ...this.add(added), ...this.refresh(nodes)];
  }

  private node(node: CheckedNode, present: readonly CheckedNode[]): readonly PyStmt[] {
    const { facts, liveness, inlined } = this.scene;
    const live = liveness.live.has(node.index);
    switch (node.definition.kind) {
      case 'value':
      case 'reading':
        if (live || inlined.has(node.index)) return [];
        return [assign(this.expressions.variable(node.index), this.expressions.computed(node.index))];
      case 'constructor':
        return live ? this.redrawn(node, present) : this.made(node);
      case 'modifier':
        if (facts.headOf.has(node.index) || this.absorbed.has(node.index)) return [];
        return live ? this.updater(node, present) : this.changed(node);
      default:
        return [];
    }
  }

  private made(node: CheckedNode): readonly PyStmt[] {
    const variable = this.expressions.variable(node.index);
    const making = assign(variable, this.expressions.computed(node.index));
    const setter = node.definition.kind === 'constructor' ? node.definition.liveSetter : undefined;
    if (!setter || !this.scene.liveness.followers.has(node.index)) return [making];
    return [
      making,
      ...this.overItems(node, name(variable), (item, lift) => {
        const value = this.expressions.lowering(node, lift).full[setter.parameter];
        const set = method(mobject, setter.method, value ? [value] : []);
        return method(item, 'add_updater', [lambda(['m', ...(lift ? this.early(lift, item) : [])], set)]);
      }),
    ];
  }

  /** Elements of a lifted node, bound when the lambda is made; its own subject arrives as the lambda's argument. */
  private early(lift: Lift, subject?: PyExpr) {
    return lift.names
      .filter((element) => subject?.kind !== 'name' || subject.name !== element)
      .map((element) => ({ name: element, default: name(element) }));
  }

  /** A statement for the mobject, or a loop over a list of them. */
  private overItems(node: CheckedNode, made: PyExpr, write: (item: PyExpr, lift?: Lift) => PyExpr): readonly PyStmt[] {
    if (node.lifted.size === 0) return [exprStmt(write(made))];
    const lift = new Lift();
    const item = lift.element('self', node.definition.pythonName, () => made);
    const body = write(item, lift);
    const { target, iterable } = lift.clause();
    return [{ kind: 'for', target, iterable, body: [exprStmt(body)] }];
  }

  private redrawn(node: CheckedNode, present: readonly CheckedNode[]): readonly PyStmt[] {
    const variable = this.expressions.variable(node.index);
    const behind = this.behind(node, present);
    for (const modifier of behind) this.absorbed.add(modifier.index);
    if (node.definition.kind !== 'constructor') return [];
    const { definition } = node;
    const write = (lift?: Lift): PyExpr => {
      const made = withOrigin(
        definition.lower(this.expressions.lowering(node, lift)),
        this.expressions.origin(node.index),
      );
      return this.expressions.chained(made, behind, lift);
    };
    if (this.expressions.isRebuilt(node.index))
      return [functionDef(variable, [], [returnStmt(this.listed(node, write))])];
    const redraw = (lift?: Lift): PyExpr => {
      const body = write(lift);
      return call('always_redraw', [lambda(lift ? this.early(lift) : [], body)]);
    };
    return [assign(variable, this.listed(node, redraw))];
  }

  private listed(node: CheckedNode, write: (lift?: Lift) => PyExpr): PyExpr {
    if (node.lifted.size === 0) return write();
    const lift = new Lift();
    const element = write(lift);
    return listComprehension(element, [lift.clause()]);
  }

  /** The modifiers wired one behind the other to a node, in this moment and not held back. */
  private behind(
    node: CheckedNode,
    present: readonly CheckedNode[],
    only: (next: CheckedNode) => boolean = () => true,
  ): readonly CheckedNode[] {
    const found: CheckedNode[] = [];
    const line = new Set([node.index]);
    for (const next of present) {
      if (next.definition.kind !== 'modifier' || this.scene.facts.headOf.has(next.index) || next.after.length > 0)
        continue;
      const source = wireInto(next, next.definition.subject)?.source;
      if (source === undefined || !line.has(source) || !only(next)) continue;
      line.add(next.index);
      found.push(next);
    }
    return found;
  }

  private changed(node: CheckedNode): readonly PyStmt[] {
    const { definition } = node;
    if (definition.kind !== 'modifier') return [];
    const lift = node.lifted.size > 0 ? new Lift() : undefined;
    const lowering = this.expressions.lowering(node, lift);
    const subject = lowering.full[definition.subject] ?? self;
    const { method: called, args, keywords } = definition.lower(lowering);
    const body = exprStmt(method(subject, called, args, keywords));
    if (!lift) return [body];
    const { target, iterable } = lift.clause();
    return [{ kind: 'for', target, iterable, body: [body] }];
  }

  /**
   * Live modifiers that follow one another act in one updater, at once and on every frame. As soon as one of them adds
   * up (`shift`, `scale`), they start from a copy of the mobject as it is now.
   */
  private updater(node: CheckedNode, present: readonly CheckedNode[]): readonly PyStmt[] {
    const { definition } = node;
    if (definition.kind !== 'modifier') return [];
    const chain = [node, ...this.behind(node, present, (next) => this.scene.liveness.live.has(next.index))];
    for (const modifier of chain) this.absorbed.add(modifier.index);
    const lift = chain.some((modifier) => modifier.lifted.size > 0) ? new Lift() : undefined;
    const subject = this.expressions.lowering(node, lift).full[definition.subject] ?? self;
    const relative = chain.some(
      (modifier) => modifier.definition.kind === 'modifier' && modifier.definition.effect === 'relative',
    );
    const base = lift || !relative ? 'base' : `base_${String(++this.bases)}`;
    const acting = this.expressions.chained(
      relative ? method(mobject, 'match_points', [name(base)]) : mobject,
      chain,
      lift,
    );
    const copy = method(subject, 'copy');
    // In a loop each item binds its own copy; else the copy has a line of its own.
    const early = lift ? [...(relative ? [{ name: base, default: copy }] : []), ...this.early(lift, subject)] : [];
    const update = exprStmt(
      method(subject, 'add_updater', [lambda(['m', ...early], acting)], { call_updater: bool(true) }),
    );
    if (!lift) return relative ? [assign(base, copy), update] : [update];
    const { target, iterable } = lift.clause();
    return [{ kind: 'for', target, iterable, body: [update] }];
  }

  /** One `self.add` for a moment, in layer order. */
  private add(roots: readonly number[]): readonly PyStmt[] {
    if (roots.length === 0) return [];
    const args = roots.map((root) => {
      const node = this.scene.facts.nodes[root];
      const reference = withOrigin(this.expressions.reference(root), this.expressions.origin(root));
      const many = node && [...node.outputs.values()].some((type) => isList(type));
      return many ? starred(reference) : reference;
    });
    return [exprStmt(call(attr(self, 'add'), args))];
  }

  private refresh(nodes: readonly number[]): readonly PyStmt[] {
    const change = watchedChange(this.scene.facts, this.scene.liveness, nodes);
    if (!change) return [];
    return [withOrigin(exprStmt(method(self, 'update_mobjects', [num(0)])), this.expressions.origin(change.index))];
  }
}
