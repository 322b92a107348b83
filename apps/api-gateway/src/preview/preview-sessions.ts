import { Injectable } from '@nestjs/common';
import { PreviewFolders } from '@manim-nodes/storage';

/** A session's frames are gone an hour after its last render, in milliseconds. */
const rememberedFor = 3_600_000;

/** Knows which preview sessions showed which graph, so that its frames can go with it. */
@Injectable()
export class PreviewSessions {
  /** Graph id → session id → time of the last render. */
  private readonly sessionsOf = new Map<string, Map<string, number>>();

  constructor(private readonly folders: PreviewFolders) {}

  /** Notes that the session renders the graph. */
  note(graphId: string, sessionId: string, now: number = Date.now()): void {
    const sessions = this.sessionsOf.get(graphId) ?? new Map<string, number>();
    sessions.set(sessionId, now);
    this.sessionsOf.set(graphId, sessions);
  }

  /** Deletes the frames of all sessions that showed the graph. */
  async forgetGraph(graphId: string): Promise<void> {
    const sessions = this.sessionsOf.get(graphId) ?? new Map<string, number>();
    this.sessionsOf.delete(graphId);
    for (const sessionId of sessions.keys()) await this.folders.removeSession(sessionId);
  }

  /** Forgets sessions whose frames are gone by now. */
  forgetOld(now: number = Date.now()): void {
    for (const [graphId, sessions] of this.sessionsOf) {
      for (const [sessionId, rendered] of sessions) if (now - rendered > rememberedFor) sessions.delete(sessionId);
      if (sessions.size === 0) this.sessionsOf.delete(graphId);
    }
  }
}
