import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import {
  type ExportFormat,
  exportFormats,
  exportQualities,
  type ExportQuality,
  finalStatuses,
  pictureSize,
} from '@manim-nodes/contracts';
import { LucideDownload } from '@lucide/angular';
import { CompiledGraph } from '../graph/compiled-graph';
import { GraphStore } from '../graph/graph-store';
import { PreviewStore } from '../preview/preview-store';
import { Dialog } from '../ui/dialog';
import { ExportJob } from './export-job';

const formatWords: Readonly<Record<ExportFormat, string>> = {
  mp4: 'Video',
  gif: 'Moving picture without sound, plays anywhere',
  png: 'Still picture of the last frame',
};
const statusWords = {
  queued: 'Waiting for a worker',
  rendering: 'Rendering',
  completed: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
} as const;
const frameRates = [15, 24, 25, 30, 50, 60] as const;
const isQuality = (text: string): text is ExportQuality => text in exportQualities;

/** Orders an export, shows how far it is, and plays the finished file. */
@Component({
  selector: 'mn-export-dialog',
  imports: [Dialog, LucideDownload],
  templateUrl: './export-dialog.html',
  styleUrl: './export-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExportDialog {
  readonly #store = inject(GraphStore);
  readonly #compiled = inject(CompiledGraph);
  readonly #preview = inject(PreviewStore);
  protected readonly job = inject(ExportJob);
  readonly closed = output();

  protected readonly format = signal<ExportFormat>('mp4');
  protected readonly quality = signal<ExportQuality>('1080p');
  protected readonly frameRate = signal(this.#store.graph().settings.frame_rate);
  protected readonly formats = exportFormats;
  protected readonly formatWords = formatWords;
  protected readonly qualities = computed(() =>
    Object.entries(exportQualities).map(([name, side]) => {
      const { width, height } = pictureSize(side, this.#store.graph().settings.aspect);
      return { name, size: `${width} × ${height}` };
    }),
  );
  protected readonly frameRates = computed(() =>
    [...new Set([...frameRates, this.#store.graph().settings.frame_rate])].sort((a, b) => a - b),
  );
  /** Why there is nothing to export yet. */
  protected readonly blocked = computed(() => {
    const reason = this.#preview.emptyReason();
    return this.#compiled.errors()[0]?.message ?? (reason && `Nothing on screen yet: ${reason}`);
  });
  protected readonly state = computed(() => this.job.progress()?.state);
  protected readonly running = computed(() => {
    const state = this.state();
    return state !== undefined && !finalStatuses.has(state.status);
  });
  protected readonly status = computed(() => {
    const progress = this.job.progress();
    return progress && (progress.message ?? statusWords[progress.state.status]);
  });
  protected readonly fileSize = computed(() => {
    const bytes = this.state()?.file_size;
    if (bytes === undefined) return '';
    return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  });

  constructor() {
    // A running export is shown again; a finished one makes room for the next.
    if (this.state() !== undefined && !this.running()) this.job.forget();
  }

  protected setQuality(text: string): void {
    if (isQuality(text)) this.quality.set(text);
  }

  protected start(): void {
    void this.job.start(this.#store.graph(), {
      format: this.format(),
      quality: this.quality(),
      frame_rate: this.frameRate(),
    });
  }
}
