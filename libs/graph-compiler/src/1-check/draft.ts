import type { Diagnostic, Edge, Graph, GraphNode } from '@manim-nodes/graph-model';
import {
  definitionOf,
  portsOf,
  type NodeDefinition,
  type ResolvedInput,
  type ResolvedOutput,
} from '@manim-nodes/node-catalog';
import { animationShared, danglingEdge, inputTaken, notAStep, unknownHandle, unknownType } from './messages';

/** An edge whose ends exist. */
export interface Link {
  readonly edge: Edge;
  readonly source: number;
  readonly output: string;
}

/** A node with its handles and the links into them, before types are known. */
export interface DraftNode {
  readonly index: number;
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
  readonly inputs: ReadonlyMap<string, ResolvedInput>;
  readonly outputs: ReadonlyMap<string, ResolvedOutput>;
  /** By handle, in `edges[]` order. */
  readonly links: ReadonlyMap<string, readonly Link[]>;
}

type Writable = Omit<DraftNode, 'links'> & { readonly links: Map<string, Link[]> };

const byName = <T extends { readonly name: string }>(ports: readonly T[]): ReadonlyMap<string, T> =>
  new Map(ports.map((port) => [port.name, port]));

const stepFields = ['start', 'delay', 'pause'] as const;

function draftNodes(graph: Graph, report: (diagnostic: Diagnostic) => void): Map<string, Writable> {
  const drafts = new Map<string, Writable>();
  for (const node of graph.nodes) {
    const definition = definitionOf(node.type);
    if (!definition) {
      report(unknownType(node));
      continue;
    }
    const ports = portsOf(definition, node.data);
    const outputs = byName(ports.outputs);
    drafts.set(node.id, {
      index: drafts.size,
      node,
      definition,
      inputs: byName(ports.inputs),
      outputs,
      links: new Map(),
    });
    if (outputs.has('then')) continue;
    const useless = stepFields.find(
      (field) => node[field] !== undefined && node[field] !== 0 && !outputs.has('animation'),
    );
    if (useless) report(notAStep(node, useless));
  }
  return drafts;
}

/** Nodes with definitions, edges with ends; reports whatever does not exist or is taken twice. */
export function draft(graph: Graph, report: (diagnostic: Diagnostic) => void): readonly DraftNode[] {
  const drafts = draftNodes(graph, report);
  const known = new Set(graph.nodes.map((node) => node.id));
  const played = new Set<string>();
  for (const edge of graph.edges) {
    const missing = [edge.source, edge.target].find((id) => !known.has(id));
    const [source, target] = [drafts.get(edge.source), drafts.get(edge.target)];
    if (missing !== undefined) report(danglingEdge(edge, missing));
    if (!source || !target) continue;
    const output = source.outputs.get(edge.sourceHandle);
    const input = target.inputs.get(edge.targetHandle);
    if (!output) report(unknownHandle(edge, source.node, edge.sourceHandle, 'output'));
    if (!input) report(unknownHandle(edge, target.node, edge.targetHandle, 'input'));
    if (!output || !input) continue;
    const links = target.links.get(input.name) ?? [];
    if (links.length > 0 && !input.multi) {
      report(inputTaken(edge, target.node));
      continue;
    }
    if (output.type === 'Animation') {
      const animation = `${edge.source} ${output.name}`;
      if (played.has(animation)) {
        report(animationShared(source.node, edge));
        continue;
      }
      played.add(animation);
    }
    target.links.set(input.name, [...links, { edge, source: source.index, output: output.name }]);
  }
  return [...drafts.values()];
}

/** For each node, the nodes that its outputs are linked into. */
export function successorsOf(drafts: readonly DraftNode[]): readonly (readonly number[])[] {
  const successors: number[][] = drafts.map(() => []);
  for (const node of drafts) {
    for (const links of node.links.values()) for (const link of links) successors[link.source]?.push(node.index);
  }
  return successors;
}
