/**
 * Strongly connected components by Tarjan's algorithm, without recursion: O(V + E).
 * Gives each vertex the number of its component; components are numbered in reverse topological order.
 */
export function components(successors: readonly (readonly number[])[]): readonly number[] {
  const count = successors.length;
  const order = new Array<number>(count).fill(-1);
  const low = new Array<number>(count).fill(0);
  const component = new Array<number>(count).fill(-1);
  const open: number[] = [];
  let visited = 0;
  let found = 0;
  const close = (root: number): void => {
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      component[vertex] = found;
      if (vertex === root) break;
    }
    found += 1;
  };
  for (let start = 0; start < count; start++) {
    if (order[start] !== -1) continue;
    const stack: { readonly vertex: number; next: number }[] = [{ vertex: start, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { vertex } = top;
      if (top.next === 0) {
        order[vertex] = low[vertex] = visited++;
        open.push(vertex);
      }
      const successor = successors[vertex]?.[top.next++];
      if (successor === undefined) {
        stack.pop();
        const parent = stack.at(-1);
        if (parent) low[parent.vertex] = Math.min(low[parent.vertex] ?? 0, low[vertex] ?? 0);
        if (low[vertex] === order[vertex]) close(vertex);
      } else if (order[successor] === -1) {
        stack.push({ vertex: successor, next: 0 });
      } else if (component[successor] === -1) {
        low[vertex] = Math.min(low[vertex] ?? 0, order[successor] ?? 0);
      }
    }
  }
  return component;
}

/** The vertices of a graph without cycles, each before its successors. */
export function topological(successors: readonly (readonly number[])[]): readonly number[] {
  // Components are numbered in reverse topological order, and here every component is one vertex.
  const component = components(successors);
  return successors.map((_, vertex) => vertex).sort((a, b) => (component[b] ?? 0) - (component[a] ?? 0));
}

/** The vertices of a shortest cycle through `start` that stays in its component; empty when there is none. */
function shortestCycle(
  successors: readonly (readonly number[])[],
  component: readonly number[],
  start: number,
): readonly number[] {
  const cameFrom = new Map<number, number>();
  let frontier = [start];
  while (frontier.length > 0) {
    const next: number[] = [];
    for (const vertex of frontier) {
      for (const successor of successors[vertex] ?? []) {
        if (successor === start) return pathTo(cameFrom, start, vertex);
        if (component[successor] !== component[start] || cameFrom.has(successor)) continue;
        cameFrom.set(successor, vertex);
        next.push(successor);
      }
    }
    frontier = next;
  }
  return [];
}

function pathTo(cameFrom: ReadonlyMap<number, number>, start: number, end: number): readonly number[] {
  const path = [end];
  for (let vertex = end; vertex !== start;) {
    vertex = cameFrom.get(vertex) ?? start;
    path.push(vertex);
  }
  return path.reverse();
}

/** For each component that holds a cycle, a shortest cycle from its smallest vertex. */
export function cycles(successors: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const component = components(successors);
  const size = new Map<number, number>();
  for (const number of component) size.set(number, (size.get(number) ?? 0) + 1);
  const seen = new Set<number>();
  return component.flatMap((number, vertex) => {
    const ring = (size.get(number) ?? 0) > 1 || (successors[vertex]?.includes(vertex) ?? false);
    if (!ring || seen.has(number)) return [];
    seen.add(number);
    return [shortestCycle(successors, component, vertex)];
  });
}

/** Whether `to` can be reached from `from`, or is it. */
export function reaches(successors: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const vertex of seen) {
    if (vertex === to) return true;
    for (const successor of successors[vertex] ?? []) seen.add(successor);
  }
  return false;
}
