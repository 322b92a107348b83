import { inject, Injectable } from '@angular/core';
import {
  accepts,
  applyCommand,
  type Command,
  freeEdgeId,
  freeNodeId,
  type Graph,
  type GraphNode,
  type PortType,
} from '@manim-nodes/graph-model';
import { definitionOf, type NodeDefinition, portsOf } from '@manim-nodes/node-catalog';
import { CompiledGraph, type WireEnds } from './compiled-graph';
import { GraphStore } from './graph-store';

/** An end of a wire that still looks for its other end. */
export interface LooseEnd {
  readonly node: string;
  readonly side: 'in' | 'out';
  readonly handle: string;
}

/** Draws wires: asks the compiler, takes the place of a wire on a single input, and says why not. */
@Injectable({ providedIn: 'root' })
export class Wiring {
  readonly #store = inject(GraphStore);
  readonly #compiled = inject(CompiledGraph);

  /** Draws a wire as one step of undo. Gives back the reason when it may not be drawn. */
  connect(ends: WireEnds): string | undefined {
    return this.#replace(ends);
  }

  /** Moves one end of a wire, or takes the wire away when it was dropped on nothing. */
  move(edge: string, ends: WireEnds | undefined): string | undefined {
    if (ends === undefined) {
      this.#store.run({ type: 'remove-edges', ids: [edge] });
      return undefined;
    }
    return this.#replace(ends, edge);
  }

  /** The node types that have a handle for a loose end. */
  fitting(end: LooseEnd, definitions: readonly NodeDefinition[]): readonly NodeDefinition[] {
    const type = this.#typeOf(end);
    return type === undefined
      ? []
      : definitions.filter((definition) => fittingHandles(definition, end, type).length > 0);
  }

  /** Adds a node of a type at a place and wires it to a loose end, where one of its handles fits, in one step of undo. */
  addConnected(definition: NodeDefinition, place: GraphNode['position'], end: LooseEnd | undefined): void {
    const graph = this.#store.graph();
    const id = freeNodeId(graph);
    const node: GraphNode = {
      id,
      type: definition.type,
      version: definition.version,
      position: { x: Math.round(place.x), y: Math.round(place.y) },
      data: {},
    };
    const add: Command = { type: 'add-nodes', nodes: [node] };
    const wire = end && this.#firstWire(applyCommand(graph, add).graph, definition, id, end);
    this.#store.run(add, ...(wire ?? []));
    this.#store.select([id]);
  }

  #firstWire(graph: Graph, definition: NodeDefinition, id: string, end: LooseEnd): readonly Command[] | undefined {
    const type = this.#typeOf(end);
    if (type === undefined) return undefined;
    for (const handle of fittingHandles(definition, end, type)) {
      const ends =
        end.side === 'out'
          ? { source: end.node, sourceHandle: end.handle, target: id, targetHandle: handle }
          : { source: id, sourceHandle: handle, target: end.node, targetHandle: end.handle };
      const verdict = this.#compiled.checkWire(ends, graph);
      if (!verdict.ok) continue;
      const edge = { id: freeEdgeId(graph), ...ends };
      return [...removed(verdict.replaces), { type: 'add-edge', edge }];
    }
    return undefined;
  }

  #typeOf({ node: id, side, handle }: LooseEnd): PortType | undefined {
    const node = this.#store.nodes().get(id);
    const definition = node && definitionOf(node.type);
    if (!definition) return undefined;
    const { inputs, outputs } = portsOf(definition, node.data);
    return (side === 'in' ? inputs : outputs).find(({ name }) => name === handle)?.type;
  }

  #replace(ends: WireEnds, moved?: string): string | undefined {
    const verdict = this.#compiled.checkWire(ends);
    if (!verdict.ok) return verdict.message;
    const edge = { id: freeEdgeId(this.#store.graph()), ...ends };
    this.#store.run(...removed(moved), ...removed(verdict.replaces), { type: 'add-edge', edge });
    return undefined;
  }
}

const removed = (edge: string | undefined): readonly Command[] =>
  edge === undefined ? [] : [{ type: 'remove-edges', ids: [edge] }];

function fittingHandles(definition: NodeDefinition, end: LooseEnd, type: PortType): readonly string[] {
  const { inputs, outputs } = portsOf(definition, {});
  return end.side === 'out'
    ? inputs.filter((input) => accepts(input.type, type)).map(({ name }) => name)
    : outputs.filter((output) => accepts(type, output.type)).map(({ name }) => name);
}
