import { defaultSettings, type Graph, type GraphNode, type JsonObject } from '@manim-nodes/graph-model';

type Fields = Partial<Omit<GraphNode, 'id' | 'type' | 'position' | 'data'>>;

/** A node of a test graph: `n('n1', 'Circle', { radius: 2 })`. */
export const n = (id: string, type: string, data: JsonObject = {}, fields: Fields = {}): GraphNode => ({
  id,
  type,
  position: { x: 0, y: 0 },
  data,
  ...fields,
});

/** A graph of nodes and wires written as `source.output > target.input`. */
export function graphOf(nodes: readonly GraphNode[], ...wires: readonly string[]): Graph {
  const edges = wires.map((wire, index) => {
    const [source = '', target = ''] = wire.split('>').map((end) => end.trim());
    const [from = '', sourceHandle = ''] = source.split('.');
    const [to = '', targetHandle = ''] = target.split('.');
    return { id: `e${String(index + 1)}`, source: from, sourceHandle, target: to, targetHandle };
  });
  return { schemaVersion: 1, id: 'test', name: 'Test', nodes, edges, settings: defaultSettings, subgraphs: [] };
}
