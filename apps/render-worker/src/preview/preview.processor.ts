import type { PreviewResult } from '@manim-nodes/contracts';
import { RenderAborted } from '@manim-nodes/manim-engine';
import { claimPreview, releasePreview, type CancelChannel, type QueueJob } from '@manim-nodes/render-queue';
import { WaitingError } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Activity } from '../heartbeat/activity';
import type { JobProcessor } from '../queue/queue-worker';
import { anySignal, type StopReason } from '../queue/stop-signal';
import type { PreviewRenderer } from './preview.renderer';

/** Takes the newest render of a session and draws it, unless it is superseded, cancelled or handed back meanwhile. */
export class PreviewProcessor implements JobProcessor<'preview'> {
  constructor(
    private readonly redis: Redis,
    private readonly cancels: CancelChannel,
    private readonly renderer: PreviewRenderer,
    private readonly activity: Activity,
  ) {}

  async process(job: QueueJob<'preview'>, token?: string, signal?: AbortSignal): Promise<PreviewResult> {
    const sessionId = job.data.session_id;
    // Watched before anything is read, so that no cancel message falls between.
    const watch = await this.cancels.watch('preview', sessionId);
    try {
      const request = await claimPreview(this.redis, sessionId);
      if (!request) return { revision: 0, frames: 0 };
      watch.setRevision(request.revision);
      const stop = anySignal(watch.signal, signal);
      return await this.activity
        .during(job.id ?? sessionId, () => this.renderer.render(sessionId, request, stop))
        .catch((error: unknown) => this.afterAbort(error, job, request.revision, token));
    } finally {
      watch.end();
    }
  }

  private async afterAbort(
    error: unknown,
    job: QueueJob<'preview'>,
    revision: number,
    token?: string,
  ): Promise<PreviewResult> {
    if (!(error instanceof RenderAborted)) throw error;
    if (error.reason === ('shutdown' satisfies StopReason)) {
      await releasePreview(this.redis, job.data.session_id, revision);
      await job.moveToWait(token);
      throw new WaitingError();
    }
    return { revision, frames: 0 };
  }
}
