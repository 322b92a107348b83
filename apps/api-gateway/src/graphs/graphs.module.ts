import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module';
import { PreviewModule } from '../preview/preview.module';
import { Graphs } from './graphs';
import { GraphsController } from './graphs.controller';

@Module({ imports: [JobsModule, PreviewModule], controllers: [GraphsController], providers: [Graphs] })
export class GraphsModule {}
