import { inboundLimit, previewNamespace } from '@manim-nodes/contracts';

/** What is used of an engine.io connection. */
export interface Connection {
  readonly writeBuffer: readonly unknown[];
  on(event: 'packet', listener: (packet: { readonly type: string; readonly data?: unknown }) => void): unknown;
  on(event: 'packetCreate' | 'close', listener: () => void): unknown;
  close(discard?: boolean): void;
}

const queuedPackets = 64;
/** A burst may queue more for a moment; a reader that is still behind after so many milliseconds is too slow. */
const patience = 2000;
/** Nobody gets this far behind in a burst. */
const queuedPacketsEver = 2000;
const eventsPerSecond = 50;

/** Closes a connection that sends too much, too often, or does not read what it is sent. */
export function watchConnection(connection: Connection): void {
  const rate = new EventRate();
  let check: NodeJS.Timeout | undefined;
  connection.on('packet', ({ type, data }) => {
    if (type === 'message' && (!isAcceptable(data) || !rate.allows(Date.now()))) connection.close(true);
  });
  connection.on('packetCreate', () => {
    const queued = connection.writeBuffer.length;
    if (queued > queuedPacketsEver) connection.close(true);
    if (queued <= queuedPackets || check) return;
    check = setTimeout(() => {
      check = undefined;
      if (connection.writeBuffer.length > queuedPackets) connection.close(true);
    }, patience);
  });
  connection.on('close', () => {
    clearTimeout(check);
  });
}

/**
 * Whether a Socket.IO packet may be read: text, of a size that fits its namespace. Packets with attachments are not part
 * of any message here. (`2/ws/preview,["render",…]`: 2 is an event, then the namespace.)
 */
export function isAcceptable(data: unknown): boolean {
  if (typeof data !== 'string' || data.startsWith('5') || data.startsWith('6')) return false;
  const limit = data.startsWith(`2${previewNamespace},`) ? inboundLimit.preview : inboundLimit.other;
  return Buffer.byteLength(data) <= limit;
}

/** Counts events in windows of one second. */
export class EventRate {
  private windowStart = -Infinity;
  private count = 0;

  /** Counts one event at `now` (milliseconds); false when it is one too many. */
  allows(now: number): boolean {
    if (now - this.windowStart >= 1000) {
      this.windowStart = now;
      this.count = 0;
    }
    this.count += 1;
    return this.count <= eventsPerSecond;
  }
}
