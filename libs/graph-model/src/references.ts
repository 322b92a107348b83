import { limits } from './document';
import { isObject } from './read';
import { quoted, type Owner, type Spot } from './spot';

/** A document, or a part of one, whose structure nobody has checked yet. */
type Unread = Readonly<Record<string, unknown>>;

/** Whether the document holds no more nodes and edges than it may, subgraphs included; reports it if it does. */
export function isWithinLimits(document: Unread, spot: Spot): boolean {
  const parts = [document, ...objectsOf(document.subgraphs)];
  const exceeded = (['nodes', 'edges'] as const).filter((kind) => {
    const count = parts.reduce((sum, part) => sum + itemsOf(part[kind]).length, 0);
    if (count <= limits[kind]) return false;
    spot.at(kind).fault(`has ${count}, subgraphs included; the limit is ${limits[kind]}`, 'too-large');
    return true;
  });
  return exceeded.length === 0;
}

/** Gives every edge without an id the next free one of `e1`, `e2`, …: who writes a graph by hand leaves them out. */
export function withEdgeIds(document: Unread): Unread {
  const { subgraphs } = document;
  return {
    ...partWithEdgeIds(document),
    ...(Array.isArray(subgraphs) && {
      subgraphs: itemsOf(subgraphs).map((part) => (isObject(part) ? partWithEdgeIds(part) : part)),
    }),
  };
}

function partWithEdgeIds(part: Unread): Unread {
  if (!Array.isArray(part.edges)) return part;
  const taken = new Set(objectsOf(part.edges).map((edge) => edge.id));
  let number = 0;
  const nextId = (): string => {
    do number += 1;
    while (taken.has(`e${number}`));
    return `e${number}`;
  };
  const edges = itemsOf(part.edges).map((edge) =>
    isObject(edge) && edge.id === undefined ? { ...edge, id: nextId() } : edge,
  );
  return { ...part, edges };
}

/** Reports ids that are used twice and edges whose node does not exist, in the graph and in each subgraph. */
export function checkReferences(document: Unread, spot: Spot): void {
  const subgraphs = spot.at('subgraphs');
  checkUnique(document.subgraphs, subgraphs, () => ({}));
  checkPart(document, spot, (kind, id) => ({ [kind]: id }));
  for (const [index, subgraph] of itemsOf(document.subgraphs).entries()) {
    if (isObject(subgraph)) checkPart(subgraph, subgraphs.at(index), () => ({}));
  }
}

function checkPart(part: Unread, spot: Spot, ownerOf: (kind: keyof Owner, id: string) => Owner): void {
  checkUnique(part.nodes, spot.at('nodes'), (id) => ownerOf('node_id', id));
  checkUnique(part.edges, spot.at('edges'), (id) => ownerOf('edge_id', id));
  // Without a list of nodes every edge would dangle; that the list is missing is said elsewhere.
  if (!Array.isArray(part.nodes)) return;
  const nodes = new Set(objectsOf(part.nodes).map((node) => node.id));
  for (const [index, edge] of itemsOf(part.edges).entries()) {
    if (!isObject(edge)) continue;
    const owner = typeof edge.id === 'string' ? ownerOf('edge_id', edge.id) : {};
    for (const end of ['source', 'target'] as const) {
      const id = edge[end];
      if (typeof id !== 'string' || nodes.has(id)) continue;
      spot
        .at('edges')
        .at(index)
        .at(end)
        .ownedBy(owner)
        .fault(`there is no node ${quoted(id)}`, 'dangling-edge');
    }
  }
}

function checkUnique(list: unknown, spot: Spot, ownerOf: (id: string) => Owner): void {
  const seen = new Set<string>();
  for (const [index, item] of itemsOf(list).entries()) {
    const id = isObject(item) ? item.id : undefined;
    if (typeof id !== 'string') continue;
    if (seen.has(id))
      spot
        .at(index)
        .at('id')
        .ownedBy(ownerOf(id))
        .fault(`${quoted(id)} is used twice`, 'duplicate-id');
    seen.add(id);
  }
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectsOf(value: unknown): readonly Unread[] {
  return itemsOf(value).filter(isObject);
}
