import { definitionOf } from '@manim-nodes/node-catalog';
import type { CheckedGraph, CheckedNode, Given, Wire } from '../1-check/checked';

/** Where a reading that the graph does not show comes from: a mobject wired where its centre is asked for. */
export interface Coercion {
  readonly node_id: string;
  readonly handle: string;
}

export interface Desugared {
  readonly nodes: readonly CheckedNode[];
  /** Nodes made here, by index. */
  readonly coercions: ReadonlyMap<number, Coercion>;
}

/**
 * Makes every coerced reading a `GetCenter` of its own, just before its consumer in `nodes[]`, so that it has a moment
 * like any other reading (two mobjects that swap their places read before they move).
 */
export function desugar(graph: CheckedGraph): Desugared {
  const getCenter = definitionOf('GetCenter');
  const coercions = new Map<number, Coercion>();
  const pieces: { readonly node: CheckedNode; readonly made?: Coercion }[] = [];
  const renumbered = new Map<number, number>();
  for (const node of graph.nodes) {
    const rewire = (handle: string, wire: Wire): Wire => {
      if (wire.acceptance.coercion !== 'centre' || !getCenter) return wire;
      const made = { node_id: node.id, handle };
      const reading: CheckedNode = {
        index: -1,
        id: node.id,
        node: { ...node.node, type: getCenter.type, data: {} },
        definition: getCenter,
        given: new Map([['mobject', { kind: 'wires', wires: [{ ...wire, acceptance: lifting(wire) }] }]]),
        names: new Map(),
        nameTypes: new Map(),
        after: [],
        outputs: new Map([['value', wire.acceptance.list === 'lift' ? 'List<Vector>' : 'Vector']]),
        lifted: new Set(wire.acceptance.list === 'lift' ? ['mobject'] : []),
      };
      pieces.push({ node: reading, made });
      // Negative: an index among the pieces, not yet among the nodes.
      return {
        ...wire,
        source: -pieces.length,
        output: 'value',
        type: reading.outputs.get('value') ?? 'Vector',
        acceptance: lifting(wire),
      };
    };
    const given = new Map(
      [...node.given].map(([handle, value]): [string, Given] =>
        value.kind === 'wires'
          ? [handle, { kind: 'wires', wires: value.wires.map((wire) => rewire(handle, wire)) }]
          : [handle, value],
      ),
    );
    const names = new Map([...node.names].map(([name, wire]) => [name, rewire(name, wire)]));
    renumbered.set(node.index, pieces.length);
    pieces.push({ node: { ...node, given, names } });
  }
  const nodes = pieces.map(({ node, made }, index) => {
    if (made) coercions.set(index, made);
    return renumber(node, index, (source) => (source < 0 ? -source - 1 : (renumbered.get(source) ?? source)));
  });
  return { nodes, coercions };
}

const lifting = (wire: Wire): Wire['acceptance'] => (wire.acceptance.list ? { list: wire.acceptance.list } : {});

function renumber(node: CheckedNode, index: number, place: (source: number) => number): CheckedNode {
  const moved = (wire: Wire): Wire => ({ ...wire, source: place(wire.source) });
  return {
    ...node,
    index,
    given: new Map(
      [...node.given].map(([handle, value]): [string, Given] => [
        handle,
        value.kind === 'wires' ? { kind: 'wires', wires: value.wires.map(moved) } : value,
      ]),
    ),
    names: new Map([...node.names].map(([name, wire]) => [name, moved(wire)])),
    after: node.after.map(moved),
  };
}
