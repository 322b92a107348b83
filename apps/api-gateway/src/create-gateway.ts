import type { Server } from 'node:http';
import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Config } from '@manim-nodes/config';
import { NestLogger, type AppLogger } from '@manim-nodes/logging';
import { AppModule } from './app.module';
import { serveEditor } from './editor/editor-files';
import { ErrorFilter } from './http/error.filter';
import { guardRequests } from './http/guard.middleware';
import { readJsonBody } from './http/json-body';
import { nameRequest } from './http/request-id';
import { guardPolicy } from './http/request-guard';
import { securityHeaders } from './http/security-headers';
import { validationPipe } from './http/validation';
import { SocketAdapter } from './sockets/socket-adapter';
import { makeFolders } from './system/core.module';

/** The whole gateway, ready to listen. Everything a request passes through stands here, in order. */
export async function createGateway(config: Config, logger: AppLogger): Promise<NestExpressApplication> {
  await makeFolders(config);
  const options = Object.assign(new NestApplicationContextOptions(), {
    // Nest lists every route that it finds, which only somebody who looks for a fault wants to read.
    logger: new NestLogger({
      ...logger,
      info: (message, context) => {
        logger.debug(message, context);
      },
    }),
    bodyParser: false,
    abortOnError: false,
  });
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, logger), options);
  const policy = guardPolicy(config.server);
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(nameRequest, securityHeaders, guardRequests(policy), readJsonBody);
  if (config.server.editorDir !== undefined) app.use(...serveEditor(config.server.editorDir));
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ErrorFilter(logger));
  const warn = (message: string): void => {
    logger.warning(message);
  };
  app.useWebSocketAdapter(new SocketAdapter(app, policy, config.redis.url, warn));
  describeApi(app);
  limitTimes(app.getHttpServer());
  return app;
}

function describeApi(app: NestExpressApplication): void {
  const description = 'Graphs in, Manim animations out. Every error has the body { error, code, details, request_id }.';
  const builder = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle('manim-nodes').setVersion('0.1.0');
  const document = SwaggerModule.createDocument(app, builder.setDescription(description).build());
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json' });
}

/** Milliseconds in which a client has to send its headers and its whole request. */
function limitTimes(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
}
