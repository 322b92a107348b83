import { randomUUID } from 'node:crypto';

/** One preview session as one connection sees it: its name, and the revision rendered last. */
export class PreviewSession {
  id: string = randomUUID();
  revision = 0;
  private tail: Promise<unknown> = Promise.resolve();

  /** Does the work of one message after that of all before it, so that renders are asked for in the order they came. */
  inOrder(work: () => Promise<void>): Promise<void> {
    const result = this.tail.then(work);
    this.tail = result.catch(() => undefined);
    return result;
  }
}
