import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from '@manim-nodes/config';
import { createLogger, type AppLogger } from '@manim-nodes/logging';
import { createGateway } from '../src/create-gateway';
import { freePort, startRedis, type RedisServer } from '@manim-nodes/redis-server';

/** A gateway of the test's own: real Redis, real files, a port that was free. */
export interface TestGateway {
  readonly url: string;
  readonly port: number;
  readonly config: Config;
  readonly redis: RedisServer;
  readonly app: NestExpressApplication;
  readonly close: () => Promise<void>;
}

type ConfigChange = (config: Config) => Config;

export async function startGateway(change: ConfigChange = (config) => config): Promise<TestGateway> {
  const home = await mkdtemp(join(tmpdir(), 'manim-nodes-gateway-'));
  const redis = await startRedis();
  const port = await freePort();
  const config = change(testConfig(home, redis.url, port));
  const logger: AppLogger = createLogger({
    service: 'api-gateway',
    file: join(home, 'app.log'),
    level: 'DEBUG',
    console: false,
  });
  const app = await createGateway(config, logger);
  await app.listen(port, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    config,
    redis,
    app,
    close: async () => {
      await app.close();
      await logger.close();
      await redis.stop();
      await rm(home, { recursive: true });
    },
  };
}

function testConfig(home: string, redisUrl: string, port: number): Config {
  const folder = (name: string): string => join(home, name);
  return {
    directories: {
      data: folder('projects'),
      exports: folder('exports'),
      preview: folder('preview'),
      home,
      logs: folder('logs'),
      templates: folder('templates'),
      assets: folder('assets'),
      artifacts: folder('artifacts'),
      tmp: folder('tmp'),
      jobs: folder('jobs.sqlite'),
    },
    redis: { url: redisUrl },
    rendering: { quality: 'medium', maxTime: 300, frameRate: 25, python: 'python' },
    server: { host: '127.0.0.1', port, corsOrigins: [], publicOrigins: [], behindProxy: false },
    worker: { id: 'test', healthPort: 0 },
    logging: { level: 'DEBUG' },
    exports: { maxQueued: 3 },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The parsed body, an empty object when it is no JSON. */
  readonly json: Readonly<Record<string, unknown>>;
}

interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: unknown;
}

/** One request on a connection of its own, with exactly the headers that are named: `fetch` would choose some itself. */
export function ask(
  gateway: TestGateway,
  path: string,
  { method = 'GET', headers, body }: Question = {},
): Promise<Answer> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const length = text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: gateway.port,
        path,
        method,
        agent: false,
        headers: { ...type, ...length, ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: answer, json: parse(answer) });
        });
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Circle → Create, as a newcomer would send it. */
export const circleGraph = {
  name: 'Unit circle',
  nodes: [
    { id: 'n1', type: 'Circle', position: { x: 40, y: 80 }, data: { radius: 1.5 } },
    { id: 'n2', type: 'Create', position: { x: 320, y: 80 }, data: { run_time: 2 } },
  ],
  edges: [{ id: 'e1', source: 'n1', sourceHandle: 'shape', target: 'n2', targetHandle: 'mobject' }],
  settings: { background_color: '#000000', frame_rate: 30 },
};
