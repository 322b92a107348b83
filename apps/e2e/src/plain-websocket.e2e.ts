import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, root, test } from './stack';

const run = promisify(execFile);

test('a Python program without any package renders over a plain WebSocket', async ({ stack }) => {
  const { stdout } = await run('python3', [join(root, 'examples/plain_websocket.py'), stack.url]);
  const lines = stdout.trim().split('\n');
  expect(lines[0]).toMatch(/^frame 0 at 0\.00 s: \/tmp\/preview\/[\w-]+-r\d+\/frame_000\.png$/);
  expect(lines.at(-1)).toBe('complete: 30 frames, 2.0 s');
});
