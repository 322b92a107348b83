import { inspect } from 'node:util';
import type { LoggerService } from '@nestjs/common';
import type { AppLogger } from './app-logger';
import type { LogContext } from './entry';
import { isErrorLike } from './error-like';

/** Nest's own messages in our log; its class names stand in the context as `source`. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: AppLogger) {}

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.debug(textOf(message), contextOf(message, rest));
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.debug(textOf(message), contextOf(message, rest));
  }

  log(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.info(textOf(message), contextOf(message, rest));
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.warning(textOf(message), contextOf(message, rest));
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.error(textOf(message), contextOf(message, rest));
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.critical(textOf(message), contextOf(message, rest));
  }
}

function textOf(message: unknown): string {
  if (typeof message === 'string') return message;
  if (isErrorLike(message)) return message.message;
  return inspect(message);
}

/** Nest hands over an error's stack and then the source; anything else among them is kept as `details`. */
function contextOf(message: unknown, rest: readonly unknown[]): LogContext {
  const last = rest.at(-1);
  const source = typeof last === 'string' && !isStack(last) ? last : undefined;
  const traceback = rest.find(isStack);
  const details = rest.filter((part) => part !== undefined && part !== source && part !== traceback);
  return {
    ...(source !== undefined && { source }),
    ...(isErrorLike(message) && { error: message }),
    ...(traceback !== undefined && { traceback }),
    ...(details.length > 0 && { details }),
  };
}

function isStack(value: unknown): boolean {
  return typeof value === 'string' && /\n\s+at /.test(value);
}
