import { readPlain } from './plain-websocket';

it.each([
  { text: '{"type":"cancel"}', message: { type: 'cancel', body: { type: 'cancel' } } },
  { text: '{"type":7}', message: undefined },
  { text: '{}', message: undefined },
  { text: 'null', message: undefined },
  { text: '{"type":', message: undefined },
])('reads $text', ({ text, message }) => {
  expect(readPlain(Buffer.from(text))).toEqual(message);
});
