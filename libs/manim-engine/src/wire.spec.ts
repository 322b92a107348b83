import { encodeMessage, LineReader, MessageReader, Tail } from './wire';

describe('MessageReader', () => {
  const whole = Buffer.concat([encodeMessage({ a: 1 }), encodeMessage({ text: 'é\n' })]);

  it.each([1, 2, 3, 5, 7, whole.length])('gives whole messages from pieces of %d bytes', (size) => {
    const reader = new MessageReader();
    const messages: unknown[] = [];
    for (let start = 0; start < whole.length; start += size) {
      messages.push(...reader.read(whole.subarray(start, start + size)));
    }
    expect(messages).toEqual([{ a: 1 }, { text: 'é\n' }]);
  });

  it.each([
    ['a length that is none of ours', Buffer.from([0xff, 0xff, 0xff, 0xff])],
    ['a body that is not JSON', Buffer.from([0, 0, 0, 1, 0x7b])],
  ])('refuses %s', (_name, bytes) => {
    expect(() => new MessageReader().read(bytes)).toThrow();
  });
});

test('LineReader waits for the end of a line', () => {
  const reader = new LineReader();
  expect([reader.read('a\nb'), reader.read('c\n'), reader.read('d')]).toEqual([['a'], ['bc'], []]);
});

test('Tail keeps the end, and finds the last line that says something', () => {
  const tail = new Tail(20);
  tail.add('a long beginning\n');
  tail.add('\u001b[31mthe end\u001b[0m\n\n');
  expect(tail.lastLine).toBe('the end');
  expect(tail.all).not.toContain('beginning');
});
