import type { Role } from '@manim-nodes/node-catalog';
import type { CheckedNode, Wire } from '../1-check/checked';
import { wiresInto } from '../1-check/checked';
import { topological } from '../components';

/** What phase 2 knows of the nodes before it orders them. All indices are positions in `nodes`. */
export interface Facts {
  readonly nodes: readonly CheckedNode[];
  /** Sources before targets. */
  readonly sourcesFirst: readonly number[];
  /** The head (`Animate`, …) whose chain a modifier belongs to; a head belongs to itself. */
  readonly headOf: ReadonlyMap<number, number>;
  /** The modifiers of each head's chain, in the order in which they act. */
  readonly chainOf: ReadonlyMap<number, readonly number[]>;
  /** The node that made, or picked out, the mobject that an output stands for. */
  readonly rootOf: (index: number, output: string) => number;
  /** Of a part: the root that it is a part of. */
  readonly wholeOf: ReadonlyMap<number, number>;
  /** Of a member: the groups that hold it. */
  readonly holdersOf: ReadonlyMap<number, readonly number[]>;
}

/** The wire into a single input, if there is one. */
export function wireInto(node: CheckedNode, handle: string): Wire | undefined {
  const given = node.given.get(handle);
  return given?.kind === 'wires' ? given.wires[0] : undefined;
}

/** What a node does with the mobject that arrives at a handle; values have no role. */
export function roleOf(node: CheckedNode, handle: string): Role | undefined {
  const input = node.definition.inputs[handle];
  if (input) return input.role;
  const parameter = node.definition.parameters[handle];
  return parameter?.type === 'vector' && parameter.port === 'Place' ? 'reference' : undefined;
}

/** The input whose mobject a node changes or looks into. */
export function subjectHandle(node: CheckedNode): string | undefined {
  return 'subject' in node.definition ? node.definition.subject : undefined;
}

function inOrder(nodes: readonly CheckedNode[]): readonly number[] {
  const successors: number[][] = nodes.map(() => []);
  for (const node of nodes) for (const { wire } of wiresInto(node)) successors[wire.source]?.push(node.index);
  return topological(successors);
}

function chains(nodes: readonly CheckedNode[], sourcesFirst: readonly number[]): ReadonlyMap<number, number> {
  const headOf = new Map<number, number>();
  for (const index of sourcesFirst) {
    const node = nodes[index];
    if (node?.definition.kind === 'head') headOf.set(index, index);
    if (node?.definition.kind !== 'modifier') continue;
    const source = wireInto(node, node.definition.subject)?.source;
    const head = source === undefined ? undefined : headOf.get(source);
    if (head !== undefined) headOf.set(index, head);
  }
  return headOf;
}

/** The input whose mobject a mobject output hands on; `undefined` where the node makes its own. */
function handedOn(node: CheckedNode): string | undefined {
  const { definition } = node;
  if (definition.kind === 'animation') return definition.leaves === 'target' ? definition.target : definition.subject;
  return definition.kind === 'modifier' || definition.kind === 'head' ? definition.subject : undefined;
}

/** Works out what every node stands for. */
export function establish(nodes: readonly CheckedNode[]): Facts {
  const sourcesFirst = inOrder(nodes);
  const roots = new Map<number, number>();
  const wholeOf = new Map<number, number>();
  const holdersOf = new Map<number, number[]>();
  const rootOf = (index: number): number => roots.get(index) ?? index;
  for (const index of sourcesFirst) {
    const node = nodes[index];
    if (!node) continue;
    const handle = handedOn(node);
    const source = handle === undefined ? undefined : wireInto(node, handle);
    roots.set(index, source ? rootOf(source.source) : index);
    const { definition } = node;
    if (definition.kind === 'reading' && definition.part) {
      const whole = wireInto(node, definition.subject);
      if (whole) wholeOf.set(index, rootOf(whole.source));
    }
    if (definition.kind !== 'constructor' || !definition.holds) continue;
    const members = node.given.get(definition.holds);
    for (const wire of members?.kind === 'wires' ? members.wires : []) {
      const member = rootOf(wire.source);
      holdersOf.set(member, [...(holdersOf.get(member) ?? []), index]);
    }
  }
  const headOf = chains(nodes, sourcesFirst);
  const chainOf = new Map<number, number[]>();
  for (const index of sourcesFirst) {
    const head = headOf.get(index);
    if (head === undefined) continue;
    const chain = chainOf.get(head) ?? [];
    if (index !== head) chain.push(index);
    chainOf.set(head, chain);
  }
  return { nodes, sourcesFirst, headOf, chainOf, rootOf, wholeOf, holdersOf };
}

/** A root with everything that contains it: the whole of a part, the groups that hold it, and theirs. */
export function containersOf(facts: Facts, root: number): ReadonlySet<number> {
  const found = new Set([root]);
  for (const index of found) {
    const whole = facts.wholeOf.get(index);
    if (whole !== undefined) found.add(whole);
    for (const holder of facts.holdersOf.get(index) ?? []) found.add(holder);
  }
  return found;
}
