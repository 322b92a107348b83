import { mkdir, rm } from 'node:fs/promises';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '@manim-nodes/config';
import type { AppLogger } from '@manim-nodes/logging';
import type { WarmEngine } from '@manim-nodes/manim-engine';
import type { Connections } from './connections';
import type { HealthServer } from './heartbeat/health-server';
import type { Heartbeat } from './heartbeat/heartbeat';
import type { QueueWorker } from './queue/queue-worker';

/** What a worker consists of. */
export interface WorkerParts {
  readonly config: Config;
  readonly logger: AppLogger;
  readonly connections: Connections;
  readonly engine: WarmEngine;
  readonly heartbeat: Heartbeat;
  readonly health: HealthServer;
  readonly previews: QueueWorker<'preview'>;
  readonly exports: QueueWorker<'export'>;
  /** A folder of this worker alone; emptied at start and end. */
  readonly workFolder: string;
}

/** The order in which a worker starts and ends. */
export class RenderWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private isEnding = false;

  constructor(private readonly parts: WorkerParts) {}

  async onApplicationBootstrap(): Promise<void> {
    const { config, logger, engine, heartbeat, health, workFolder } = this.parts;
    const { exports, preview } = config.directories;
    // What is here was left by a worker of this name that was killed.
    await rm(workFolder, { recursive: true, force: true });
    for (const folder of [workFolder, exports, preview]) await mkdir(folder, { recursive: true });
    const port = await health.listen(config.worker.healthPort);
    logger.info(`Worker ${config.worker.id} is starting`, { health_port: port });
    // Not waited for: Redis may be away for now, and Manim may be missing; the worker stays up and says so.
    void heartbeat.start();
    void engine.start().then(() => {
      if (engine.fault !== undefined && !this.isEnding) logger.critical(engine.fault);
      return heartbeat.beat();
    });
    void engine.whenReady().then(() => {
      this.takeJobs();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    const { logger, connections, engine, heartbeat, health, previews, exports, workFolder } = this.parts;
    // The jobs first, while Redis can still be told of them; then what they ran in.
    const handed = await Promise.allSettled([previews.handBack(), exports.handBack()]);
    for (const outcome of handed) {
      if (outcome.status === 'rejected') logger.error('A job was not handed back', { error: outcome.reason });
    }
    await engine.stop();
    await Promise.allSettled([heartbeat.stop(), health.close()]);
    connections.close();
    await rm(workFolder, { recursive: true, force: true });
    logger.info('The worker has ended');
  }

  private takeJobs(): void {
    if (this.isEnding) return;
    const { logger, engine, heartbeat, previews, exports } = this.parts;
    logger.info('Ready to render', { ...engine.versions });
    previews.start();
    exports.start();
    void heartbeat.beat();
  }
}
