import { accepts, type Diagnostic } from '@manim-nodes/graph-model';
import type { DraftNode, Link } from './draft';
import { leftOut, leftOutBehind, missingInput } from './messages';

/** The input that a switched-off node hands through to an output: the one of the same type, else the first that fits. */
function passedThrough(node: DraftNode, output: string): string | undefined {
  if (output === 'then') return 'after';
  const port = node.definition.outputs[output];
  if (!port) return undefined;
  if (port.sameAs) return port.sameAs;
  return [...node.inputs.values()].find((input) => {
    const acceptance = accepts(port.type, input.type);
    return acceptance && !acceptance.coercion && !acceptance.list;
  })?.name;
}

/** The links that stand for a link once switched-off nodes hand theirs through. */
function sourcesOf(drafts: readonly DraftNode[], link: Link): readonly Link[] {
  const found: Link[] = [];
  const pending = [link];
  const seen = new Set<string>();
  for (let next = pending.pop(); next; next = pending.pop()) {
    const source = drafts[next.source];
    const place = `${String(next.source)} ${next.output}`;
    if (!source || seen.has(place)) continue;
    seen.add(place);
    if (!source.node.off) {
      found.push({ ...next, edge: link.edge });
      continue;
    }
    const handle = passedThrough(source, next.output);
    pending.push(...[...(source.links.get(handle ?? '') ?? [])].reverse());
  }
  return found;
}

interface Skipped {
  /** Why each node that does not take part is gone: the node to blame. */
  readonly because: ReadonlyMap<number, DraftNode>;
}

/** Nodes that are off, or (leniently) unfinished, and all that cannot be without them. */
function skipped(
  drafts: readonly DraftNode[],
  links: readonly ReadonlyMap<string, readonly Link[]>[],
  lenient: boolean,
): Skipped {
  const because = new Map<number, DraftNode>();
  const pending: DraftNode[] = [];
  const skip = (node: DraftNode, cause: DraftNode): void => {
    if (because.has(node.index)) return;
    because.set(node.index, cause);
    pending.push(node);
  };
  const lost = (node: DraftNode, handle: string): boolean => {
    const left = links[node.index]?.get(handle)?.some((link) => !because.has(link.source)) ?? false;
    return !left;
  };
  const consumers = new Map<number, { readonly node: DraftNode; readonly handle: string }[]>();
  for (const node of drafts) {
    if (node.node.off) because.set(node.index, node);
    for (const [handle, into] of links[node.index] ?? []) {
      for (const { source } of into) consumers.set(source, [...(consumers.get(source) ?? []), { node, handle }]);
    }
  }
  for (const node of drafts) {
    for (const input of node.inputs.values()) {
      if (!input.required || because.has(node.index)) continue;
      const wanted = (node.links.get(input.name) ?? []).length > 0;
      const empty = (links[node.index]?.get(input.name) ?? []).length === 0;
      // What a switched-off node took away silently takes its consumer with it; what was never wired is unfinished.
      if (empty && (wanted || lenient)) skip(node, wanted ? offBehind(drafts, node, input.name) : node);
    }
  }
  for (let node = pending.pop(); node; node = pending.pop()) {
    const cause = because.get(node.index) ?? node;
    for (const consumer of consumers.get(node.index) ?? []) {
      const input = consumer.node.inputs.get(consumer.handle);
      if (input?.required && lost(consumer.node, consumer.handle)) skip(consumer.node, cause);
    }
  }
  return { because };
}

function offBehind(drafts: readonly DraftNode[], node: DraftNode, handle: string): DraftNode {
  const source = drafts[node.links.get(handle)?.[0]?.source ?? -1];
  return source ?? node;
}

/**
 * Applies `off`, and leniently leaves out what is unfinished. Reports missing inputs as errors, or as hints about what
 * is left out. The indices of the result count the nodes that stay.
 */
export function withoutSkipped(
  drafts: readonly DraftNode[],
  lenient: boolean,
  report: (diagnostic: Diagnostic) => void,
): readonly DraftNode[] {
  const links = drafts.map(
    (node) =>
      new Map(
        [...node.links].map(([handle, into]) => [handle, into.flatMap((link) => sourcesOf(drafts, link))] as const),
      ),
  );
  const { because } = skipped(drafts, links, lenient);
  for (const node of drafts) {
    const cause = because.get(node.index);
    const missing = [...node.inputs.values()].find((input) => input.required && !node.links.get(input.name));
    if (cause === node && missing && !node.node.off) report(leftOut(node.node, missing.name));
    else if (cause && cause !== node && !node.node.off) report(leftOutBehind(node.node, cause.node));
    else if (!cause && missing) reportMissing(node, report);
  }
  const staying = drafts.filter((node) => !because.has(node.index));
  const renumbered = new Map(staying.map((node, index) => [node.index, index]));
  return staying.map((node, index) => ({
    ...node,
    index,
    links: new Map(
      [...(links[node.index] ?? [])].map(([handle, into]) => [
        handle,
        into.flatMap((link) => {
          const source = renumbered.get(link.source);
          return source === undefined ? [] : [{ ...link, source }];
        }),
      ]),
    ),
  }));
}

function reportMissing(node: DraftNode, report: (diagnostic: Diagnostic) => void): void {
  for (const input of node.inputs.values()) {
    if (input.required && !node.links.get(input.name)) report(missingInput(node.node, input.name));
  }
}
