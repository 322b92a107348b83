import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
} from '@nestjs/websockets';
import {
  previewNamespace,
  previewRoom,
  type DiagnosticData,
  type PreviewClientEvents,
  type PreviewErrorMessage,
  type PreviewServerEvents,
} from '@manim-nodes/contracts';
import type { AppLogger } from '@manim-nodes/logging';
import { RenderProducer } from '@manim-nodes/render-queue';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { ApiError } from '../http/api-error';
import { asApiError } from '../http/error.filter';
import { readMessage } from '../http/validation';
import { loggerToken } from '../system/tokens';
import { GraphHasErrors, PreviewRenders } from './preview-renders';
import { PreviewSession } from './preview-session';
import { CancelPreview, RenderMessage } from './render.message';

interface SocketData {
  session?: PreviewSession;
}
type PreviewSocket = Socket<PreviewClientEvents, PreviewServerEvents, DefaultEventsMap, SocketData>;

/** What the bridge of plain WebSockets sends for a message that is not JSON. */
export const unreadableEvent = 'unreadable';

const knownEvents: ReadonlySet<string> = new Set(['render', 'cancel', unreadableEvent]);

/** One preview session for each connection. Frames do not pass here: workers send them into the session's room. */
@WebSocketGateway({ namespace: previewNamespace })
export class PreviewGateway implements OnGatewayConnection<PreviewSocket>, OnGatewayDisconnect<PreviewSocket> {
  @WebSocketServer()
  private readonly namespace!: Namespace<PreviewClientEvents, PreviewServerEvents>;

  constructor(
    @Inject(loggerToken) private readonly logger: AppLogger,
    private readonly renders: PreviewRenders,
    private readonly producer: RenderProducer,
  ) {}

  async handleConnection(socket: PreviewSocket): Promise<void> {
    const session = sessionOf(socket);
    socket.onAny((event: string) => {
      if (knownEvents.has(event)) return;
      refuse(socket, session, new ApiError('BAD_REQUEST', `There is no message ${JSON.stringify(event)}`));
    });
    await socket.join(previewRoom(session.id));
  }

  async handleDisconnect(socket: PreviewSocket): Promise<void> {
    const session = sessionOf(socket);
    if (session.revision === 0) return;
    try {
      // Brought back on another connection already, the session goes on.
      const others = await this.namespace.in(previewRoom(session.id)).fetchSockets();
      if (others.length === 0) await this.producer.cancelPreview(session.id);
    } catch (error) {
      this.logger.warning('A preview that nobody watches could not be cancelled', { session_id: session.id, error });
    }
  }

  @SubscribeMessage('render')
  async render(@ConnectedSocket() socket: PreviewSocket, @MessageBody() body: unknown): Promise<void> {
    const session = sessionOf(socket);
    await session.inOrder(() => this.answering(socket, session, () => this.start(socket, session, body)));
  }

  @SubscribeMessage('cancel')
  async cancel(@ConnectedSocket() socket: PreviewSocket, @MessageBody() body: unknown): Promise<void> {
    const session = sessionOf(socket);
    await session.inOrder(() =>
      this.answering(socket, session, async () => {
        readMessage(CancelPreview, body ?? {});
        await this.producer.cancelPreview(session.id);
      }),
    );
  }

  @SubscribeMessage(unreadableEvent)
  unreadable(@ConnectedSocket() socket: PreviewSocket): void {
    const message = 'The message is not a JSON object with a type: send render or cancel';
    refuse(socket, sessionOf(socket), new ApiError('BAD_REQUEST', message));
  }

  /** Tells a session that its worker died over the render. */
  tellLost(sessionId: string, revision: number): void {
    this.namespace.local.to(previewRoom(sessionId)).emit('error', {
      type: 'error',
      session_id: sessionId,
      revision,
      message: 'The worker that rendered this has stopped; change something or render again',
      code: 'WORKER_LOST',
    });
  }

  private async start(socket: PreviewSocket, session: PreviewSession, body: unknown): Promise<void> {
    const request = readMessage(RenderMessage, body);
    if (request.session_id !== undefined && request.session_id !== session.id) {
      await this.bringBack(socket, session, request.session_id);
    }
    session.revision = request.revision ?? session.revision + 1;
    const { id: session_id, revision } = session;
    socket.emit('status', { type: 'status', message: 'Validating graph...', progress: 10, session_id, revision });
    await this.renders.start(session_id, revision, request);
  }

  private async bringBack(socket: PreviewSocket, session: PreviewSession, sessionId: string): Promise<void> {
    const revision = await this.producer.lastRevision(sessionId);
    await socket.leave(previewRoom(session.id));
    await socket.join(previewRoom(sessionId));
    session.id = sessionId;
    session.revision = revision;
  }

  private async answering(socket: PreviewSocket, session: PreviewSession, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const refusal = asApiError(error);
      if (refusal.code === 'INTERNAL') this.logger.error('A preview failed', { session_id: session.id, error });
      refuse(socket, session, refusal);
    }
  }
}

function sessionOf(socket: PreviewSocket): PreviewSession {
  return (socket.data.session ??= new PreviewSession());
}

function refuse(socket: PreviewSocket, { id, revision }: PreviewSession, error: ApiError): void {
  const { message, code } = error;
  const diagnostics = diagnosticsOf(error);
  const { node_id, handle } = error instanceof GraphHasErrors ? error.first : {};
  const body: PreviewErrorMessage = {
    type: 'error',
    message,
    code,
    session_id: id,
    revision,
    ...(node_id !== undefined && { node_id }),
    ...(handle !== undefined && { handle }),
    ...(diagnostics && { diagnostics }),
  };
  socket.emit('error', body);
}

function diagnosticsOf({ details }: ApiError): readonly DiagnosticData[] | undefined {
  const diagnostics = details.diagnostics;
  return Array.isArray(diagnostics) ? diagnostics : undefined;
}
