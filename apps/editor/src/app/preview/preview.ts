import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  viewChild,
} from '@angular/core';
import { pictureSize, previewQualities, type PreviewQuality } from '@manim-nodes/contracts';
import {
  LucidePause,
  LucidePlay,
  LucideRepeat,
  LucideRotateCcw,
  LucideSkipBack,
  LucideSkipForward,
  LucideX,
} from '@lucide/angular';
import { CanvasView } from '../canvas/canvas-view';
import { GraphStore } from '../graph/graph-store';
import { PictureCache } from './picture-cache';
import { Playback, speeds } from './playback';
import { PreviewStore } from './preview-store';

const labels: Readonly<Record<PreviewQuality, string>> = { low: '480p', medium: '720p', high: '1080p' };
const isPreviewQuality = (text: string): text is PreviewQuality => text in previewQualities;

/** The stage with the real frames, the transport below it, and in words what is going on. */
@Component({
  selector: 'mn-preview',
  imports: [LucidePause, LucidePlay, LucideRepeat, LucideRotateCcw, LucideSkipBack, LucideSkipForward, LucideX],
  templateUrl: './preview.html',
  styleUrl: './preview.scss',
  providers: [Playback, PictureCache],
  host: { role: 'region', 'aria-label': 'Preview' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Preview {
  readonly #graph = inject(GraphStore);
  readonly #view = inject(CanvasView);
  readonly #pictures = inject(PictureCache);
  protected readonly stage = viewChild.required<ElementRef<HTMLCanvasElement>>('stage');
  protected readonly store = inject(PreviewStore);
  protected readonly playback = inject(Playback);
  protected readonly speeds = speeds;
  protected readonly qualities = (['low', 'medium', 'high'] as const).map((value) => ({ value, label: labels[value] }));
  protected readonly settings = computed(() => this.#graph.graph().settings);
  /** Width of the picture over its height. */
  protected readonly ratio = computed(() => {
    const { width, height } = pictureSize(480, this.settings().aspect);
    return width / height;
  });
  protected readonly hasPicture = computed(
    () => this.playback.picture() !== undefined && this.store.emptyReason() === undefined,
  );
  /** The picture is not of the document as it is now. */
  protected readonly dimmed = computed(
    () => this.store.blockedBy() !== undefined || this.store.state().phase === 'failed',
  );
  protected readonly trouble = computed(() => {
    const blocked = this.store.blockedBy();
    if (blocked) return { message: blocked.message, nodeId: blocked.node_id };
    return this.store.state().failure;
  });
  protected readonly played = computed(() => percent(this.playback.frame(), this.playback.total() - 1));
  protected readonly bufferedPercent = computed(() => percent(this.playback.buffered(), this.playback.total()));
  /** Where each play begins and ends on the ruler, in percent. */
  protected readonly plays = computed(() => {
    const duration = this.playback.duration();
    return this.store.state().plays.map((play) => ({
      index: play.index,
      nodeId: play.node_ids[0]?.split('/')[0],
      left: percent(play.start, duration),
      width: percent(play.duration, duration),
    }));
  });

  constructor() {
    effect(() => {
      this.#pictures.keep(this.store.state().pictures.map(({ url }) => url));
    });
    effect(() => {
      const picture = this.playback.picture();
      if (picture) this.#draw(picture.url, this.playback.frame());
    });
  }

  protected seconds(time: number): string {
    const whole = Math.floor(time);
    const minutes = String(Math.floor(whole / 60)).padStart(2, '0');
    return `${minutes}:${String(whole % 60).padStart(2, '0')}.${String(Math.floor((time % 1) * 100)).padStart(2, '0')}`;
  }

  protected setQuality(text: string): void {
    if (isPreviewQuality(text)) this.store.quality.set(text);
  }

  protected reveal(nodeId: string | undefined): void {
    const [id] = nodeId?.split('/') ?? [];
    if (id !== undefined) this.#view.reveal(id);
  }

  protected steer(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, () => void>> = {
      ' ': () => {
        this.playback.toggle();
      },
      ArrowLeft: () => {
        this.playback.step(-1);
      },
      ArrowRight: () => {
        this.playback.step(1);
      },
      Home: () => {
        this.playback.seek(0);
      },
      End: () => {
        this.playback.seek(this.playback.total() - 1);
      },
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  }

  #draw(url: string, frame: number): void {
    const canvas = this.stage().nativeElement;
    this.#pictures.whenReady(url, (image) => {
      if (this.playback.picture()?.url !== url) return;
      if (canvas.width !== image.naturalWidth || canvas.height !== image.naturalHeight) {
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
      }
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      canvas.dataset.frameNumber = String(frame);
      canvas.dataset.frameUrl = url;
    });
  }
}

const percent = (part: number, whole: number): number => (whole > 0 ? Math.min(100, (100 * part) / whole) : 0);
