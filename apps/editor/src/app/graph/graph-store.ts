import { computed, Injectable, signal } from '@angular/core';
import {
  type Command,
  freeEdgeId,
  freeNodeId,
  type Graph,
  type GraphNode,
  type JsonValue,
} from '@manim-nodes/graph-model';
import { type History, historyOf, record, redo, undo } from './history';
import { starterGraph } from './starter-graph';

export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

const nothing: Selection = { nodes: new Set(), edges: new Set() };

/** Where a document stands on the server: `stored` is false until it was saved for the first time. */
interface Origin {
  readonly stored: boolean;
  /** The step of undo that was on top when the document was saved; 0 when there was none, -1 when none fits. */
  readonly savedStep: number;
}

const topOf = (history: History): number => history.past.at(-1)?.id ?? 0;

/** The document being edited, what was done to it, and what is selected. Commands are the only way to change it. */
@Injectable({ providedIn: 'root' })
export class GraphStore {
  readonly #history = signal<History>(historyOf(starterGraph()));
  readonly #origin = signal<Origin>({ stored: false, savedStep: 0 });
  readonly #selection = signal<Selection>(nothing);
  readonly #openings = signal(0);

  readonly graph = computed(() => this.#history().graph);
  readonly canUndo = computed(() => this.#history().past.length > 0);
  readonly canRedo = computed(() => this.#history().future.length > 0);
  readonly stored = computed(() => this.#origin().stored);
  /** True when the document differs from what was last saved or opened. */
  readonly dirty = computed(() => topOf(this.#history()) !== this.#origin().savedStep);
  /** Counts how often a document took the place of another. */
  readonly openings = this.#openings.asReadonly();
  readonly selection = this.#selection.asReadonly();
  readonly nodes = computed<ReadonlyMap<string, GraphNode>>(
    () => new Map(this.graph().nodes.map((node) => [node.id, node])),
  );
  /** The one selected node, when exactly one is. */
  readonly selectedNode = computed(() => {
    const [id, ...more] = this.#selection().nodes;
    return id === undefined || more.length > 0 ? undefined : this.nodes().get(id);
  });

  /** Replaces the document and forgets the history. */
  open(graph: Graph, stored: boolean): void {
    this.#history.set(historyOf(graph));
    this.#origin.set({ stored, savedStep: 0 });
    this.#selection.set(nothing);
    this.#openings.update((count) => count + 1);
  }

  /** Runs commands as one step of undo. */
  run(...commands: readonly Command[]): void {
    this.#history.update((history) => record(history, commands));
    this.#dropMissingSelection();
  }

  /** Like `run`, but edits of the same gesture that follow within a second join one step of undo. */
  runInGesture(gesture: string, ...commands: readonly Command[]): void {
    this.#history.update((history) => record(history, commands, gesture));
  }

  undo(): void {
    this.#history.update(undo);
    this.#dropMissingSelection();
  }

  redo(): void {
    this.#history.update(redo);
    this.#dropMissingSelection();
  }

  /** Remembers that the server holds `graph`; edits made while it was on its way keep the document dirty. */
  markSaved(graph: Graph): void {
    if (graph === this.graph()) this.#origin.set({ stored: true, savedStep: topOf(this.#history()) });
  }

  /** Takes the id that the server gave the document when it stored `graph` for the first time. */
  adopt(id: string, graph: Graph): void {
    const unchanged = graph === this.graph();
    this.#history.update((history) => ({ ...history, graph: { ...history.graph, id } }));
    this.#origin.set({ stored: true, savedStep: unchanged ? topOf(this.#history()) : -1 });
  }

  select(nodes: Iterable<string>, edges: Iterable<string> = []): void {
    this.#selection.set({ nodes: new Set(nodes), edges: new Set(edges) });
  }

  selectAll(): void {
    this.select(
      this.graph().nodes.map((node) => node.id),
      this.graph().edges.map((edge) => edge.id),
    );
  }

  /** Adds a node of a type at a place on the canvas, selects it and gives back its id. */
  add(type: string, version: number, x: number, y: number): string {
    const id = freeNodeId(this.graph());
    const node: GraphNode = { id, type, version, position: { x: Math.round(x), y: Math.round(y) }, data: {} };
    this.run({ type: 'add-nodes', nodes: [node] });
    this.select([id]);
    return id;
  }

  setParameter(id: string, parameter: string, value: JsonValue | undefined): void {
    const command: Command =
      value === undefined ? { type: 'set-parameter', id, parameter } : { type: 'set-parameter', id, parameter, value };
    this.runInGesture(`${id}.${parameter}`, command);
  }

  removeSelected(): void {
    const { nodes, edges } = this.#selection();
    this.run({ type: 'remove-edges', ids: [...edges] }, { type: 'remove-nodes', ids: [...nodes] });
  }

  /** Copies the selected nodes and the wires between them a little to the side, and selects the copies. */
  duplicateSelected(): void {
    const { nodes: chosen } = this.#selection();
    const copied = this.graph().nodes.filter((node) => chosen.has(node.id));
    if (copied.length === 0) return;
    let graph = this.graph();
    const names = new Map<string, string>();
    const commands: Command[] = [];
    for (const node of copied) {
      const id = freeNodeId(graph);
      names.set(node.id, id);
      const copy = { ...node, id, position: { x: node.position.x + 32, y: node.position.y + 32 } };
      graph = { ...graph, nodes: [...graph.nodes, copy] };
      commands.push({ type: 'add-nodes', nodes: [copy] });
    }
    for (const edge of this.graph().edges) {
      const source = names.get(edge.source);
      const target = names.get(edge.target);
      if (source === undefined || target === undefined) continue;
      const copy = { ...edge, id: freeEdgeId(graph), source, target };
      graph = { ...graph, edges: [...graph.edges, copy] };
      commands.push({ type: 'add-edge', edge: copy });
    }
    this.run(...commands);
    this.select(names.values());
  }

  #dropMissingSelection(): void {
    const { nodes, edges } = this.#selection();
    const present = new Set(this.graph().edges.map((edge) => edge.id));
    const keptNodes = [...nodes].filter((id) => this.nodes().has(id));
    const keptEdges = [...edges].filter((id) => present.has(id));
    if (keptNodes.length !== nodes.size || keptEdges.length !== edges.size) this.select(keptNodes, keptEdges);
  }
}
