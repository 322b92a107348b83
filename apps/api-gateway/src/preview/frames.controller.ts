import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { PreviewFolders } from '@manim-nodes/storage';
import { Matches } from 'class-validator';
import type { Response } from 'express';
import { notFound } from '../http/api-error';

class FolderName {
  @Matches(/^[\w-]{1,80}$/, { message: 'folder is not the name of a preview' })
  folder!: string;
}

class FrameName extends FolderName {
  @Matches(/^frame_[0-9]{3,6}\.png$/, { message: 'frame is not the name of a frame' })
  frame!: string;
}

/** The frames of previews, under the addresses that `frame` and `complete` messages name. */
@ApiTags('Previews')
@Controller('tmp/preview')
export class FramesController {
  constructor(private readonly folders: PreviewFolders) {}

  @Get(':folder')
  @ApiOperation({ summary: 'The names of the frames of one render, in order' })
  @ApiOkResponse({ example: ['frame_000.png', 'frame_001.png'] })
  async list(
    @Param() { folder }: FolderName,
    @Res({ passthrough: true }) response: Response,
  ): Promise<readonly string[]> {
    const frames = await this.folders.frames(folder);
    if (!frames) throw notFound('Preview');
    response.set('Cache-Control', 'no-cache');
    return frames;
  }

  @Get(':folder/:frame')
  @ApiOperation({ summary: 'One frame' })
  @ApiProduces('image/png')
  async frame(@Param() { folder, frame }: FrameName, @Res() response: Response): Promise<void> {
    const handle = await this.folders.openFrame(folder, frame);
    if (!handle) throw notFound('Frame');
    try {
      const { size } = await handle.stat();
      // The folder belongs to one render, so the picture under an address never changes.
      response.set({ 'Content-Length': String(size), 'Cache-Control': 'public, max-age=31536000, immutable' });
      response.type('image/png');
      if (response.req.method === 'HEAD' || size === 0) response.end();
      else await pipeline(handle.createReadStream({ autoClose: false }), response);
    } catch (error) {
      if (!response.destroyed) throw error;
    } finally {
      await handle.close();
    }
  }
}
