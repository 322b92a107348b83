import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  exportFormats,
  exportQualities,
  jobStatuses,
  type ExportFormat,
  type ExportQuality,
  type JobStatus,
} from '@manim-nodes/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { IsGraph } from '../http/is-graph';

const qualityNames = Object.keys(exportQualities);

export class StartExport {
  @ApiPropertyOptional({ example: '5f8a4d5e-7c3f-4a86-8b53-0f3c6f3f1f60', description: 'A saved graph' })
  @ValidateIf(({ graph }: StartExport) => graph === undefined)
  @Matches(/^[\w-]{1,64}$/, { message: 'graph_id or graph is needed: the id of a saved graph, or a graph' })
  graph_id?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'A graph that is not saved' })
  @ValidateIf(({ graph }: StartExport) => graph !== undefined)
  @IsGraph('field')
  graph?: unknown;

  @ApiPropertyOptional({ enum: exportFormats, default: 'mp4' })
  @IsIn(exportFormats)
  format: ExportFormat = 'mp4';

  @ApiPropertyOptional({ enum: qualityNames, default: '1080p' })
  @IsIn(qualityNames)
  quality: ExportQuality = '1080p';

  @ApiPropertyOptional({ minimum: 1, maximum: 120, description: "Frames per second; the graph's own when missing" })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(1)
  @Max(120)
  frame_rate?: number;
}

export class ExportListQuery {
  @ApiPropertyOptional({ enum: jobStatuses })
  @IsOptional()
  @IsIn(jobStatuses)
  status?: JobStatus;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 100 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit = 100;

  @ApiPropertyOptional({ minimum: 0, default: 0 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  offset = 0;
}

export class JobId {
  @ApiProperty({ example: '0b0e0a52-59f8-4c2f-9d4c-94a1a6a6f9aa' })
  @IsUUID('4')
  job_id!: string;
}
