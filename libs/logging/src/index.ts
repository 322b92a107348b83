export { createLogger, type AppLogger, type LoggerOptions } from './app-logger';
export { escapeControls, type LogContext, type LogEntry } from './entry';
export { exitOnCrash, type CrashingProcess } from './exit-on-crash';
export { NestLogger } from './nest-logger';
export { rateLimited, type RateLimit } from './rate-limited';
