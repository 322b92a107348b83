import {
  previewNamespace,
  type CompleteMessage,
  type FrameMessage,
  type PreviewClientEvents,
  type PreviewServerEvents,
} from '@manim-nodes/contracts';
import { io, type Socket } from 'socket.io-client';

type PreviewSocket = Socket<PreviewServerEvents, PreviewClientEvents>;

export interface Preview {
  readonly frames: readonly FrameMessage[];
  readonly complete: CompleteMessage;
  /** Milliseconds from the request to the first frame. */
  readonly firstFrame: number;
}

/** A program that asks for previews over Socket.IO, one after another. */
export class PreviewClient {
  readonly #socket: PreviewSocket;

  private constructor(socket: PreviewSocket) {
    this.#socket = socket;
  }

  static async connect(url: string): Promise<PreviewClient> {
    const socket: PreviewSocket = io(url + previewNamespace, { transports: ['websocket'] });
    await new Promise<void>((connected, refused) => {
      socket.once('connect', connected);
      socket.once('connect_error', refused);
    });
    return new PreviewClient(socket);
  }

  /** Renders a graph at quality low, from the request to `complete`. Rejects with the message of an `error`. */
  render(graph: unknown): Promise<Preview> {
    const began = performance.now();
    const frames: FrameMessage[] = [];
    let firstFrame = 0;
    return this.#listen<Preview>(graph, (resolve) => {
      this.#socket.on('frame', (frame) => {
        if (frames.length === 0) firstFrame = performance.now() - began;
        frames.push(frame);
      });
      this.#socket.on('complete', (complete) => {
        resolve({ frames, complete, firstFrame });
      });
    });
  }

  /** Asks for a render and waits for its first frame only; the render goes on. */
  begin(graph: unknown): Promise<FrameMessage> {
    return this.#listen<FrameMessage>(graph, (resolve) => this.#socket.on('frame', resolve));
  }

  cancel(): void {
    this.#socket.emit('cancel');
  }

  close(): void {
    this.#socket.disconnect();
  }

  async #listen<T>(graph: unknown, listen: (resolve: (value: T) => void) => void): Promise<T> {
    try {
      return await new Promise<T>((resolve, reject) => {
        listen(resolve);
        this.#socket.on('error', ({ message, traceback }) => {
          reject(new Error([message, traceback].join('\n')));
        });
        this.#socket.emit('render', { type: 'render', graph, quality: 'low' });
      });
    } finally {
      this.#socket.removeAllListeners();
    }
  }
}
