import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { GraphCreated, GraphSummary, GraphUpdated } from '@manim-nodes/contracts';
import { compile } from '@manim-nodes/graph-compiler';
import type { Diagnostic, Graph } from '@manim-nodes/graph-model';
import { FileGraphStore } from '@manim-nodes/storage';
import type { Response } from 'express';
import { ApiError } from '../http/api-error';
import { etagsOf, isKnown } from '../http/etag';
import { GraphDocument, GraphId, GraphListQuery, SaveQuery } from './graph.dto';
import { Graphs } from './graphs';
import { thumbnail } from './thumbnail';

interface WithDiagnostics {
  readonly diagnostics?: readonly Diagnostic[];
}

const id = '5f8a4d5e-7c3f-4a86-8b53-0f3c6f3f1f60';
const time = '2026-02-07T10:30:00.000Z';
const preview_url = `/api/graphs/${id}/thumbnail`;
const missing = { error: 'Graph not found', code: 'GRAPH_NOT_FOUND', details: {}, request_id: '9b7c', id };

@ApiTags('Graphs')
@Controller('api/graphs')
export class GraphsController {
  constructor(
    private readonly graphs: Graphs,
    private readonly store: FileGraphStore,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Save a new graph; unfinished ones may be saved, impossible ones are refused' })
  @ApiCreatedResponse({ example: { id, name: 'Unit circle', created_at: time, updated_at: time } })
  async create(
    @Body() document: GraphDocument,
    @Query() query: SaveQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GraphCreated & WithDiagnostics> {
    const { stored, diagnostics } = await this.graphs.create(document);
    const { graph, created_at, updated_at, etag } = stored;
    response.set({ ETag: etag, Location: `/api/graphs/${graph.id}` });
    return { id: graph.id, name: graph.name, created_at, updated_at, ...(query.diagnostics && { diagnostics }) };
  }

  @Get()
  @ApiOperation({ summary: 'List graphs; X-Total-Count says how many there are on all pages' })
  @ApiOkResponse({ example: [{ id, name: 'Unit circle', updated_at: time, node_count: 2, preview_url }] })
  async list(
    @Query() query: GraphListQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<readonly GraphSummary[]> {
    const { total, graphs } = await this.store.list(query);
    response.set('X-Total-Count', String(total));
    return graphs.map((entry) => ({ ...entry, preview_url: `/api/graphs/${entry.id}/thumbnail` }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'A whole graph' })
  @ApiNotFoundResponse({ example: missing })
  async get(
    @Param() { id }: GraphId,
    @Res({ passthrough: true }) response: Response,
    @Headers('if-none-match') known?: string,
  ): Promise<(Graph & { readonly created_at: string; readonly updated_at: string }) | undefined> {
    const { graph, created_at, updated_at, etag } = await this.graphs.get(id);
    response.set({ ETag: etag, 'Cache-Control': 'no-cache' });
    if (isKnown(etag, known)) {
      response.status(304);
      return undefined;
    }
    return { ...graph, created_at, updated_at };
  }

  @Put(':id')
  @ApiOperation({ summary: 'Save a new version; with If-Match only over that version (412 otherwise)' })
  @ApiOkResponse({ example: { id, updated_at: time } })
  @ApiNotFoundResponse({ example: missing })
  async update(
    @Param() { id }: GraphId,
    @Body() document: GraphDocument,
    @Query() query: SaveQuery,
    @Res({ passthrough: true }) response: Response,
    @Headers('if-match') expected?: string,
  ): Promise<GraphUpdated & WithDiagnostics> {
    const { stored, diagnostics } = await this.graphs.update(id, document, etagsOf(expected));
    response.set('ETag', stored.etag);
    return { id, updated_at: stored.updated_at, ...(query.diagnostics && { diagnostics }) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a graph and the frames of its previews' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ example: missing })
  async remove(@Param() { id }: GraphId, @Headers('if-match') expected?: string): Promise<void> {
    await this.graphs.remove(id, etagsOf(expected));
  }

  @Get(':id/thumbnail')
  @ApiOperation({ summary: 'A small picture that stands for the graph' })
  @ApiProduces('image/svg+xml')
  async thumbnail(@Param() { id }: GraphId, @Res() response: Response): Promise<void> {
    const { graph, etag } = await this.graphs.get(id);
    response.set({ ETag: etag, 'Cache-Control': 'no-cache' }).type('image/svg+xml').send(thumbnail(graph));
  }

  @Get(':id/python')
  @ApiOperation({ summary: 'The Python that Manim runs for the graph' })
  @ApiProduces('text/x-python')
  async python(@Param() { id }: GraphId, @Res() response: Response): Promise<void> {
    const { graph, etag } = await this.graphs.get(id);
    const { python, diagnostics } = compile(graph);
    if (python === null) {
      const first = diagnostics.find(({ severity }) => severity === 'error');
      throw new ApiError('VALIDATION_ERROR', first?.message ?? 'The graph has errors', { details: { diagnostics } });
    }
    response.set({ ETag: etag, 'Cache-Control': 'no-cache' }).type('text/x-python; charset=utf-8').send(python);
  }
}
