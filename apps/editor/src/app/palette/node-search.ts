import Fuse from 'fuse.js';
import { catalogue, categories, type NodeDefinition } from '@manim-nodes/node-catalog';

/** A part of the palette under a heading. */
export interface NodeGroup {
  readonly title: string;
  readonly definitions: readonly NodeDefinition[];
}

/** The whole catalogue, in the order of its categories. */
export const nodeGroups: readonly NodeGroup[] = categories
  .map((category) => ({
    title: category,
    definitions: catalogue.filter((definition) => definition.category === category),
  }))
  .filter(({ definitions }) => definitions.length > 0);

const capitals = (type: string): string => type.replace(/[^A-Z]/g, '');

/** Finds node types by name, capitals (`RT` for ReplacementTransform), keyword or category, best first. */
export class NodeSearch {
  readonly #fuse: Fuse<NodeDefinition>;

  constructor(readonly definitions: readonly NodeDefinition[] = catalogue) {
    this.#fuse = new Fuse([...definitions], {
      keys: [
        { name: 'type', weight: 5 },
        { name: 'capitals', weight: 2, getFn: ({ type }) => capitals(type) },
        { name: 'keywords', weight: 2, getFn: ({ keywords }) => [...keywords] },
        { name: 'category', weight: 1 },
      ],
      threshold: 0.3,
      ignoreLocation: true,
    });
  }

  find(query: string): readonly NodeDefinition[] {
    const trimmed = query.trim();
    if (trimmed === '') return this.definitions;
    return this.#fuse.search(trimmed).map(({ item }) => item);
  }
}
