import type { ExportFailure } from '@manim-nodes/contracts';
import { decodeFailure, encodeFailure } from './failure';

it('brings a failure back as it was', () => {
  const failure: ExportFailure = {
    cause: 'time_limit',
    message: 'No frame within 300 s',
    node_id: 'n5/n2',
    handle: 'text',
    traceback: 'File "scene.py", line 12',
  };
  expect(decodeFailure(encodeFailure(failure))).toEqual(failure);
  expect(decodeFailure(encodeFailure({ cause: 'cancelled', message: 'Cancelled' }))).toEqual({
    cause: 'cancelled',
    message: 'Cancelled',
  });
});

it.each([
  { reason: 'job stalled more than allowable limit', cause: 'worker_lost' },
  { reason: "ENOSPC: no space left on device, write '/x'", cause: 'no_space' },
  { reason: 'boom', cause: 'render_error' },
  { reason: '{"cause":"__proto__","message":"x"}', cause: 'render_error' },
  { reason: 'null', cause: 'render_error' },
])('reads $reason as $cause', ({ reason, cause }) => {
  expect(decodeFailure(reason).cause).toBe(cause);
});
