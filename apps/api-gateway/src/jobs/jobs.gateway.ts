import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import { jobsNamespace, workersRoom, type JobsClientEvents, type JobsServerEvents } from '@manim-nodes/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import type { Namespace, Socket } from 'socket.io';
import { asApiError } from '../http/error.filter';
import { readMessage } from '../http/validation';

type JobsSocket = Socket<JobsClientEvents, JobsServerEvents>;

export class RoomsMessage {
  @ApiProperty({ example: ['workers', 'export:5f8a4d5e-7c3f-4a86-8b53-0f3c6f3f1f60'] })
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(/^(workers|(export|graph):[\w-]{1,64})$/, { each: true, message: 'rooms holds a name that is no room' })
  rooms!: string[];
}

/** Tells what changed of exports, graphs and workers to whoever asked for it; the truth is read over REST. */
@WebSocketGateway({ namespace: jobsNamespace })
export class JobsGateway {
  @WebSocketServer()
  private readonly namespace!: Namespace<JobsClientEvents, JobsServerEvents>;

  @SubscribeMessage('subscribe')
  async subscribe(@ConnectedSocket() socket: JobsSocket, @MessageBody() body: unknown): Promise<Answer> {
    return answer(async () => {
      await socket.join(readMessage(RoomsMessage, body).rooms);
    });
  }

  @SubscribeMessage('unsubscribe')
  async unsubscribe(@ConnectedSocket() socket: JobsSocket, @MessageBody() body: unknown): Promise<Answer> {
    return answer(async () => {
      for (const room of readMessage(RoomsMessage, body).rooms) await socket.leave(room);
    });
  }

  /** Says something in a room, to the sockets of all gateways. */
  tell<E extends keyof JobsServerEvents>(room: string, event: E, ...message: Parameters<JobsServerEvents[E]>): void {
    this.namespace.to(room).emit(event, ...message);
  }

  /** Says something about workers to our own sockets; every gateway sees the workers itself. */
  tellOfWorkers<E extends 'worker_up' | 'worker_down'>(event: E, ...message: Parameters<JobsServerEvents[E]>): void {
    this.namespace.local.to(workersRoom).emit(event, ...message);
  }
}

/** What a client that asks for an acknowledgement gets. */
type Answer = { readonly ok: true } | { readonly ok: false; readonly error: string; readonly code: string };

async function answer(work: () => Promise<void>): Promise<Answer> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    const { message, code } = asApiError(error);
    return { ok: false, error: message, code };
  }
}
