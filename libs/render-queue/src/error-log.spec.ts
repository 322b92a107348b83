import { oncePerSecond } from './error-log';

it('logs the same message once a second, and others at once', () => {
  const lines: string[] = [];
  let time = 0;
  const report = oncePerSecond(
    (message) => lines.push(message),
    () => time,
  );
  for (const [moment, message] of [
    [0, 'gone'],
    [10, 'gone'],
    [20, 'full'],
    [999, 'gone'],
    [1000, 'gone'],
  ] as const) {
    time = moment;
    report(new Error(message));
  }
  expect(lines).toEqual(['gone', 'full', 'gone']);
});
