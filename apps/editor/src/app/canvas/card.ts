import type { Diagnostic, Edge, Graph, GraphNode, PortType, Severity } from '@manim-nodes/graph-model';
import { definitionOf, type NodeDefinition, type Parameter, portsOf } from '@manim-nodes/node-catalog';
import { categoryColors, titleOf, valueOf } from '../graph/catalogue';
import { swatchOf, valueText } from '../graph/parameter-text';

/** Sizes of a node in CSS pixels at zoom 1. A node's size follows from its definition; it is never measured. */
export const cardSize = { width: 208, header: 28, row: 24, bottom: 6 } as const;

/** A place where a wire ends. `id` is unique on the canvas and names node, side and handle. */
export interface CardSocket {
  readonly id: string;
  readonly node: string;
  readonly side: 'in' | 'out';
  readonly handle: string;
  readonly type: PortType;
  readonly wired: boolean;
  readonly label: string;
  /** From the top of the node to the middle of the socket. */
  readonly y: number;
}

export interface CardRow {
  readonly key: string;
  readonly input?: string;
  readonly output?: string;
  readonly parameter?: Parameter;
  /** What stands on the right: the value, or where the wire comes from. */
  readonly value?: string;
  readonly swatch?: string;
  readonly wired: boolean;
  /** Set by a person, not the default. */
  readonly set: boolean;
  readonly faulty: boolean;
}

