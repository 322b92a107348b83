import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { AppLogger } from '@manim-nodes/logging';
import { PreviewFolders } from '@manim-nodes/storage';
import { loggerToken } from '../system/tokens';
import { PreviewSessions } from './preview-sessions';

const cleanEvery = 600_000;
const keptFor = 3_600_000;

/** Deletes the frames of previews that are older than an hour, every ten minutes. */
@Injectable()
export class PreviewCleanup implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(loggerToken) private readonly logger: AppLogger,
    private readonly folders: PreviewFolders,
    private readonly sessions: PreviewSessions,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.clean(), cleanEvery);
    void this.clean();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async clean(): Promise<void> {
    this.sessions.forgetOld();
    try {
      const removed = await this.folders.removeOld(keptFor);
      if (removed > 0) this.logger.info(`Deleted ${removed} previews that were older than an hour`);
    } catch (error) {
      this.logger.error('Old previews could not be deleted', { error });
    }
  }
}
