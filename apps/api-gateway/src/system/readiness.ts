import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '@manim-nodes/config';
import type { ReadyState, WorkerState } from '@manim-nodes/contracts';
import { QueueUnavailable, RenderProducer } from '@manim-nodes/render-queue';
import { diskSpace, hasRoom } from '@manim-nodes/storage';
import { configToken } from './tokens';

type Check = ReadyState['checks'][string];

const fine: Check = { ok: true };

/** Whether everything is there that a render needs, and if not, what a person has to do. */
@Injectable()
export class Readiness {
  constructor(
    @Inject(configToken) private readonly config: Config,
    private readonly producer: RenderProducer,
  ) {}

  async check(): Promise<ReadyState> {
    const [redis, disk, data, { workers, manim }] = await Promise.all([
      this.checkRedis(),
      this.checkDisk(),
      this.checkData(),
      this.checkWorkers(),
    ]);
    const checks = { redis, disk, data, workers, manim };
    return { ready: Object.values(checks).every(({ ok }) => ok), checks };
  }

  private async checkRedis(): Promise<Check> {
    try {
      const { ok, reason } = await this.producer.health();
      return { ok, ...(reason !== undefined && { reason }) };
    } catch (error) {
      if (error instanceof QueueUnavailable) return { ok: false, reason: error.message };
      throw error;
    }
  }

  private async checkDisk(): Promise<Check> {
    const folder = this.config.directories.exports;
    try {
      if (hasRoom(await diskSpace(folder))) return fine;
    } catch {
      return { ok: false, reason: 'The exports folder cannot be read: make it, or set EXPORT_DIR to another' };
    }
    return { ok: false, reason: 'The disk is nearly full: delete exports that are no longer needed' };
  }

  private async checkData(): Promise<Check> {
    try {
      await access(this.config.directories.data, constants.R_OK | constants.W_OK);
      return fine;
    } catch {
      return {
        ok: false,
        reason: 'The projects folder cannot be written: mend its rights, or set DATA_DIR to another',
      };
    }
  }

  private async checkWorkers(): Promise<{ readonly workers: Check; readonly manim: Check }> {
    const alive = await this.workers();
    if (alive.length === 0) {
      const reason = 'No render worker is running: start one';
      return { workers: { ok: false, reason }, manim: { ok: false, reason: 'Unknown until a worker runs' } };
    }
    if (alive.some(({ manim_version }) => manim_version !== '')) return { workers: fine, manim: fine };
    const told = alive.find(({ reason }) => reason !== undefined)?.reason;
    return { workers: fine, manim: { ok: false, reason: told ?? 'No worker has found Manim: run npm run doctor' } };
  }

  private async workers(): Promise<readonly WorkerState[]> {
    try {
      return await this.producer.workers();
    } catch (error) {
      if (error instanceof QueueUnavailable) return [];
      throw error;
    }
  }
}