/** Everything that is drawn of a node. */
export interface Card {
  readonly id: string;
  readonly node: GraphNode;
  readonly definition: NodeDefinition | undefined;
  readonly title: string;
  readonly tint: string;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly CardRow[];
  readonly sockets: readonly CardSocket[];
  /** Parameters folded away under "more"; 0 hides the row. */
  readonly folded: number;
  readonly unfolded: boolean;
  readonly severity: Severity | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export const socketId = (node: string, side: 'in' | 'out', handle: string): string => `${node}|${side}|${handle}`;

/** Takes a socket's id apart again. */
export function socketOf(id: string): { readonly node: string; readonly side: 'in' | 'out'; readonly handle: string } {
  const [node = '', side, handle = ''] = id.split('|');
  return { node, side: side === 'out' ? 'out' : 'in', handle };
}

interface Wires {
  readonly into: ReadonlyMap<string, readonly Edge[]>;
  readonly outOf: ReadonlySet<string>;
}

function wiresOf(graph: Graph): Wires {
  const into = new Map<string, Edge[]>();
  const outOf = new Set<string>();
  for (const edge of graph.edges) {
    const key = socketId(edge.target, 'in', edge.targetHandle);
    into.set(key, [...(into.get(key) ?? []), edge]);
    outOf.add(socketId(edge.source, 'out', edge.sourceHandle));
  }
  return { into, outOf };
}

/** The cards of a whole document. */
export function cardsOf(graph: Graph, diagnostics: ReadonlyMap<string, readonly Diagnostic[]>): readonly Card[] {
  const wires = wiresOf(graph);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return graph.nodes.map((node) => cardOf(node, wires, nodes, diagnostics.get(node.id) ?? []));
}

function cardOf(
  node: GraphNode,
  wires: Wires,
  nodes: ReadonlyMap<string, GraphNode>,
  diagnostics: readonly Diagnostic[],
): Card {
  const definition = definitionOf(node.type);
  const unfolded = node.view?.unfolded === true;
  const ports = definition ? portsOf(definition, node.data) : danglingPorts(node.id, wires);
  const incoming = (handle: string): readonly Edge[] => wires.into.get(socketId(node.id, 'in', handle)) ?? [];
  const faulty = new Set(diagnostics.flatMap(({ handle, severity }) => (severity === 'error' && handle ? handle : [])));

  const inputs = ports.inputs.filter(({ kind }) => kind === 'input' || kind === 'name').map(({ name }) => name);
  const outputs = ports.outputs.filter(({ type }) => type !== 'Flow').map(({ name }) => name);
  const plain: readonly CardRow[] = Array.from({ length: Math.max(inputs.length, outputs.length) }, (_, index) => {
    const input = inputs[index];
    const output = outputs[index];
    return {
      key: `port ${index}`,
      ...(input === undefined ? {} : { input }),
      ...(output === undefined ? {} : { output }),
      wired: input !== undefined && incoming(input).length > 0,
      set: false,
      faulty: input !== undefined && faulty.has(input),
    };
  });
  const parameters = Object.entries(definition?.parameters ?? {});
  const folds = ([name, { advanced = false }]: readonly [string, Parameter]): boolean =>
    advanced && node.data[name] === undefined && incoming(name).length === 0 && !faulty.has(name);
  const shown = parameters.filter((entry) => unfolded || !folds(entry));
  const rows = [
    ...plain,
    ...shown.map(([name, parameter]) => parameterRow(node, name, parameter, incoming(name), nodes, faulty.has(name))),
  ];
  const folded = parameters.filter(folds).length;
  return {
    id: node.id,
    node,
    definition,
    title: titleOf(node),
    tint: definition ? categoryColors[definition.category] : 'var(--error)',
    width: cardSize.width,
    height: cardSize.header + (rows.length + (folded > 0 ? 1 : 0)) * cardSize.row + cardSize.bottom,
    rows,
    sockets: socketsOf(node.id, ports, rows, wires),
    folded,
    unfolded,
    severity: worst(diagnostics),
    diagnostics,
  };
}

function parameterRow(
  node: GraphNode,
  name: string,
  parameter: Parameter,
  incoming: readonly Edge[],
  nodes: ReadonlyMap<string, GraphNode>,
  faulty: boolean,
): CardRow {
  const [edge] = incoming;
  const source = edge && nodes.get(edge.source);
  const value = valueOf(node, name, parameter);
  const swatch = parameter.type === 'color' && !edge ? swatchOf(value) : undefined;
  return {
    key: `parameter ${name}`,
    input: name,
    parameter,
    value: edge ? (source ? titleOf(source) : edge.source) : valueText(parameter, value),
    ...(swatch === undefined ? {} : { swatch }),
    wired: edge !== undefined,
    set: node.data[name] !== undefined,
    faulty,
  };
}

interface PortNames {
  readonly inputs: readonly { readonly name: string; readonly type: PortType; readonly kind: string }[];
  readonly outputs: readonly { readonly name: string; readonly type: PortType }[];
}

/** A node of a type that is not known still shows its wires, so that they can be taken away. */
function danglingPorts(node: string, wires: Wires): PortNames {
  const handles = (side: 'in' | 'out', ids: Iterable<string>): readonly string[] =>
    [...ids].map(socketOf).flatMap((end) => (end.node === node && end.side === side ? end.handle : []));
  return {
    inputs: handles('in', wires.into.keys()).map((name) => ({ name, type: 'AnyMobject', kind: 'input' })),
    outputs: handles('out', wires.outOf).map((name) => ({ name, type: 'AnyMobject' })),
  };
}

function socketsOf(node: string, ports: PortNames, rows: readonly CardRow[], wires: Wires): readonly CardSocket[] {
  const rowY = (index: number): number => cardSize.header + (index + 0.5) * cardSize.row;
  const placed = new Map<string, number>();
  rows.forEach((row, index) => {
    if (row.input !== undefined) placed.set(socketId(node, 'in', row.input), rowY(index));
    if (row.output !== undefined) placed.set(socketId(node, 'out', row.output), rowY(index));
  });
  const socket = (side: 'in' | 'out', handle: string, type: PortType): readonly CardSocket[] => {
    const id = socketId(node, side, handle);
    const y = type === 'Flow' ? cardSize.header / 2 : placed.get(id);
    if (y === undefined) return [];
    const wired = side === 'in' ? wires.into.has(id) : wires.outOf.has(id);
    return [{ id, node, side, handle, type, wired, label: `${handle}: ${type}`, y }];
  };
  return [
    ...ports.inputs.flatMap(({ name, type }) => socket('in', name, type)),
    ...ports.outputs.flatMap(({ name, type }) => socket('out', name, type)),
  ];
}

function worst(diagnostics: readonly Diagnostic[]): Severity | undefined {
  const present = new Set(diagnostics.map(({ severity }) => severity));
  return (['error', 'warning', 'info'] as const).find((severity) => present.has(severity));
}
