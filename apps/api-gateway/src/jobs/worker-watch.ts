import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { WorkerState } from '@manim-nodes/contracts';
import { QueueUnavailable, RenderProducer } from '@manim-nodes/render-queue';
import { JobsGateway } from './jobs.gateway';

const lookEvery = 2000;

/** Notices workers that come and go, and says so in the room `workers`. */
@Injectable()
export class WorkerWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private known: ReadonlyMap<string, WorkerState> = new Map();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly producer: RenderProducer,
    private readonly jobs: JobsGateway,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), lookEvery);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Compares who is there now with who was there before. While Redis is away nobody is said to have gone. */
  async look(): Promise<void> {
    let alive: readonly WorkerState[];
    try {
      alive = await this.producer.workers();
    } catch (error) {
      if (error instanceof QueueUnavailable) return;
      throw error;
    }
    const now = new Map(alive.map((worker) => [worker.worker_id, worker]));
    for (const [id, worker] of now) if (!this.known.has(id)) this.jobs.tellOfWorkers('worker_up', worker);
    for (const id of this.known.keys()) if (!now.has(id)) this.jobs.tellOfWorkers('worker_down', { worker_id: id });
    this.known = now;
  }
}
