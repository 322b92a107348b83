import { Injectable, signal } from '@angular/core';
import {
  type PreviewClientEvents,
  previewNamespace,
  type PreviewServerEvents,
  type RenderRequest,
} from '@manim-nodes/contracts';
import type { Socket } from 'socket.io-client';
import type { PreviewMessage } from './preview-state';

/** The wire to the server that previews come over. Loaded and opened with the first render. */
@Injectable({ providedIn: 'root' })
export class PreviewSocket {
  readonly #connected = signal(true);
  #socket: Promise<Socket<PreviewServerEvents, PreviewClientEvents>> | undefined;
  #opened = false;

  /** False while the server cannot be reached. */
  readonly connected = this.#connected.asReadonly();
  onMessage: (message: PreviewMessage) => void = () => undefined;
  /** The connection is back after it was lost: whatever was under way is gone. */
  onReconnect: () => void = () => undefined;

  async render(request: RenderRequest): Promise<void> {
    const socket = await (this.#socket ??= this.#open());
    if (socket.connected) socket.emit('render', request);
    else socket.once('connect', () => socket.emit('render', request));
  }

  async cancel(): Promise<void> {
    const socket = await this.#socket;
    socket?.emit('cancel', {});
  }

  async #open(): Promise<Socket<PreviewServerEvents, PreviewClientEvents>> {
    const { io } = await import('socket.io-client');
    const socket: Socket<PreviewServerEvents, PreviewClientEvents> = io(previewNamespace, {
      transports: ['websocket'],
      reconnectionDelayMax: 3000,
    });
    socket.on('connect', () => {
      this.#connected.set(true);
      if (this.#opened) this.onReconnect();
      this.#opened = true;
    });
    socket.on('disconnect', () => {
      this.#connected.set(false);
    });
    socket.on('connect_error', () => {
      this.#connected.set(false);
    });
    const receive = (message: PreviewMessage): void => {
      this.onMessage(message);
    };
    socket.on('status', receive);
    socket.on('timeline', receive);
    socket.on('frame', receive);
    socket.on('complete', receive);
    socket.on('error', receive);
    return socket;
  }
}
