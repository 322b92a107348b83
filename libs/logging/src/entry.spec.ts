import { asJson, asText, escapeControls, logEntry, type LogContext } from './entry';

const time = new Date('2026-02-07T11:30:00Z');
const entry = (message: string, context: LogContext = {}) => logEntry('ERROR', message, context, time);

test('an entry is what the specification shows', () => {
  const context = { graph_id: 'uuid-123', job_id: 'job-456' };
  expect(asJson(entry('Render failed', context))).toBe(
    '{"timestamp":"2026-02-07T11:30:00.000Z","level":"ERROR","message":"Render failed",' +
      '"context":{"graph_id":"uuid-123","job_id":"job-456"}}',
  );
  expect(asText(entry('Render failed', context))).toBe(
    '2026-02-07 11:30:00 ERROR    Render failed graph_id=uuid-123 job_id=job-456',
  );
});

test.each([
  ['a\r\n2026-02-07 INFO forged', 'a\\r\\n2026-02-07 INFO forged'],
  ['\u001b[2J\u0007', '\\u001b[2J\\u0007'],
  ['tab\there', 'tab\\there'],
  ['\u0085\u2028\u2029\u009b', '\\u0085\\u2028\\u2029\\u009b'],
  ['Grüße, 漢字 🙂', 'Grüße, 漢字 🙂'],
])('%j is written %s', (text, escaped) => {
  expect(escapeControls(text)).toBe(escaped);
  expect(entry(text).message).toBe(escaped);
});

test('nothing in the context breaks out of its line on the console', () => {
  expect(asText(entry('x', { name: 'a\nb c', ['k\u001b']: 1, list: ['\u009b'] }))).toBe(
    '2026-02-07 11:30:00 ERROR    x name="a\\nb c" k\\u001b=1 list=["\\u009b"]',
  );
});

describe('an error', () => {
  it('becomes its message and its stack', () => {
    const error = new Error('Circle radius must be positive');
    expect(entry('x', { error, job_id: 'j' }).context).toEqual({
      error: 'Circle radius must be positive',
      traceback: error.stack,
      job_id: 'j',
    });
  });

  it('brings its causes along', () => {
    const { context } = entry('x', { error: new Error('outer', { cause: new Error('inner', { cause: 'root' }) }) });
    expect(context.traceback).toMatch(/Error: outer\n[^]*\nCaused by: Error: inner\n[^]*\nCaused by: root$/);
  });

  it('shows its stack below the line, indented', () => {
    const text = asText(entry('x', { error: 'broken', traceback: 'Error: a\u001b\n    at b' }));
    expect(text).toBe('2026-02-07 11:30:00 ERROR    x error=broken\n    Error: a\\u001b\n        at b');
  });

  it('may be anything that was thrown', () => {
    expect(entry('x', { error: 'text' }).context).toEqual({ error: 'text' });
    expect(entry('x', { error: null }).context).toEqual({ error: 'null' });
  });
});

test('whatever the context holds, it becomes plain JSON', () => {
  const ring: Record<string, unknown> = { big: 10n, none: undefined, day: time, lost: new Date(NaN) };
  ring.self = ring;
  ring.run = () => 1;
  ring.symbol = Symbol('s');
  ring.inner = new TypeError('no');
  ring.deep = { b: { c: { d: { e: { f: {} } } } } };
  expect(JSON.parse(asJson(entry('x', { ring })))).toMatchObject({
    context: {
      ring: {
        big: '10',
        day: '2026-02-07T11:30:00.000Z',
        lost: 'Invalid Date',
        self: '[circular]',
        run: '[function]',
        symbol: 'Symbol(s)',
        inner: 'TypeError: no',
        deep: { b: { c: { d: { e: '[…]' } } } },
      },
    },
  });
});
