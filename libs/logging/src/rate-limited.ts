import type { AppLogger } from './app-logger';
import type { LogContext } from './entry';

export interface RateLimit {
  /** Milliseconds in which a message is logged once. Default 1000. */
  readonly interval?: number;
  /** Milliseconds that only rise. */
  readonly now?: () => number;
}

interface Seen {
  readonly at: number;
  readonly suppressed: number;
}

/** More different messages than this in one interval are not told apart: memory stays bounded. */
const mostMessages = 1000;

/**
 * The same log, in which a message of one level is written at most once in an interval, whatever its context. The
 * next one that is written says how many were `suppressed`. For what repeats while something is gone, such as Redis.
 */
export function rateLimited(
  logger: AppLogger,
  { interval = 1000, now = () => performance.now() }: RateLimit = {},
): AppLogger {
  const seen = new Map<string, Seen>();
  const limit =
    (level: Exclude<keyof AppLogger, 'close'>) =>
    (message: string, context: LogContext = {}): void => {
      const key = `${level} ${message}`;
      const last = seen.get(key);
      if (last && now() - last.at < interval) {
        seen.set(key, { at: last.at, suppressed: last.suppressed + 1 });
        return;
      }
      if (seen.size >= mostMessages) seen.clear();
      seen.set(key, { at: now(), suppressed: 0 });
      logger[level](message, last && last.suppressed > 0 ? { ...context, suppressed: last.suppressed } : context);
    };
  return {
    debug: limit('debug'),
    info: limit('info'),
    warning: limit('warning'),
    error: limit('error'),
    critical: limit('critical'),
    close: () => logger.close(),
  };
}
