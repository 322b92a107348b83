import { pipeline } from 'node:stream/promises';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { ExportFormat } from '@manim-nodes/contracts';
import { exportName, FileArtifactStore, SqliteJobStore, type ExportRecord } from '@manim-nodes/storage';
import { Matches } from 'class-validator';
import type { Response } from 'express';
import { notFound } from '../http/api-error';
import { isKnown } from '../http/etag';
import { readRange, type ByteRange } from './byte-range';

const mediaTypes: Readonly<Record<ExportFormat, string>> = { mp4: 'video/mp4', gif: 'image/gif', png: 'image/png' };

class ExportFile {
  @ApiProperty({ example: '0b0e0a52-59f8-4c2f-9d4c-94a1a6a6f9aa.mp4' })
  @Matches(/^[\w-]{1,64}\.(mp4|gif|png)$/, { message: 'file is not the name of an export' })
  file!: string;
}

/** Hands out finished exports: the name leads to a record, and only the record to a file. */
@ApiTags('Exports')
@Controller('exports')
export class DownloadsController {
  constructor(
    private readonly records: SqliteJobStore,
    private readonly artifacts: FileArtifactStore,
  ) {}

  @Get(':file')
  @ApiOperation({ summary: 'Download a finished export, whole or a range of it' })
  @ApiOkResponse({ description: 'The file' })
  async download(
    @Param() { file }: ExportFile,
    @Res() response: Response,
    @Headers('range') range?: string,
    @Headers('if-range') ifRange?: string,
    @Headers('if-none-match') known?: string,
  ): Promise<void> {
    const record = this.recordOf(file);
    const handle = record && (await this.artifacts.openExport(exportName(record.job_id, record.format)));
    if (!handle) throw notFound('Export');
    try {
      const { size, mtime } = await handle.stat();
      const etag = `"${record.job_id}-${size.toString(36)}"`;
      response.set(headersOf(record, etag, mtime));
      if (isKnown(etag, known)) {
        response.status(304).end();
        return;
      }
      const part = readRange(ifRange === undefined || ifRange === etag ? range : undefined, size);
      const sent = announce(response, part, size);
      if (!sent || response.req.method === 'HEAD' || size === 0) {
        response.end();
        return;
      }
      await pipeline(handle.createReadStream({ ...sent, autoClose: false }), response);
    } catch (error) {
      if (!response.destroyed) throw error;
    } finally {
      await handle.close();
    }
  }

  private recordOf(file: string): ExportRecord | undefined {
    const record = this.records.get(file.slice(0, file.lastIndexOf('.')));
    return record?.status === 'completed' && record.file === file ? record : undefined;
  }
}

/** Writes status and lengths for what is sent; `undefined` when nothing is. */
function announce(response: Response, part: ReturnType<typeof readRange>, size: number): ByteRange | undefined {
  if (part === 'unsatisfiable') {
    response.status(416).set({ 'Content-Range': `bytes */${size}`, 'Content-Length': '0' });
    return undefined;
  }
  if (part === 'whole') {
    response.set('Content-Length', String(size));
    return { start: 0, end: Math.max(0, size - 1) };
  }
  const { start, end } = part;
  response.status(206).set({
    'Content-Range': `bytes ${start}-${end}/${size}`,
    'Content-Length': String(end - start + 1),
  });
  return part;
}

function headersOf(
  { graph_name, format }: ExportRecord,
  etag: string,
  changed: Date,
): Readonly<Record<string, string>> {
  const plain = graph_name.replaceAll(/[^A-Za-z0-9 _-]/g, '').trim() || 'animation';
  const name = `${graph_name}.${format}`;
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return {
    'Content-Type': mediaTypes[format],
    'Content-Disposition': `attachment; filename="${plain}.${format}"; filename*=UTF-8''${encoded}`,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    'Last-Modified': changed.toUTCString(),
    ETag: etag,
  };
}
