import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import {
  type ExportFormat,
  type ExportQuality,
  exportRoom,
  type ExportState,
  type ExportTicket,
  finalStatuses,
  type JobsClientEvents,
  jobsNamespace,
  type JobsServerEvents,
} from '@manim-nodes/contracts';
import type { Graph } from '@manim-nodes/graph-model';
import { firstValueFrom } from 'rxjs';
import type { Socket } from 'socket.io-client';
import { plainWords } from '../server/server-error';

export interface ExportWish {
  readonly format: ExportFormat;
  readonly quality: ExportQuality;
  readonly frame_rate: number;
}

/** What the dialogue shows of the running export. Times in seconds, progress in percent. */
export interface ExportProgress {
  readonly state: ExportState;
  readonly eta?: number;
  readonly message?: string;
}

/** The truth is read over REST; the socket only makes it come sooner. */
const pollInterval = 2000;

/** One export from the order to the file. Provided by the dialogue that shows it; it goes on when that is closed. */
@Injectable({ providedIn: 'root' })
export class ExportJob {
  readonly #http = inject(HttpClient);
  readonly #progress = signal<ExportProgress | undefined>(undefined);
  #socket: Promise<Socket<JobsServerEvents, JobsClientEvents>> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly progress = this.#progress.asReadonly();
  readonly starting = signal(false);
  readonly problem = signal<string | undefined>(undefined);

  async start(graph: Graph, wish: ExportWish): Promise<void> {
    this.forget();
    this.starting.set(true);
    try {
      const ticket = await firstValueFrom(this.#http.post<ExportTicket>('/api/export', { graph, ...wish }));
      await this.#read(ticket.job_id);
      await this.#listen(ticket.job_id);
    } catch (error) {
      this.problem.set(plainWords(error));
    } finally {
      this.starting.set(false);
    }
  }

  /** Stops a running export on the server. */
  async cancel(): Promise<void> {
    const id = this.#progress()?.state.job_id;
    if (id === undefined) return;
    try {
      await firstValueFrom(this.#http.delete(`/api/export/${id}`));
      await this.#read(id);
    } catch (error) {
      this.problem.set(plainWords(error));
    }
  }

  /** Clears the last result, so that another export can be ordered. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#progress.set(undefined);
    this.problem.set(undefined);
  }

  async #read(id: string): Promise<void> {
    clearTimeout(this.#timer);
    const state = await firstValueFrom(this.#http.get<ExportState>(`/api/export/${id}`));
    this.#take(state);
    if (finalStatuses.has(state.status)) return;
    this.#timer = setTimeout(() => {
      void this.#read(id).catch((error: unknown) => {
        this.problem.set(plainWords(error));
      });
    }, pollInterval);
  }

  #take(state: ExportState): void {
    const last = this.#progress();
    // Progress of a render never runs backwards, but an answer may be older than the last message.
    const progress =
      last?.state.job_id === state.job_id ? Math.max(last.state.progress, state.progress) : state.progress;
    this.#progress.set({ ...last, state: { ...state, progress } });
  }

  async #listen(id: string): Promise<void> {
    const socket = await (this.#socket ??= this.#open());
    socket.emit('subscribe', { rooms: [exportRoom(id)] });
  }

  async #open(): Promise<Socket<JobsServerEvents, JobsClientEvents>> {
    const { io } = await import('socket.io-client');
    const socket: Socket<JobsServerEvents, JobsClientEvents> = io(jobsNamespace, { transports: ['websocket'] });
    socket.on('connect', () => {
      const id = this.#progress()?.state.job_id;
      if (id !== undefined) socket.emit('subscribe', { rooms: [exportRoom(id)] });
    });
    socket.on('progress', ({ job_id: id, progress, eta, message }) => {
      const last = this.#progress();
      if (last?.state.job_id !== id || finalStatuses.has(last.state.status)) return;
      this.#progress.set({
        state: { ...last.state, status: 'rendering', progress: Math.max(last.state.progress, progress) },
        ...(eta === undefined ? {} : { eta }),
        ...(message === undefined ? {} : { message }),
      });
    });
    const reread = ({ job_id: id }: ExportState): void => {
      if (this.#progress()?.state.job_id === id) void this.#read(id).catch(() => undefined);
    };
    socket.on('status', reread);
    socket.on('completed', reread);
    socket.on('failed', reread);
    return socket;
  }
}
