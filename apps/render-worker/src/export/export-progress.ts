import type { ExportProgress } from '@manim-nodes/manim-engine';

/** Milliseconds between two reports. */
const reportEvery = 500;
/** Percent when the last frame is drawn; what follows is joining, checking and moving the file. */
const whenDrawn = 95;
const whenJoining = 97;

/** What is told of a running export: percent, seconds to go, and what it does. */
export interface ProgressReport {
  readonly progress: number;
  readonly eta?: number;
  readonly message: string;
}

/** Turns what the engine says into reports, at most two a second, that never go back. */
export class ProgressMeter {
  private total: number | undefined;
  private lastReport = -Infinity;
  private percent = 0;
  private firstFrame: { readonly at: number; readonly frames: number } | undefined;

  /** `now` in milliseconds. */
  constructor(
    private readonly report: (report: ProgressReport) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Says how many frames there will be, once it is known. */
  expect(frames: number): void {
    this.total = frames;
  }

  /** Takes what the engine says. */
  take({ frames, joining }: ExportProgress): void {
    const time = this.now();
    if (frames > 0) this.firstFrame ??= { at: time, frames };
    if (!joining && time - this.lastReport < reportEvery) return;
    this.lastReport = time;
    this.percent = Math.max(this.percent, joining ? whenJoining : this.drawn(frames));
    const eta = joining ? undefined : this.secondsLeft(frames, time);
    const message = joining ? 'Writing the file…' : 'Rendering…';
    this.report({ progress: this.percent, ...(eta !== undefined && { eta }), message });
  }

  private drawn(frames: number): number {
    return this.total === undefined
      ? 0
      : Math.floor((whenDrawn * Math.min(frames, this.total)) / Math.max(1, this.total));
  }

  private secondsLeft(frames: number, time: number): number | undefined {
    if (this.total === undefined || !this.firstFrame || frames <= this.firstFrame.frames) return undefined;
    const perFrame = (time - this.firstFrame.at) / (frames - this.firstFrame.frames);
    return Math.ceil((perFrame * Math.max(0, this.total - frames)) / 1000);
  }
}
