import { mkdir } from 'node:fs/promises';
import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '@manim-nodes/config';
import type { AppLogger } from '@manim-nodes/logging';
import { createProducer, RenderProducer } from '@manim-nodes/render-queue';
import { FileArtifactStore, FileGraphStore, PreviewFolders, SqliteJobStore } from '@manim-nodes/storage';
import { configToken, loggerToken } from './tokens';

/** Makes the folders that the stores need. */
export async function makeFolders({ directories }: Config): Promise<void> {
  const { home, data, exports, preview, artifacts } = directories;
  for (const folder of [home, data, exports, preview, artifacts]) await mkdir(folder, { recursive: true });
}

/** What all features share: configuration, log, stores and the queue. */
@Global()
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(
    private readonly producer: RenderProducer,
    private readonly jobs: SqliteJobStore,
  ) {}

  static with(config: Config, logger: AppLogger): DynamicModule {
    const { directories, redis } = config;
    const warn = (message: string): void => {
      logger.warning(message);
    };
    const stores = [
      { provide: FileGraphStore, useFactory: () => openGraphs(directories.data, warn) },
      { provide: SqliteJobStore, useFactory: () => new SqliteJobStore(directories.jobs) },
      { provide: FileArtifactStore, useValue: new FileArtifactStore(directories.artifacts, directories.exports) },
      { provide: PreviewFolders, useValue: new PreviewFolders(directories.preview) },
      { provide: RenderProducer, useFactory: () => createProducer({ redisUrl: redis.url, log: warn }) },
      { provide: configToken, useValue: config },
      { provide: loggerToken, useValue: logger },
    ];
    return { module: CoreModule, providers: stores, exports: stores.map(({ provide }) => provide) };
  }

  /** After all others have said goodbye, who still need both. */
  async onApplicationShutdown(): Promise<void> {
    await this.producer.close();
    this.jobs.close();
  }
}

async function openGraphs(folder: string, warn: (message: string) => void): Promise<FileGraphStore> {
  const graphs = new FileGraphStore(folder, warn);
  await graphs.open();
  return graphs;
}
