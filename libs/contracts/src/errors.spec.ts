import { errorStatus, failureCauses, queues, redisKeys } from '.';

test.each([
  ['GRAPH_NOT_FOUND', 404],
  ['VALIDATION_ERROR', 400],
  ['RENDER_FAILED', 500],
  ['TIMEOUT', 504],
  ['DISK_FULL', 507],
] as const)('%s is answered with %i, as specified', (code, status) => {
  expect(errorStatus[code]).toBe(status);
});

test('every cause of a failed render has a code of the error table', () => {
  expect(Object.values(failureCauses).filter((code) => !Object.hasOwn(errorStatus, code))).toEqual([]);
});

test('queues are named as they are looked up, and keys are told apart', () => {
  expect(Object.entries(queues).filter(([key, { name }]) => key !== name)).toEqual([]);
  expect(redisKeys.preview('a')).not.toBe(redisKeys.worker('a'));
});
