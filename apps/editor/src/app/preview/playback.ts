import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { bufferedFrames, pictureAt } from './preview-state';
import { PreviewStore } from './preview-store';

export const speeds = [0.25, 0.5, 1, 2] as const;

/** Where in the preview the player stands. While frames come in and nobody has touched it, it follows the newest. */
@Injectable()
export class Playback {
  readonly #preview = inject(PreviewStore);
  /** Seconds from the start of the scene. */
  readonly #time = signal(0);
  readonly #playing = signal(false);
  readonly #following = signal(true);
  #lastTick = 0;
  #ticking = 0;

  readonly loop = signal(true);
  readonly speed = signal<number>(1);
  readonly playing = this.#playing.asReadonly();
  readonly #pictures = computed(() => this.#preview.state().pictures);
  readonly buffered = computed(() => bufferedFrames(this.#pictures()));
  readonly total = computed(() => Math.max(this.buffered(), this.#preview.state().totalFrames));
  /** The frame under the playhead, from 0. */
  readonly frame = computed(() => {
    const last = this.buffered() - 1;
    const wanted = this.#following() ? last : Math.floor(this.#time() * this.#preview.frameRate() + 1e-6);
    return Math.max(0, Math.min(wanted, last));
  });
  readonly time = computed(() => this.frame() / this.#preview.frameRate());
  readonly duration = computed(() => this.total() / this.#preview.frameRate());
  readonly picture = computed(() => pictureAt(this.#pictures(), this.frame()));

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      cancelAnimationFrame(this.#ticking);
    });
    // A person who watches the end sees the end of the next render too; one who stopped in the middle stays there.
    effect(() => {
      const { phase } = this.#preview.state();
      if (phase === 'done' && untracked(this.#following) && !untracked(this.#playing)) {
        this.#time.set(untracked(this.time));
      }
    });
  }

  toggle(): void {
    if (this.#playing()) this.pause();
    else this.play();
  }

  play(): void {
    if (this.total() < 2) return;
    this.#time.set(this.frame() >= this.total() - 1 ? 0 : this.time());
    this.#following.set(false);
    this.#playing.set(true);
    this.#lastTick = performance.now();
    this.#ticking = requestAnimationFrame(this.#tick);
  }

  pause(): void {
    this.#playing.set(false);
    cancelAnimationFrame(this.#ticking);
  }

  /** Goes to a frame and stays there; the last frame is followed as new ones come. */
  seek(frame: number): void {
    const last = this.total() - 1;
    const wanted = Math.max(0, Math.min(frame, last));
    this.#following.set(wanted === last && !this.#playing());
    this.#time.set(wanted / this.#preview.frameRate());
  }

  step(frames: number): void {
    this.pause();
    this.seek(this.frame() + frames);
  }

  readonly #tick = (now: number): void => {
    if (!this.#playing()) return;
    const elapsed = ((now - this.#lastTick) / 1000) * this.speed();
    this.#lastTick = now;
    const ready = this.buffered() / this.#preview.frameRate();
    const next = this.#time() + elapsed;
    if (next < ready) this.#time.set(next);
    else if (this.#preview.busy()) this.#time.set(Math.max(0, ready - 1 / this.#preview.frameRate()));
    else if (this.loop()) this.#time.set(0);
    else {
      this.seek(this.total() - 1);
      this.pause();
      return;
    }
    this.#ticking = requestAnimationFrame(this.#tick);
  };
}
