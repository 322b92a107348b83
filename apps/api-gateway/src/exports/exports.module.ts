import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module';
import { DownloadsController } from './downloads.controller';
import { ExportTracker } from './export-tracker';
import { Exports } from './exports';
import { ExportsController } from './exports.controller';

@Module({
  imports: [JobsModule],
  controllers: [ExportsController, DownloadsController],
  providers: [Exports, ExportTracker],
})
export class ExportsModule {}
