import { forbiddenPath, parseBody } from './json-body';

it.each([
  { text: '{"a":1}', code: undefined },
  { text: '{"a":', code: 'BAD_REQUEST' },
  { text: '[]', code: 'BAD_REQUEST' },
  { text: 'null', code: 'BAD_REQUEST' },
  { text: `{"a":${'['.repeat(63)}${']'.repeat(63)}}`, code: undefined },
  { text: `{"a":${'['.repeat(64)}${']'.repeat(64)}}`, code: 'VALIDATION_ERROR' },
  { text: '['.repeat(2_000_000), code: 'VALIDATION_ERROR' },
  { text: '{"__proto__":{}}', code: 'VALIDATION_ERROR' },
  { text: '{"a":[{"\\u005f_proto__":1}]}', code: 'VALIDATION_ERROR' },
])('parses a body of $text.length characters: $code', ({ text, code }) => {
  let thrown: unknown;
  try {
    parseBody(text);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toEqual(code === undefined ? undefined : expect.objectContaining({ code }));
});

it('names the path of a forbidden key', () => {
  expect(forbiddenPath(JSON.parse('{"nodes":[{},{"data":{"constructor":1}}]}'))).toBe('nodes[1].data.constructor');
  expect(forbiddenPath({ nodes: [{ data: { label: '__proto__' } }] })).toBeUndefined();
});
