import { Module } from '@nestjs/common';
import { FramesController } from './frames.controller';
import { LostPreviews } from './lost-previews';
import { PlainWebSocket } from './plain-websocket';
import { PreviewCleanup } from './preview-cleanup';
import { PreviewGateway } from './preview.gateway';
import { PreviewRenders } from './preview-renders';
import { PreviewSessions } from './preview-sessions';

@Module({
  controllers: [FramesController],
  providers: [PreviewGateway, PreviewRenders, PreviewSessions, PreviewCleanup, LostPreviews, PlainWebSocket],
  exports: [PreviewSessions],
})
export class PreviewModule {}
