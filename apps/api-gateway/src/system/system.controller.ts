import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { ErrorBody, ReadyState, WorkerState } from '@manim-nodes/contracts';
import { RenderProducer } from '@manim-nodes/render-queue';
import type { Response } from 'express';
import { requestIdOf } from '../http/request-id';
import { Readiness } from './readiness';

@ApiTags('System')
@Controller('api')
export class SystemController {
  constructor(
    private readonly readiness: Readiness,
    private readonly producer: RenderProducer,
  ) {}

  @Get('health')
  @ApiOperation({ summary: 'Whether the gateway is alive' })
  @ApiOkResponse({ example: { status: 'ok' } })
  health(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether a render would succeed; names what is missing' })
  @ApiOkResponse({ example: { ready: true, checks: { redis: { ok: true }, disk: { ok: true } } } })
  @ApiServiceUnavailableResponse({
    example: { ready: false, checks: { workers: { ok: false, reason: 'No render worker is running: start one' } } },
  })
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadyState & Partial<ErrorBody>> {
    const state = await this.readiness.check();
    if (state.ready) return state;
    response.status(503).set('Retry-After', '5');
    const error = Object.values(state.checks).find(({ reason }) => reason !== undefined)?.reason ?? 'Not ready';
    return { ...state, error, code: 'UNAVAILABLE', details: {}, request_id: requestIdOf(response) };
  }

  @Get('workers')
  @ApiOperation({ summary: 'The render workers that are alive' })
  @ApiOkResponse({
    example: [
      {
        worker_id: 'host-1234',
        version: '0.1.0',
        manim_version: '0.22.0',
        state: 'idle',
        host: 'host',
        pid: 1234,
        started_at: '2026-02-07T10:30:00.000Z',
        seen_at: '2026-02-07T10:31:00.000Z',
      },
    ],
  })
  workers(): Promise<readonly WorkerState[]> {
    return this.producer.workers();
  }
}
