import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { compile, type CompileResult } from '@manim-nodes/graph-compiler';
import { GraphDocument, graphOf } from '../graphs/graph.dto';

@ApiTags('Graphs')
@Controller('api/compile')
export class CompileController {
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'The Python of a graph and all that is wrong with it; nothing is stored' })
  @ApiOkResponse({
    example: {
      python: 'from manim import *\n…',
      source_map: [{ line: 6, column: 12, end_line: 6, end_column: 40, node_id: 'n1' }],
      diagnostics: [],
      scene_class: 'GeneratedScene',
      steps: [{ index: 0, node_ids: ['n1'], first_line: 6, last_line: 6, hash: '0f…' }],
    },
  })
  compile(@Body() document: GraphDocument): CompileResult {
    return compile(graphOf(document, 'graph'));
  }
}
