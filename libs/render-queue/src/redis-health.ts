import type { Redis } from 'ioredis';

export interface RedisHealth {
  readonly ok: boolean;
  /** One sentence that says what to do; missing when all is well. */
  readonly reason?: string;
  /** Whether accepted jobs survive a crash of Redis. */
  readonly appendonly: boolean;
}

/** Reads whether Redis keeps jobs: an eviction policy may drop them. Throws when Redis does not answer. */
export async function checkRedis(redis: Redis): Promise<RedisHealth> {
  const info = await redis.info();
  const policy = field(info, 'maxmemory_policy') ?? 'noeviction';
  const appendonly = field(info, 'aof_enabled') === '1';
  if (policy === 'noeviction') return { ok: true, appendonly };
  const reason = `Redis may drop jobs: set maxmemory-policy to noeviction (it is ${policy})`;
  return { ok: false, reason, appendonly };
}

function field(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim();
}
