import { setTimeout as sleep } from 'node:timers/promises';
import { KeyedMutex } from './keyed-mutex';

it('runs the work on a key one after another, in order, also after a failure', async () => {
  const mutex = new KeyedMutex();
  const log: string[] = [];
  const work = (name: string, milliseconds: number) => async (): Promise<void> => {
    log.push(`${name} begins`);
    await sleep(milliseconds);
    log.push(`${name} ends`);
    if (name === 'a') throw new Error('a fails');
  };
  const runs = [mutex.run('k', work('a', 20)), mutex.run('k', work('b', 1)), mutex.run('other', work('c', 1))];
  const results = await Promise.allSettled(runs);
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(log).toEqual(['a begins', 'c begins', 'c ends', 'a ends', 'b begins', 'b ends']);
});
