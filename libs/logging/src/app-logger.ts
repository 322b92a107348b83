import { logLevels, type LogLevel } from '@manim-nodes/config';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createLogger as createWinston, type Logger } from 'winston';
import { asJson, asText, logEntry, type LogContext, type LogEntry } from './entry';
import { RotatingFile } from './rotating-file';

/** Where the product says what happens. Each method is one level, from talk to alarm. */
export interface AppLogger {
  /** Details for whoever looks for a fault: "Generating code for node Circle (node-5)". */
  debug(message: string, context?: LogContext): void;
  /** What went as it should: "Graph saved". */
  info(message: string, context?: LogContext): void;
  /** What may become a problem: "Disk usage at 85%". */
  warning(message: string, context?: LogContext): void;
  /** What failed while the product goes on; `context.error` brings the stack along. */
  error(message: string, context?: LogContext): void;
  /** What the product cannot go on with: "Cannot write to disk". */
  critical(message: string, context?: LogContext): void;
  /** Resolves once every line is written. What is logged afterwards is dropped. */
  close(): Promise<void>;
}

export interface LoggerOptions {
  /** Named in the context of every line. */
  readonly service: 'api-gateway' | 'render-worker';
  /** Path of the JSON log. Each process has one of its own: two processes cannot rotate one file. */
  readonly file: string;
  /** The least level that is logged. */
  readonly level: LogLevel;
  /** Whether lines also go to stdout, and from ERROR on to stderr. Default true. */
  readonly console?: boolean;
}

/** REQ-BE-037: at most 100 MB in a file, and five files. */
const rotation = { maxBytes: 100_000_000, files: 5 };

const severity = Object.fromEntries(logLevels.toReversed().map((level, index) => [level, index]));

/**
 * Readable lines on the console, JSON lines in a rotating file. A file that cannot be written is reported on stderr
 * and stops neither the console nor the product.
 */
export function createLogger({ service, file, level, console: isOnConsole = true }: LoggerOptions): AppLogger {
  const winston = createWinston({ level, levels: severity });
  winston.pipe(toFile(file));
  if (isOnConsole) winston.pipe(toConsole());
  let isClosed = false;
  const at =
    (lineLevel: LogLevel) =>
    (message: string, context: LogContext = {}): void => {
      if (isClosed || !winston.isLevelEnabled(lineLevel)) return;
      const entry = logEntry(lineLevel, message, { service, ...context }, new Date());
      winston.log({ level: lineLevel, message, entry });
    };
  return {
    debug: at('DEBUG'),
    info: at('INFO'),
    warning: at('WARNING'),
    error: at('ERROR'),
    critical: at('CRITICAL'),
    close: () => {
      isClosed = true;
      return end(winston);
    },
  };
}

/** What `createLogger` hands to winston and winston to each destination. */
interface LogRecord {
  readonly entry: LogEntry;
}

function toFile(path: string): Writable {
  const file = new RotatingFile(path, {
    ...rotation,
    onFault: (reason) => {
      process.stderr.write(
        `Cannot write the log file ${path}: ${reason}. Lines are lost until it can be written again.\n`,
      );
    },
  });
  return destination(
    ({ entry }) => {
      file.write(`${asJson(entry)}\n`);
    },
    () => {
      file.end();
    },
  );
}

function toConsole(): Writable {
  return destination(({ entry }) => {
    const stream = entry.level === 'ERROR' || entry.level === 'CRITICAL' ? process.stderr : process.stdout;
    stream.write(`${asText(entry)}\n`);
  });
}

function destination(put: (record: LogRecord) => void, end: () => void = () => undefined): Writable {
  return new Writable({
    objectMode: true,
    write: (record: LogRecord, _encoding, done) => {
      put(record);
      done();
    },
    final: (done) => {
      end();
      done();
    },
  });
}

/** Resolves when every destination has had the last line. */
async function end(winston: Logger): Promise<void> {
  const { transports } = winston;
  winston.end();
  await Promise.all(transports.map((transport) => finished(transport)));
}
