import { Module } from '@nestjs/common';
import { JobsGateway } from './jobs.gateway';
import { WorkerWatch } from './worker-watch';

@Module({ providers: [JobsGateway, WorkerWatch], exports: [JobsGateway] })
export class JobsModule {}
