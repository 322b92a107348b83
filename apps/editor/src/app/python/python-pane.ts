import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { LucideCheck, LucideCopy, LucideDownload } from '@lucide/angular';
import type { CompileResult } from '@manim-nodes/graph-compiler';
import { CompiledGraph } from '../graph/compiled-graph';
import { GraphStore } from '../graph/graph-store';
import { CodeView } from './code-view';
import { linesOf, nodeOn } from './highlight';

/** How long the copy button says that it has copied, in milliseconds. */
const copiedTime = 1500;

/** The Python of the document as it is now: read, copied or taken along as a file. */
@Component({
  selector: 'mn-python-pane',
  imports: [CodeView, LucideCheck, LucideCopy, LucideDownload],
  template: `
    <div class="bar">
      <span>{{ stale() ? 'From before the last error' : fileName() }}</span>
      <button type="button" class="button small" [disabled]="code() === ''" (click)="copy()">
        @if (copied()) {
          <svg lucideCheck [size]="12"></svg> Copied
        } @else {
          <svg lucideCopy [size]="12"></svg> Copy
        }
      </button>
      <button type="button" class="button small" [disabled]="code() === ''" (click)="download()">
        <svg lucideDownload [size]="12"></svg> Download .py
      </button>
    </div>
    @if (code() === '') {
      <p>The Python appears here as soon as the errors are mended.</p>
    } @else {
      <mn-code-view [class.stale]="stale()" [code]="code()" [lines]="lines()" (picked)="select($event)" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      min-height: 0;
    }
    .bar {
      display: flex;
      flex: none;
      gap: 6px;
      align-items: center;
      padding: 6px 8px 6px 16px;
      border-bottom: 1px solid var(--line);
    }
    .bar span {
      flex: 1;
      overflow: hidden;
      color: var(--dim);
      font-size: var(--size-11);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    p {
      margin: 0;
      padding: 16px;
      color: var(--dim);
      font-size: var(--size-12);
    }
    mn-code-view {
      flex: 1;
    }
    .stale {
      opacity: 0.5;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PythonPane {
  readonly #store = inject(GraphStore);
  readonly #compiled = inject(CompiledGraph);
  protected readonly copied = signal(false);
  /** The last result that had Python: an error does not take the code away from under the reader. */
  readonly #shown = linkedSignal<CompileResult | null, CompileResult | null>({
    source: this.#compiled.result,
    computation: (result, previous) => (typeof result?.python === 'string' ? result : (previous?.value ?? null)),
  });
  protected readonly code = computed(() => this.#shown()?.python ?? '');
  protected readonly stale = computed(() => this.#compiled.result()?.python === null && this.code() !== '');
  protected readonly lines = computed(() => linesOf(this.#shown()?.source_map ?? [], this.#store.selection().nodes));
  protected readonly fileName = computed(() => {
    const name = this.#store
      .graph()
      .name.toLowerCase()
      .replace(/[^a-z0-9]+/g, '_');
    return `${name.replace(/^_+|_+$/g, '') || 'animation'}.py`;
  });

  protected select(line: number): void {
    const id = nodeOn(this.#shown()?.source_map ?? [], line);
    if (id !== undefined) this.#store.select([id]);
  }

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.code());
    this.copied.set(true);
    setTimeout(() => {
      this.copied.set(false);
    }, copiedTime);
  }

  protected download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.code()], { type: 'text/x-python' }));
    link.download = this.fileName();
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
