import type { LogLevel } from '@manim-nodes/config';
import { isErrorLike, messageOf } from './error-like';

/** What a message is about, by name: `graph_id`, `job_id`, … An `error` is taken apart into its message and `traceback`. */
export type LogContext = Readonly<Record<string, unknown>>;

/** One line of a log, as the file holds it. */
export interface LogEntry {
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly level: LogLevel;
  /** On one line: control characters are escaped, so that nobody can forge a line or steer a terminal. */
  readonly message: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Puts an entry together from what was logged; whatever the context holds, the result is plain JSON. */
export function logEntry(level: LogLevel, message: string, context: LogContext, time: Date): LogEntry {
  const { error, ...rest } = context;
  const about = error === undefined ? {} : { error: messageOf(error), ...tracebackOf(error) };
  return {
    timestamp: time.toISOString(),
    level,
    message: escapeControls(message),
    context: plainObject({ ...about, ...rest }, []),
  };
}

/** The line of the log file. */
export function asJson(entry: LogEntry): string {
  return JSON.stringify(entry);
}

/** The line of the console, and the traceback below it: `2026-02-07 11:30:00 ERROR Render failed job_id=job-456`. */
export function asText({ timestamp, level, message, context }: LogEntry): string {
  const { traceback, ...rest } = context;
  const time = timestamp.slice(0, 19).replace('T', ' ');
  const details = Object.entries(rest).map(([name, value]) => ` ${escapeControls(name)}=${detail(value)}`);
  const line = `${time} ${level.padEnd(8)} ${message}${details.join('')}`;
  if (typeof traceback !== 'string') return line;
  return [line, ...traceback.split('\n').map((row) => `    ${escapeControls(row)}`)].join('\n');
}

/** Replaces control characters and line separators by the escapes that name them. */
export function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (character) => {
    if (character === '\n') return String.raw`\n`;
    if (character === '\r') return String.raw`\r`;
    if (character === '\t') return String.raw`\t`;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function detail(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const escaped = escapeControls(text);
  return typeof value === 'string' && /[\s="]/.test(escaped) ? `"${escaped}"` : escaped;
}

function tracebackOf(error: unknown): { readonly traceback?: string } {
  if (!isErrorLike(error) || typeof error.stack !== 'string') return {};
  const cause =
    error.cause === undefined ? '' : `\nCaused by: ${tracebackOf(error.cause).traceback ?? messageOf(error.cause)}`;
  return { traceback: error.stack + cause };
}

/** How deep a context is written; what lies deeper belongs into a debugger. */
const deepest = 6;

function plainObject(value: object, above: readonly object[]): Readonly<Record<string, unknown>> {
  const path = [...above, value];
  return Object.fromEntries(Object.entries(value).map(([name, part]: [string, unknown]) => [name, plain(part, path)]));
}

function plain(value: unknown, above: readonly object[]): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (typeof value === 'function') return '[function]';
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (isErrorLike(value)) return escapeControls(`${value.name}: ${value.message}`);
  if (above.includes(value)) return '[circular]';
  if (above.length >= deepest) return '[…]';
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item, [...above, value]));
  return plainObject(value, above);
}
