import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { limits, parseGraph, type Graph } from '@manim-nodes/graph-model';
import { Transform, Type } from 'class-transformer';
import { Allow, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ApiError } from '../http/api-error';
import { IsGraph } from '../http/is-graph';

const circle = { id: 'n1', type: 'Circle', position: { x: 40, y: 80 }, data: { radius: 1.5, color: '#58C4DD' } };
const create = { id: 'n2', type: 'Create', position: { x: 320, y: 80 }, data: { run_time: 2 } };
const edge = { id: 'e1', source: 'n1', sourceHandle: 'shape', target: 'n2', targetHandle: 'mobject' };

/** A whole document, as it is asked for in bodies; graph-model checks it, in one constraint. */
export class GraphDocument {
  @ApiProperty({ example: 'Unit circle', minLength: 1, maxLength: limits.name })
  @IsGraph('whole')
  name!: string;

  @ApiProperty({ type: 'array', items: { type: 'object' }, example: [circle, create] })
  @Allow()
  nodes!: unknown;

  @ApiProperty({ type: 'array', items: { type: 'object' }, example: [edge] })
  @Allow()
  edges!: unknown;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { background_color: '#000000' } })
  @Allow()
  settings?: unknown;

  @ApiPropertyOptional({ example: 1 })
  @Allow()
  schemaVersion?: unknown;

  @ApiPropertyOptional({ type: 'array', items: { type: 'object' } })
  @Allow()
  subgraphs?: unknown;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @Allow()
  view?: unknown;

  /** Ignored: the server gives the id and the times. */
  @Allow()
  id?: unknown;

  @Allow()
  created_at?: unknown;

  @Allow()
  updated_at?: unknown;

  @Allow()
  meta?: unknown;
}

/** The graph in a body that was checked, under the id that the server gives it. */
export function graphOf(document: GraphDocument, id: string): Graph {
  const fields = Object.entries(document).filter(([, value]) => value !== undefined);
  const parsed = parseGraph({ ...Object.fromEntries(fields), id });
  if (parsed.ok) return parsed.graph;
  const { diagnostics } = parsed;
  throw new ApiError('VALIDATION_ERROR', diagnostics[0]?.message ?? 'Not a graph', { details: { diagnostics } });
}

export class GraphListQuery {
  @ApiPropertyOptional({ enum: ['name', 'updated_at'], default: 'updated_at' })
  @IsIn(['name', 'updated_at'])
  sort: 'name' | 'updated_at' = 'updated_at';

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'desc' })
  @IsIn(['asc', 'desc'])
  order: 'asc' | 'desc' = 'desc';

  @ApiPropertyOptional({ description: 'Part of the name, in any case' })
  @IsOptional()
  @IsString()
  @MaxLength(limits.name)
  q?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;

  @ApiPropertyOptional({ minimum: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  offset?: number;
}

export class SaveQuery {
  @ApiPropertyOptional({ description: '1: the answer carries what is unfinished in the graph' })
  @Transform(({ value }: { value: unknown }) => (value === '1' ? true : value === '0' ? false : value))
  @IsBoolean()
  diagnostics = false;
}

export class GraphId {
  @ApiProperty({ example: '5f8a4d5e-7c3f-4a86-8b53-0f3c6f3f1f60' })
  @Matches(/^[\w-]{1,64}$/, { message: 'id is not the id of a graph' })
  id!: string;
}
