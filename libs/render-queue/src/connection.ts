import { Redis, type RedisOptions } from 'ioredis';
import { oncePerSecond } from './error-log';

/** `producer`: fails at once while Redis is away. `consumer`: waits for it to return, for BullMQ workers and subscribers. */
export type ConnectionRole = 'producer' | 'consumer';

const roleOptions: Readonly<Record<ConnectionRole, RedisOptions>> = {
  producer: { enableOfflineQueue: false, maxRetriesPerRequest: 1 },
  consumer: { maxRetriesPerRequest: null },
};

/**
 * A connection that looks for a lost Redis at least once a second, and reports errors to `log` at most once a second.
 * Whoever opens it closes it.
 */
export function connectRedis(url: string, role: ConnectionRole, log: (message: string) => void): Redis {
  const redis = new Redis(url, {
    ...roleOptions[role],
    connectTimeout: 2000,
    retryStrategy: (times) => Math.min(100 * times, 1000),
  });
  const report = oncePerSecond((message) => {
    log(`Redis: ${message}`);
  });
  redis.on('error', report);
  return redis;
}
