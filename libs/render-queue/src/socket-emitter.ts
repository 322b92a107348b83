import {
  jobsNamespace,
  previewNamespace,
  type JobsServerEvents,
  type PreviewServerEvents,
} from '@manim-nodes/contracts';
import { Emitter } from '@socket.io/redis-emitter';
import type { Redis } from 'ioredis';

/** What a worker says into the Socket.IO cluster, without a server of its own and without the gateway relaying it. */
export interface SocketEmitter {
  readonly preview: Emitter<PreviewServerEvents>;
  readonly jobs: Emitter<JobsServerEvents>;
}

/** Emit as `emitter.preview.to(previewRoom(session_id)).emit('frame', message)`. Messages are lost while Redis is away. */
export function createSocketEmitter(redis: Redis): SocketEmitter {
  return {
    preview: new Emitter<PreviewServerEvents>(redis, {}, previewNamespace),
    jobs: new Emitter<JobsServerEvents>(redis, {}, jobsNamespace),
  };
}
