import { hostname } from 'node:os';
import type { Config } from '@manim-nodes/config';
import type { WorkerState } from '@manim-nodes/contracts';
import type { AppLogger } from '@manim-nodes/logging';
import type { WarmEngine } from '@manim-nodes/manim-engine';
import { WorkerHeartbeat } from '@manim-nodes/render-queue';
import type { Redis } from 'ioredis';
import type { Activity } from './activity';

/** Tells the gateway every two seconds that this worker lives, what it does, and why it cannot render if it cannot. */
export class Heartbeat {
  private readonly beats: WorkerHeartbeat;
  private readonly startedAt = new Date().toISOString();

  constructor(
    redis: Redis,
    private readonly config: Config,
    private readonly engine: Pick<WarmEngine, 'versions' | 'fault'>,
    private readonly activity: Activity,
    private readonly version: string,
    logger: AppLogger,
  ) {
    this.beats = new WorkerHeartbeat(
      redis,
      () => this.state(),
      (error) => {
        logger.warning('The heartbeat was not written', { error });
      },
    );
    activity.onChange(() => void this.beats.beat());
  }

  /** What the worker would say of itself now. `manim_version` is empty while nothing can be rendered. */
  state(): WorkerState {
    const { current } = this.activity;
    const { fault, versions } = this.engine;
    return {
      worker_id: this.config.worker.id,
      version: this.version,
      manim_version: fault === undefined ? (versions?.manim ?? '') : '',
      state: current === undefined ? 'idle' : 'busy',
      ...(current !== undefined && { job_id: current }),
      ...(fault !== undefined && { reason: fault }),
      host: hostname(),
      pid: process.pid,
      started_at: this.startedAt,
      seen_at: new Date().toISOString(),
    };
  }

  async start(): Promise<void> {
    await this.beats.start();
  }

  /** Says at once what has changed. */
  async beat(): Promise<void> {
    await this.beats.beat();
  }

  async stop(): Promise<void> {
    this.activity.onChange(() => undefined);
    await this.beats.stop();
  }
}
