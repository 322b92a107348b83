import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { isKnown } from '../http/etag';
import { Definitions, type Encoding } from './definitions';

@ApiTags('Nodes')
@Controller('api/nodes')
export class NodesController {
  constructor(private readonly definitions: Definitions) {}

  @Get('definitions')
  @ApiOperation({ summary: 'All node types, with their inputs, outputs and parameters' })
  @ApiOkResponse({
    example: [
      {
        type: 'Circle',
        category: 'Shapes',
        inputs: {},
        outputs: { shape: 'Mobject' },
        parameters: [{ name: 'radius', type: 'number', default: 1, description: 'Circle radius' }],
        documentation: 'A circle, centred at the origin until it is moved.',
        example_code: 'circle = Circle(radius=2.0, color=BLUE)',
      },
    ],
  })
  list(@Req() request: Request, @Res() response: Response, @Headers('if-none-match') known?: string): void {
    response.set({ ETag: this.definitions.etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' });
    if (isKnown(this.definitions.etag, known)) {
      response.status(304).end();
      return;
    }
    const encoding = chooseEncoding(request);
    if (encoding !== 'identity') response.set('Content-Encoding', encoding);
    response.type('application/json').send(this.definitions.body(encoding));
  }
}

function chooseEncoding(request: Request): Encoding {
  const chosen = request.acceptsEncodings(['br', 'gzip', 'identity']);
  return chosen === 'br' || chosen === 'gzip' ? chosen : 'identity';
}
