import { freeNames, toPython, type Formula, type FormulaType } from '@manim-nodes/formula';
import type { JsonValue } from '@manim-nodes/graph-model';
import { argumentNames, type Lowering } from '@manim-nodes/node-catalog';
import {
  call,
  lambda,
  list,
  listComprehension,
  method,
  name,
  none,
  starred,
  withOrigin,
  type Origin,
  type PyExpr,
} from '@manim-nodes/python-ast';
import type { CheckedNode, Given, Wire } from '../1-check/checked';
import type { Scene } from '../2-lower/scene';
import { Lift } from './lift';
import { literal } from './literals';

/** Writes values, mobjects and arguments as Python expressions. */
export class Expressions {
  constructor(
    private readonly scene: Scene,
    private readonly names: ReadonlyMap<number, string>,
  ) {}

  variable(index: number): string {
    return this.names.get(index) ?? '';
  }

  /** Where a node's Python comes from. */
  origin(index: number): Origin {
    return this.scene.coercions.get(index) ?? { node_id: this.scene.facts.nodes[index]?.id ?? '' };
  }

  /** What stands for a root: its variable, or a call where it is rebuilt for whoever reads it. */
  reference(root: number): PyExpr {
    if (this.scene.inlined.has(root)) return this.computed(root);
    const variable = name(this.variable(root));
    return this.isRebuilt(root) ? call(variable) : variable;
  }

  /** A redrawn mobject that is not on the screen has no updater that runs, so its readers make it anew. */
  isRebuilt(root: number): boolean {
    const { facts, liveness, screen } = this.scene;
    const node = facts.nodes[root];
    if (node?.definition.kind !== 'constructor' || !liveness.live.has(root)) return false;
    return !screen.shown.has(root) && !facts.holdersOf.has(root) && node.node.visible === 'never';
  }

  /** Python of what arrives through a wire, before it is coerced. */
  arriving(wire: Wire): PyExpr {
    const source = this.scene.facts.nodes[wire.source];
    if (!source) return none;
    const { definition } = source;
    if (definition.kind === 'constructor') {
      const live = definition.live?.[wire.output];
      const self = this.reference(wire.source);
      return live ? withOrigin(live(self), this.origin(wire.source)) : self;
    }
    if (definition.kind === 'value' || definition.kind === 'reading') {
      const inline = this.scene.liveness.live.has(wire.source) || this.scene.inlined.has(wire.source);
      return inline ? this.computed(wire.source) : name(this.variable(wire.source));
    }
    return this.reference(this.scene.facts.rootOf(wire.source, wire.output));
  }

  /** The Python of a value, reading or constructor itself; a list where the node is lifted. */
  computed(index: number): PyExpr {
    const node = this.scene.facts.nodes[index];
    if (!node) return none;
    return this.overLists(node, (lift) => this.own(node, lift));
  }

  private own(node: CheckedNode, lift: Lift | undefined): PyExpr {
    const { definition } = node;
    const lowers = definition.kind === 'value' || definition.kind === 'reading' || definition.kind === 'constructor';
    return lowers ? withOrigin(definition.lower(this.lowering(node, lift)), this.origin(node.index)) : none;
  }

  /** `[… for item in list]` where the node is lifted. */
  overLists(node: CheckedNode, write: (lift: Lift | undefined) => PyExpr): PyExpr {
    if (node.lifted.size === 0) return write(undefined);
    const lift = new Lift();
    const element = write(lift);
    return listComprehension(element, [lift.clause()]);
  }

  /** What a node's own file is told of its inputs and parameters. */
  lowering(node: CheckedNode, lift?: Lift): Lowering {
    const value: Record<string, PyExpr | undefined> = {};
    const full: Record<string, PyExpr> = {};
    for (const [handle, given] of node.given) {
      const parameter = node.definition.parameters[handle];
      value[handle] = this.argument(node, handle, given, lift);
      full[handle] = value[handle] ?? (parameter ? literal(parameter, parameter.default) : none);
    }
    return {
      value,
      full,
      many: (handle) => this.many(node, handle),
      stored: (handle) => {
        const given = node.given.get(handle);
        return given?.kind === 'literal' ? given.value : node.definition.parameters[handle]?.default;
      },
    };
  }

