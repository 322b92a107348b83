import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadRequestResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import type { ExportState, ExportTicket } from '@manim-nodes/contracts';
import { SqliteJobStore } from '@manim-nodes/storage';
import type { Response } from 'express';
import { requestIdOf } from '../http/request-id';
import { ExportListQuery, JobId, StartExport } from './export.dto';
import { exportState } from './export-state';
import { Exports } from './exports';

const job_id = '0b0e0a52-59f8-4c2f-9d4c-94a1a6a6f9aa';
const completed = {
  job_id,
  status: 'completed',
  progress: 100,
  graph_name: 'Unit circle',
  format: 'mp4',
  quality: '1080p',
  frame_rate: 30,
  download_url: `/exports/${job_id}.mp4`,
  file_size: 15_728_640,
  created_at: '2026-02-07T11:00:00.000Z',
  completed_at: '2026-02-07T11:03:45.000Z',
  attempts: 1,
};

@ApiTags('Exports')
@Controller('api/export')
export class ExportsController {
  constructor(
    private readonly exports: Exports,
    private readonly records: SqliteJobStore,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Start an export; progress arrives on the socket and at GET /api/export/{job_id}' })
  @ApiAcceptedResponse({ example: { job_id, status: 'queued', estimated_time: 30 } })
  @ApiBadRequestResponse({ description: 'The graph has errors: all of them are in details.diagnostics' })
  @ApiTooManyRequestsResponse({ description: 'QUEUE_FULL: ask again after Retry-After seconds' })
  @ApiServiceUnavailableResponse({ description: 'UNAVAILABLE: nothing was started' })
  start(@Body() request: StartExport, @Res({ passthrough: true }) response: Response): Promise<ExportTicket> {
    return this.exports.start(request, requestIdOf(response));
  }

  @Get()
  @ApiOperation({ summary: 'All exports, the newest first' })
  @ApiOkResponse({ example: [completed] })
  list(@Query() query: ExportListQuery): readonly ExportState[] {
    return this.records.list(query).map(exportState);
  }

  @Get(':job_id')
  @ApiOperation({ summary: 'How an export goes' })
  @ApiOkResponse({ example: completed })
  @ApiNotFoundResponse({ example: { error: 'Export not found', code: 'NOT_FOUND', details: {}, request_id: '9b7c' } })
  get(@Param() { job_id }: JobId): ExportState {
    return this.exports.get(job_id);
  }

  @Delete(':job_id')
  @ApiOperation({
    summary: 'Cancel an export that waits or runs (200 with its state); delete one that has ended (204)',
  })
  @ApiOkResponse({ example: { ...completed, status: 'cancelled' } })
  @ApiNoContentResponse()
  async remove(
    @Param() { job_id }: JobId,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ExportState | undefined> {
    const cancelled = await this.exports.remove(job_id);
    if (!cancelled) response.status(204);
    return cancelled;
  }
}
