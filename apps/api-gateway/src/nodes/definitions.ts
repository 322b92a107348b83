import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { servedDefinitions } from '@manim-nodes/node-catalog';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The catalogue as it is served: written and packed once, since it only changes with the program. */
@Injectable()
export class Definitions {
  readonly etag: string;
  private readonly packed: Readonly<Record<Encoding, Buffer>>;

  constructor() {
    const identity = Buffer.from(JSON.stringify(servedDefinitions()));
    this.etag = `"${createHash('sha256').update(identity).digest('hex').slice(0, 16)}"`;
    const br = brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    this.packed = { identity, gzip: gzipSync(identity, { level: 9 }), br };
  }

  body(encoding: Encoding): Buffer {
    return this.packed[encoding];
  }
}