  /** Each wire into a multi-input; a list is spliced in. */
  many(node: CheckedNode, handle: string): readonly PyExpr[] {
    const given = node.given.get(handle);
    return (given?.kind === 'wires' ? given.wires : []).map((wire) => {
      const value = this.arriving(wire);
      return wire.acceptance.list === 'lift' ? starred(value) : value;
    });
  }

  /** A handle's value as an argument; `undefined` at its default. */
  private argument(node: CheckedNode, handle: string, given: Given, lift: Lift | undefined): PyExpr | undefined {
    const parameter = node.definition.parameters[handle];
    const here = { ...this.origin(node.index), handle };
    const marked = (expression: PyExpr): PyExpr => (expression.origin ? expression : withOrigin(expression, here));
    switch (given.kind) {
      case 'default':
        return undefined;
      case 'literal':
        return parameter && !isDefault(parameter.default, given.value)
          ? marked(literal(parameter, given.value))
          : undefined;
      case 'formula':
        return marked(this.formula(node, handle, given.formula, given.type, lift));
      case 'wires': {
        const [wire] = given.wires;
        if (!wire) return undefined;
        return marked(this.wired(node, handle, wire, lift));
      }
    }
  }

  private wired(node: CheckedNode, handle: string, wire: Wire, lift: Lift | undefined): PyExpr {
    const item =
      lift && node.lifted.has(handle)
        ? lift.element(
            `${String(this.scene.facts.rootOf(wire.source, wire.output))} ${wire.output === 'value' ? 'value' : ''}`,
            this.elementName(handle, wire),
            () => this.arriving(wire),
          )
        : this.arriving(wire);
    const coerced = wire.acceptance.coercion === 'round' && item.kind !== 'number' ? call('round', [item]) : item;
    return wire.acceptance.list === 'wrap' && !(node.definition.inputs[handle]?.multi ?? false)
      ? list([coerced])
      : coerced;
  }

  /** `for circle in circles`, `for radius in range(1, 4)`. */
  private elementName(handle: string, wire: Wire): string {
    const root = this.scene.facts.nodes[this.scene.facts.rootOf(wire.source, wire.output)];
    const made =
      root?.definition.kind === 'constructor' || (root?.definition.kind === 'reading' && root.definition.part);
    return made ? root.definition.pythonName : handle;
  }

  private formula(
    node: CheckedNode,
    handle: string,
    formula: Formula,
    type: FormulaType,
    lift: Lift | undefined,
  ): PyExpr {
    const parameter = node.definition.parameters[handle];
    const own = argumentNames(node.definition, handle);
    const write = (inside: Lift | undefined): PyExpr =>
      toPython(formula, {
        name: (free) => (own.includes(free) ? name(free) : this.named(node, free, inside)),
        expected: type,
        env: node.nameTypes,
      });
    if (parameter?.type === 'function' || parameter?.type === 'rate_function') {
      const body = write(lift);
      // Bound early, so that each item of a lifted node keeps its own value.
      const used = freeNames(formula, own).map((free) => this.named(node, free.name, lift));
      const bound = (lift?.names ?? []).filter((element) =>
        used.some((use) => use.kind === 'name' && use.name === element),
      );
      return lambda([...own, ...bound.map((element) => ({ name: element, default: name(element) }))], body);
    }
    const lists = typeof type === 'object' && 'list' in type && node.lifted.has(handle) && lift;
    if (lists) return lists.element(`${String(node.index)} ${handle}`, handle, () => write(undefined));
    const value = write(lift);
    return parameter?.type === 'integer' && value.kind !== 'number' ? call('round', [value]) : value;
  }

  /** What a free name stands for. */
  private named(node: CheckedNode, free: string, lift: Lift | undefined): PyExpr {
    const wire = node.names.get(free);
    return wire ? this.wired(node, free, wire, lift) : none;
  }

  /** The modifiers of a chain as calls one behind the other. */
  chained(start: PyExpr, modifiers: readonly CheckedNode[], lift?: Lift): PyExpr {
    return modifiers.reduce((subject, modifier) => {
      if (modifier.definition.kind !== 'modifier') return subject;
      const { method: called, args, keywords } = modifier.definition.lower(this.lowering(modifier, lift));
      return withOrigin(method(subject, called, args, keywords), this.origin(modifier.index));
    }, start);
  }
}

const isDefault = (fallback: JsonValue, value: JsonValue): boolean =>
  JSON.stringify(fallback) === JSON.stringify(value);
