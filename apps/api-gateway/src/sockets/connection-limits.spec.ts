import { EventEmitter } from 'node:events';
import { EventRate, isAcceptable, watchConnection } from './connection-limits';

class FakeConnection extends EventEmitter {
  writeBuffer: unknown[] = [];
  closed = false;

  close(): void {
    this.closed = true;
  }
}

it.each([
  { data: '2/ws/preview,["cancel",{}]', acceptable: true, why: 'a message' },
  { data: `2/ws/preview,["render","${'x'.repeat(2_000_000)}"]`, acceptable: true, why: 'a large graph' },
  { data: `2/ws/preview,["render","${'x'.repeat(2_200_000)}"]`, acceptable: false, why: 'more than a graph' },
  { data: `2/ws/jobs,["subscribe","${'x'.repeat(100_000)}"]`, acceptable: false, why: 'a large message elsewhere' },
  { data: '51-/ws/preview,["render",{"_placeholder":true,"num":0}]', acceptable: false, why: 'attachments' },
  { data: '51000000-["x"]', acceptable: false, why: 'a million attachments' },
  { data: Buffer.from('x'), acceptable: false, why: 'bytes' },
])('$why is acceptable: $acceptable', ({ data, acceptable }) => {
  expect(isAcceptable(data)).toBe(acceptable);
});

it('allows fifty events in a second', () => {
  const rate = new EventRate();
  const allowed = Array.from({ length: 60 }, (_, index) => rate.allows(index)).filter(Boolean);
  expect(allowed).toHaveLength(50);
  expect(rate.allows(1000)).toBe(true);
});

describe('a reader', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const queue = (connection: FakeConnection, packets: number): void => {
    connection.writeBuffer = Array.from({ length: packets }, () => 'packet');
    connection.emit('packetCreate');
  };

  it('that is behind for a moment stays, one that stays behind goes', () => {
    const connection = new FakeConnection();
    watchConnection(connection);
    queue(connection, 100);
    connection.writeBuffer = [];
    jest.advanceTimersByTime(2000);
    expect(connection.closed).toBe(false);
    queue(connection, 100);
    jest.advanceTimersByTime(2000);
    expect(connection.closed).toBe(true);
  });

  it('that is far behind goes at once', () => {
    const connection = new FakeConnection();
    watchConnection(connection);
    queue(connection, 3000);
    expect(connection.closed).toBe(true);
    connection.emit('close');
  });
});
