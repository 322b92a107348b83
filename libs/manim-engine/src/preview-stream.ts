import type { PlannedPlay } from './runtime-message';
import type { WarmUpdate } from './warm-job';

/** Milliseconds that the first frame waits for the dry pass, which is nearly always ready before it. */
const planGrace = 15;

/** One picture of a preview, complete in its folder as `frame_NNN.png`. */
export interface PreviewFrame {
  /** From 0, held frames counted. */
  readonly frameNumber: number;
  /** Seconds from the start of the scene. */
  readonly timestamp: number;
  /** The picture stands for so many frames. */
  readonly hold: number;
  /** Held frames counted; an estimate until the preview is complete. */
  readonly totalFrames: number;
}

/** One play of the timeline. Times in seconds. */
export interface TimelinePlay {
  readonly index: number;
  readonly line?: number;
  readonly start: number;
  readonly duration: number;
  readonly frames: number;
}

export interface PreviewHandlers {
  /** Called once for a scene that is drawn to its end: by the dry pass, which nearly always comes before the first frame, else when all is drawn. */
  readonly onTimeline: (plays: readonly TimelinePlay[]) => void;
  readonly onFrame: (frame: PreviewFrame) => void;
}

/** `duration` in seconds, 0 for a still; `totalFrames` counts held frames. */
export interface PreviewSummary {
  readonly totalFrames: number;
  readonly duration: number;
}

/** Brings what the drawing and the dry pass of one preview say into one order: timeline, frames, end. */
export class PreviewStream {
  private planned: number | undefined;
  private drawn = 0;
  private summary: PreviewSummary | undefined;
  private held: Extract<WarmUpdate, { type: 'frame' }>[] | undefined = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly frameRate: number,
    private readonly handlers: PreviewHandlers,
  ) {}

  /** Takes the plays of the dry pass, or nothing when it gave none. */
  plan(plays: readonly PlannedPlay[] | undefined): void {
    if (plays && this.planned === undefined) {
      const timeline = timelineOf(plays, this.frameRate);
      // A scene without a play is one picture.
      this.planned = Math.max(
        1,
        plays.reduce((sum, play) => sum + play.frames, 0),
      );
      this.handlers.onTimeline(timeline);
    }
    this.flush();
  }

  /** Takes what the drawing says. */
  readonly update = (update: WarmUpdate): void => {
    if (update.type === 'complete') {
      // A dry pass that is still under way has nothing more to tell.
      this.plan(update.plays);
      this.summary = { totalFrames: update.total_frames, duration: update.duration };
    } else if (update.type === 'frame') {
      if (this.held) {
        this.held.push(update);
        this.timer ??= setTimeout(() => {
          this.flush();
        }, planGrace);
      } else this.emit(update);
    }
  };

  /** Lets the frames go that still wait for the dry pass. */
  flush(): void {
    clearTimeout(this.timer);
    const held = this.held ?? [];
    this.held = undefined;
    for (const frame of held) this.emit(frame);
  }

  /** The end of a preview that went well. */
  finish(): PreviewSummary {
    this.flush();
    return this.summary ?? { totalFrames: this.drawn, duration: this.drawn / this.frameRate };
  }

  private emit(frame: Extract<WarmUpdate, { type: 'frame' }>): void {
    this.drawn = Math.max(this.drawn, frame.frame_number + frame.hold);
    this.handlers.onFrame({
      frameNumber: frame.frame_number,
      timestamp: frame.timestamp,
      hold: frame.hold,
      totalFrames: Math.max(this.drawn, this.planned ?? 0),
    });
  }
}

/** Start and duration of each play from its frames, as they are shown. */
function timelineOf(plays: readonly PlannedPlay[], frameRate: number): readonly TimelinePlay[] {
  let frames = 0;
  return plays.map((play, index) => {
    const start = frames / frameRate;
    frames += play.frames;
    const { line } = play;
    return {
      index,
      ...(line !== undefined && { line }),
      start,
      duration: play.frames / frameRate,
      frames: play.frames,
    };
  });
}
