import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logLevels, type LogLevel } from '@manim-nodes/config';
import { createLogger, exitOnCrash, NestLogger, rateLimited, type AppLogger } from '.';

const folder = mkdtempSync(join(tmpdir(), 'logger-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let count = 0;
const open = (level: LogLevel = 'DEBUG', console = false): { readonly logger: AppLogger; readonly file: string } => {
  const file = join(folder, `${(count += 1)}.log`);
  return { logger: createLogger({ service: 'api-gateway', file, level, console }), file };
};
const linesOf = (file: string): readonly Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const logAll = (logger: AppLogger): void => {
  logger.debug('d');
  logger.info('i');
  logger.warning('w');
  logger.error('e');
  logger.critical('c');
};

describe('the file', () => {
  it('holds JSON lines of timestamp, level, message and context', async () => {
    const { logger, file } = open();
    logger.info('Graph saved', { graph_id: 'uuid-123' });
    await logger.close();
    const [{ timestamp, ...line } = {}] = linesOf(file);
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(line).toEqual({
      level: 'INFO',
      message: 'Graph saved',
      context: { service: 'api-gateway', graph_id: 'uuid-123' },
    });
  });

  it.each(logLevels.map((level, index) => ({ level, expected: logLevels.slice(index) })))(
    'from $level on holds $expected',
    async ({ level, expected }) => {
      const { logger, file } = open(level);
      logAll(logger);
      await logger.close();
      expect(linesOf(file).map((line) => line.level)).toEqual(expected);
    },
  );

  it('has thousands of lines in order, and none after closing', async () => {
    const { logger, file } = open();
    for (let line = 0; line < 3000; line += 1) logger.info(String(line));
    await logger.close();
    logger.critical('too late');
    expect(linesOf(file).map(({ message }) => message)).toEqual(
      Array.from({ length: 3000 }, (_, line) => String(line)),
    );
  });
});

describe('the console', () => {
  const capture = (stream: NodeJS.WriteStream): string[] => {
    const written: string[] = [];
    jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    return written;
  };
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('gets readable lines, from ERROR on on stderr', async () => {
    const [out, err] = [capture(process.stdout), capture(process.stderr)];
    const { logger } = open('INFO', true);
    logAll(logger);
    await logger.close();
    const withoutTime = (lines: readonly string[]) => lines.map((line) => line.slice('2026-02-07 11:30:00 '.length));
    expect(withoutTime(out)).toEqual(['INFO     i service=api-gateway\n', 'WARNING  w service=api-gateway\n']);
    expect(withoutTime(err)).toEqual(['ERROR    e service=api-gateway\n', 'CRITICAL c service=api-gateway\n']);
  });

  it('goes on when the file cannot be written', async () => {
    const [out, err] = [capture(process.stdout), capture(process.stderr)];
    const logger = createLogger({ service: 'render-worker', file: '/dev/full', level: 'INFO' });
    for (let line = 0; line < 1000; line += 1) logger.info('still here');
    await logger.close();
    expect(out).toHaveLength(1000);
    expect(err).toEqual([expect.stringMatching(/^Cannot write the log file \/dev\/full: ENOSPC/)]);
  });
});

/** Keeps what is logged. */
const recorder = (): { readonly logger: AppLogger; readonly lines: unknown[] } => {
  const lines: unknown[] = [];
  const at = (level: string) => (message: string, context?: object) => {
    lines.push([level, message, context]);
  };
  const logger = {
    debug: at('debug'),
    info: at('info'),
    warning: at('warning'),
    error: at('error'),
    critical: at('critical'),
    close: () => Promise.resolve(),
  };
  return { logger, lines };
};

test("Nest's levels and sources find their place", () => {
  const { logger, lines } = recorder();
  const nest = new NestLogger(logger);
  const error = new Error('broken');
  nest.log('Mapped {/api, GET} route', 'RouterExplorer');
  nest.verbose('v');
  nest.debug({ a: 1 }, 'Source');
  nest.warn('w', { extra: true }, 'Source');
  nest.error(error, undefined, 'ExceptionsHandler');
  nest.error('broken', 'Error: broken\n    at run (a.js:1:2)', 'ExceptionsHandler');
  nest.error('broken', 'Error: broken\n    at run (a.js:1:2)');
  nest.fatal('f');
  expect(lines).toEqual([
    ['info', 'Mapped {/api, GET} route', { source: 'RouterExplorer' }],
    ['debug', 'v', {}],
    ['debug', '{ a: 1 }', { source: 'Source' }],
    ['warning', 'w', { source: 'Source', details: [{ extra: true }] }],
    ['error', 'broken', { source: 'ExceptionsHandler', error }],
    ['error', 'broken', { source: 'ExceptionsHandler', traceback: 'Error: broken\n    at run (a.js:1:2)' }],
    ['error', 'broken', { traceback: 'Error: broken\n    at run (a.js:1:2)' }],
    ['critical', 'f', {}],
  ]);
});

describe('a rate-limited log', () => {
  it('writes a repeated message once in a second and says how many it left out', () => {
    const { logger, lines } = recorder();
    let now = 0;
    const limited = rateLimited(logger, { now: () => now });
    for (const time of [0, 10, 999, 1000, 1001, 5000]) {
      now = time;
      limited.error('Redis is gone', { time });
    }
    expect(lines).toEqual([
      ['error', 'Redis is gone', { time: 0 }],
      ['error', 'Redis is gone', { time: 1000, suppressed: 2 }],
      ['error', 'Redis is gone', { time: 5000, suppressed: 1 }],
    ]);
  });

  it('tells messages and levels apart', () => {
    const { logger, lines } = recorder();
    const limited = rateLimited(logger, { now: () => 0 });
    limited.error('a');
    limited.error('b');
    limited.warning('a');
    limited.error('a');
    expect(lines).toHaveLength(3);
  });

  it('keeps the memory of many messages bounded', () => {
    const { logger, lines } = recorder();
    const limited = rateLimited(logger, { now: () => 0 });
    for (let message = 0; message < 1001; message += 1) limited.info(String(message));
    limited.info('0');
    expect(lines).toHaveLength(1002);
  });
});

test.each(['uncaughtException', 'unhandledRejection'])(
  'after an %s the process ends with the stack logged',
  async (event) => {
    const { logger, lines } = recorder();
    const error = new Error('unforeseen');
    const target = new EventEmitter();
    const exited = new Promise((exit) => {
      exitOnCrash(logger, Object.assign(target, { exit }));
    });
    target.emit(event, error);
    expect(await exited).toBe(1);
    expect(lines).toEqual([['critical', expect.any(String), { error }]]);
  },
);
