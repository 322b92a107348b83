import {
  aspects,
  defaultSettings,
  idPattern,
  limits,
  schemaVersion,
  type Edge,
  type Graph,
  type GraphNode,
  type Position,
  type Settings,
  type Subgraph,
} from './document';
import {
  boolean,
  integer,
  isObject,
  jsonObject,
  list,
  matching,
  number,
  object,
  oneOf,
  optional,
  required,
  shortText,
  title,
  withDefault,
} from './read';
import type { Spot } from './spot';

/** The farthest that a node may lie from the canvas' origin, in CSS pixels; beyond, drawing loses precision. */
const farthest = 1e7;

const id = matching(idPattern, 'an id (letters, digits, "_" and "-", at most 64)');
const seconds = number(0, limits.seconds);
const handle = title(100);

const position = object<Position>('a position', {
  x: required(number(-farthest, farthest)),
  y: required(number(-farthest, farthest)),
});

const node = object<GraphNode>('a node', {
  id: required(id),
  type: required(
    matching(/^(?:[A-Za-z0-9_]{1,64}|subgraph:[A-Za-z0-9][A-Za-z0-9_-]{0,63})$/, 'the name of a node type'),
  ),
  position: withDefault(position, { x: 0, y: 0 }),
  data: withDefault(jsonObject, {}),
  version: optional(integer(1, Number.MAX_SAFE_INTEGER)),
  label: optional(shortText(limits.label)),
  off: optional(boolean),
  visible: optional(oneOf('auto', 'never')),
  live: optional(boolean),
  start: optional(oneOf('with')),
  delay: optional(seconds),
  pause: optional(seconds),
  view: optional(jsonObject),
});

const edge = object<Edge>('an edge', {
  id: required(id),
  source: required(id),
  sourceHandle: required(handle),
  target: required(id),
  targetHandle: required(handle),
});

const settings = object<Settings>('settings', {
  background_color: withDefault(
    matching(/^#[0-9A-Fa-f]{6}$/, 'a color like #1a2b3c'),
    defaultSettings.background_color,
  ),
  frame_rate: withDefault(integer(1, 120), defaultSettings.frame_rate),
  aspect: withDefault(oneOf(...aspects), defaultSettings.aspect),
  seed: withDefault(integer(0, 2 ** 32 - 1), defaultSettings.seed),
});

const subgraph = object<Subgraph>('a subgraph', {
  id: required(id),
  name: required(title(limits.name)),
  nodes: required(list(node)),
  edges: required(list(edge)),
});

/** Reads the structure of a document of the newest version; what `checkReferences` looks at is not checked here. */
export const readDocument = object<Graph>(
  'a graph',
  {
    // Looked at before: an older document has been lifted by now.
    schemaVersion: withDefault(() => schemaVersion, schemaVersion),
    id: required(id),
    name: required(title(limits.name)),
    nodes: required(list(node, ownedBy('node_id'))),
    edges: required(list(edge, ownedBy('edge_id'))),
    settings: withDefault(settings, defaultSettings),
    subgraphs: withDefault(list(subgraph), []),
    view: optional(jsonObject),
  },
  // What files and answers of the API carry beside the document itself.
  ['created_at', 'updated_at', 'meta'],
);

/** Faults name a node or edge of the graph itself; ids inside subgraphs are no paths, so faults there have paths alone. */
function ownedBy(kind: 'node_id' | 'edge_id'): (item: unknown, spot: Spot) => Spot {
  return (item, spot) => {
    const owner = isObject(item) ? item.id : undefined;
    return typeof owner === 'string' && idPattern.test(owner) ? spot.ownedBy({ [kind]: owner }) : spot;
  };
}
