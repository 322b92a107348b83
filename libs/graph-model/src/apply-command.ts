import { applyPatches as replay, castDraft, enablePatches, produceWithPatches, type Draft, type Patch } from 'immer';
import type { Command } from './command';
import type { Edge, Graph } from './document';

enablePatches();

export type { Patch };

/** What a command did: the new graph, and patches that do it again or take it back. */
export interface Change {
  readonly graph: Graph;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
}

type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** The draft takes the changes; whatever is only looked up comes from the graph, which is faster than through a draft. */
interface Edit {
  readonly graph: Graph;
  readonly draft: Draft<Graph>;
}

/**
 * The only way to change a graph. The given graph stays as it is; the new one is frozen, with what the command handed
 * in. A command that names a missing node or edge, or adds what is there already, changes nothing: the same graph
 * object comes back, without patches.
 */
export function applyCommand(graph: Graph, command: Command): Change {
  const [changed, patches, inverse] = produceWithPatches(graph, (draft: Draft<Graph>) => {
    run({ graph, draft }, command);
  });
  return { graph: changed, patches, inverse };
}

/** Several commands as one change, and so as one step of undo. */
export function applyCommands(graph: Graph, commands: readonly Command[]): Change {
  return commands.reduce<Change>(
    (change, command) => {
      const next = applyCommand(change.graph, command);
      return {
        graph: next.graph,
        patches: [...change.patches, ...next.patches],
        inverse: [...next.inverse, ...change.inverse],
      };
    },
    { graph, patches: [], inverse: [] },
  );
}

/** The graph that patches of a change lead to; the given one stays as it is. Throws where a path does not exist. */
export function applyPatches(graph: Graph, patches: readonly Patch[]): Graph {
  return replay(graph, patches);
}

function run(edit: Edit, command: Command): void {
  switch (command.type) {
    case 'add-nodes':
      addNodes(edit, command);
      return;
    case 'remove-nodes':
      removeNodes(edit, new Set(command.ids));
      return;
    case 'move-nodes':
      moveNodes(edit, command);
      return;
    case 'reorder-nodes':
      reorderNodes(edit, command);
      return;
    case 'set-parameter':
      setParameter(edit, command);
      return;
    case 'set-fields':
      setFields(edit, command);
      return;
    case 'add-edge':
      addEdges(edit, [command.edge], command.at);
      return;
    case 'remove-edges':
      removeEdges(edit, ({ id }) => command.ids.includes(id));
      return;
    case 'set-settings':
      setSettings(edit, command);
      return;
    case 'rename':
      edit.draft.name = command.name;
      return;
    case 'set-view':
      edit.draft.view = castDraft(command.view);
      return;
  }
}

function addNodes({ graph, draft }: Edit, { nodes, edges = [], at }: CommandOf<'add-nodes'>): void {
  const taken = new Set(graph.nodes.map((node) => node.id));
  const added = nodes.filter((node) => !taken.has(node.id));
  if (added.length > 0) draft.nodes.splice(at ?? graph.nodes.length, 0, ...added.map(castDraft));
  addEdges({ graph: { ...graph, nodes: [...graph.nodes, ...added] }, draft }, edges);
}

/** Leaves out edges whose id is taken or whose node is missing. */
function addEdges({ graph, draft }: Edit, edges: readonly Edge[], at = graph.edges.length): void {
  const nodes = new Set(graph.nodes.map((node) => node.id));
  const taken = new Set(graph.edges.map((edge) => edge.id));
  const added = edges.filter((edge) => !taken.has(edge.id) && nodes.has(edge.source) && nodes.has(edge.target));
  if (added.length > 0) draft.edges.splice(at, 0, ...added);
}

function removeNodes(edit: Edit, ids: ReadonlySet<string>): void {
  const staying = edit.graph.nodes.filter((node) => !ids.has(node.id));
  if (staying.length === edit.graph.nodes.length) return;
  edit.draft.nodes = staying.map(castDraft);
  removeEdges(edit, (edge) => ids.has(edge.source) || ids.has(edge.target));
}

function removeEdges({ graph, draft }: Edit, isRemoved: (edge: Edge) => boolean): void {
  const staying = graph.edges.filter((edge) => !isRemoved(edge));
  if (staying.length < graph.edges.length) draft.edges = staying;
}

function moveNodes({ graph, draft }: Edit, { positions }: CommandOf<'move-nodes'>): void {
  for (const [index, { id }] of graph.nodes.entries()) {
    const position = Object.hasOwn(positions, id) ? positions[id] : undefined;
    const node = position && draft.nodes[index];
    if (node) Object.assign(node.position, { x: position.x, y: position.y });
  }
}

function reorderNodes({ graph, draft }: Edit, { ids, before }: CommandOf<'reorder-nodes'>): void {
  const moving = new Set(ids);
  const moved = [...moving].flatMap((id) => graph.nodes.find((node) => node.id === id) ?? []);
  const start = before === undefined ? graph.nodes.length : graph.nodes.findIndex((node) => node.id === before);
  if (start < 0) return;
  // `before` may be one of those that move: then the next one that stays is meant.
  const anchor = graph.nodes.slice(start).find((node) => !moving.has(node.id));
  const staying = graph.nodes.filter((node) => !moving.has(node.id));
  const place = anchor ? staying.indexOf(anchor) : staying.length;
  const order = [...staying.slice(0, place), ...moved, ...staying.slice(place)];
  if (order.some((node, index) => node !== graph.nodes[index])) draft.nodes = order.map(castDraft);
}

function setParameter(edit: Edit, { id, parameter, value }: CommandOf<'set-parameter'>): void {
  const node = draftOf(edit, id);
  if (!node) return;
  if (value === undefined) Reflect.deleteProperty(node.data, parameter);
  else node.data[parameter] = castDraft(value);
}

function setFields(edit: Edit, { id, fields }: CommandOf<'set-fields'>): void {
  const node = draftOf(edit, id);
  if (!node) return;
  const changes: readonly (readonly [string, unknown])[] = Object.entries(fields);
  for (const [name, value] of changes) {
    if (value === undefined) Reflect.deleteProperty(node, name);
    else Reflect.set(node, name, value);
  }
}

function setSettings({ draft }: Edit, { settings }: CommandOf<'set-settings'>): void {
  const changes: readonly (readonly [string, unknown])[] = Object.entries(settings);
  for (const [name, value] of changes) {
    if (value !== undefined) Reflect.set(draft.settings, name, value);
  }
}

function draftOf({ graph, draft }: Edit, id: string): Draft<Graph>['nodes'][number] | undefined {
  return draft.nodes[graph.nodes.findIndex((node) => node.id === id)];
}
