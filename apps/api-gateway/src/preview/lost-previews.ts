import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '@manim-nodes/config';
import type { AppLogger } from '@manim-nodes/logging';
import { connectRedis, watchLostPreviews } from '@manim-nodes/render-queue';
import { configToken, loggerToken } from '../system/tokens';
import { PreviewGateway } from './preview.gateway';

/** Hears from the queue of previews whose worker died, which can say nothing itself any more. */
@Injectable()
export class LostPreviews implements OnApplicationBootstrap, OnApplicationShutdown {
  private close: () => Promise<void> = () => Promise.resolve();

  constructor(
    @Inject(configToken) private readonly config: Config,
    @Inject(loggerToken) private readonly logger: AppLogger,
    private readonly gateway: PreviewGateway,
  ) {}

  onApplicationBootstrap(): void {
    const log = (message: string): void => {
      this.logger.warning(message);
    };
    const connection = connectRedis(this.config.redis.url, 'consumer', log);
    const tell = (sessionId: string, revision: number): void => {
      this.gateway.tellLost(sessionId, revision);
    };
    const events = watchLostPreviews(connection, tell, log);
    this.close = async () => {
      await events.close();
      connection.disconnect();
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}
