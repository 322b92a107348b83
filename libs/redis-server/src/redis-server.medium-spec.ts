import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { startRedis, until } from './redis-server';

const closed = async (url: string): Promise<boolean> => {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  return redis.connect().then(
    () => (redis.disconnect(), false),
    () => true,
  );
};

it('answers until it is stopped', async () => {
  const server = await startRedis();
  expect(await closed(server.url)).toBe(false);
  await server.stop();
  await server.stop();
  expect(await closed(server.url)).toBe(true);
});

it('ends with the process that started it', async () => {
  const program = `
    const { transformFileSync } = require('@swc/core');
    const { code } = transformFileSync(${JSON.stringify(join(__dirname, 'redis-server.ts'))}, {
      swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' },
    });
    const module_ = { exports: {} };
    new Function('module', 'exports', 'require', code)(module_, module_.exports, require);
    module_.exports.startRedis().then(({ url }) => { console.log(url); process.kill(process.pid, 'SIGKILL'); });
  `;
  const cut = await promisify(execFile)(process.execPath, ['-e', program], { cwd: join(__dirname, '../../..') }).catch(
    (error: unknown) => error as { readonly stdout: string },
  );
  const url = cut.stdout.trim();
  expect(url).toMatch(/^redis:/);
  await until(() => closed(url));
});
