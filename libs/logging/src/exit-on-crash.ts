import type { AppLogger } from './app-logger';

/** What is asked of `process`. */
export interface CrashingProcess {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (reason: unknown) => void): unknown;
  exit(code: number): void;
}

/**
 * Logs an exception that nobody caught with its stack, then ends the process with code 1: what it left half done is
 * unknown, and whoever started it starts it again.
 */
export function exitOnCrash(logger: AppLogger, target: CrashingProcess = process): void {
  const crash = (message: string) => (error: unknown) => {
    logger.critical(message, { error });
    void logger.close().then(() => {
      target.exit(1);
    });
  };
  target.on('uncaughtException', crash('An exception was not caught'));
  target.on('unhandledRejection', crash('A promise was rejected and nobody looked'));
}
