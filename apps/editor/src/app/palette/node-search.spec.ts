import { catalogue } from '@manim-nodes/node-catalog';
import { nodeGroups, NodeSearch } from './node-search';

const search = new NodeSearch();
const first = (query: string): string | undefined => search.find(query)[0]?.type;

it.each([
  { query: 'circle', type: 'Circle' },
  { query: 'RT', type: 'ReplacementTransform' },
  { query: 'equation', type: 'MathTex' },
  { query: 'fade i', type: 'FadeIn' },
  { query: 'sqare', type: 'Square' },
])('finds $type for "$query"', ({ query, type }) => {
  expect(first(query)).toBe(type);
});

it('shows everything without a query, and nothing for nonsense', () => {
  expect(search.find(' ')).toHaveLength(catalogue.length);
  expect(search.find('qqqq')).toEqual([]);
  expect(nodeGroups.flatMap(({ definitions }) => definitions)).toHaveLength(catalogue.length);
});
