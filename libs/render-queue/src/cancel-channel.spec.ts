import { CancelWatch, parseCancel } from './cancel-channel';

const watch = (): CancelWatch => new CancelWatch('preview', 'session', () => undefined);

it('is superseded by a newer revision alone', () => {
  const rendering = watch();
  rendering.setRevision(3);
  rendering.receive({ queue: 'preview', id: 'session', reason: 'superseded', before_revision: 3 });
  expect(rendering.signal.aborted).toBe(false);
  rendering.receive({ queue: 'preview', id: 'session', reason: 'superseded', before_revision: 4 });
  expect(rendering.signal.reason).toBe('superseded');
});

it('counts messages that came before the revision was known', () => {
  const rendering = watch();
  rendering.receive({ queue: 'preview', id: 'session', reason: 'superseded', before_revision: 9 });
  expect(rendering.signal.aborted).toBe(false);
  rendering.setRevision(8);
  expect(rendering.signal.aborted).toBe(true);
});

it.each(['', '{', 'null', '[]', '{"queue":"constructor","id":"x","reason":"cancelled"}', '{"queue":"export","id":1}'])(
  'takes no notice of %j',
  (text) => {
    expect(parseCancel(text)).toBeUndefined();
  },
);
