/** The largest message in bytes that the warm process may send; a longer one is a fault of the stream. */
const largestMessage = 16_000_000;

/** A message as it stands on the pipe: four bytes of length, big-endian, then JSON in UTF-8. */
export function encodeMessage(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const whole = Buffer.allocUnsafe(4 + body.length);
  whole.writeUInt32BE(body.length);
  body.copy(whole, 4);
  return whole;
}

/** Collects bytes as they come and gives back whole messages. */
export class MessageReader {
  private bytes: Buffer = Buffer.alloc(0);

  /** Adds bytes; gives every message that is complete. Throws when a length or a body makes no sense. */
  read(chunk: Buffer): readonly unknown[] {
    this.bytes = this.bytes.length === 0 ? chunk : Buffer.concat([this.bytes, chunk]);
    const messages: unknown[] = [];
    let start = 0;
    while (this.bytes.length - start >= 4) {
      const size = this.bytes.readUInt32BE(start);
      if (size > largestMessage) throw new RangeError(`A message of ${size} bytes is longer than any of ours`);
      const end = start + 4 + size;
      if (this.bytes.length < end) break;
      messages.push(JSON.parse(this.bytes.toString('utf8', start + 4, end)));
      start = end;
    }
    this.bytes = this.bytes.subarray(start);
    return messages;
  }
}

/** Cuts a stream of text into lines; the rest waits for its end. */
export class LineReader {
  private rest = '';

  read(chunk: string): readonly string[] {
    const lines = (this.rest + chunk).split('\n');
    this.rest = lines.pop() ?? '';
    return lines;
  }
}

/** Keeps the last bytes of what a program said, for the message when it ends badly. */
export class Tail {
  private text = '';

  constructor(private readonly size = 4000) {}

  add(chunk: string): void {
    this.text = (this.text + chunk).slice(-this.size);
  }

  /** The last line with something in it, without terminal colours. */
  get lastLine(): string {
    return (
      this.all
        .split('\n')
        .findLast((line) => line.trim() !== '')
        ?.trim() ?? ''
    );
  }

  get all(): string {
    return stripControls(this.text);
  }
}

function stripControls(text: string): string {
  // eslint's no-control-regex stays on: the escape is spelt as a code point.
  const escape = String.fromCodePoint(0x1b);
  return text.replaceAll(new RegExp(`${escape}\\[[0-9;]*[A-Za-z]`, 'g'), '');
}
