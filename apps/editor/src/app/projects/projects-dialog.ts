import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { GraphSummary } from '@manim-nodes/contracts';
import { LucideFilePlus, LucideSearch, LucideTrash } from '@lucide/angular';
import { GraphStore } from '../graph/graph-store';
import { plainWords } from '../server/server-error';
import { Dialog } from '../ui/dialog';
import { GraphLibrary } from './graph-library';

type Order = 'updated_at' | 'name';

const comparisons: Readonly<Record<Order, (a: GraphSummary, b: GraphSummary) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  updated_at: (a, b) => b.updated_at.localeCompare(a.updated_at),
};

/** The saved projects: search, sort, open, begin a new one, delete after asking. */
@Component({
  selector: 'mn-projects-dialog',
  imports: [DatePipe, Dialog, LucideFilePlus, LucideSearch, LucideTrash],
  templateUrl: './projects-dialog.html',
  styleUrl: './projects-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProjectsDialog {
  readonly #library = inject(GraphLibrary);
  readonly #store = inject(GraphStore);
  readonly opened = output<string>();
  readonly created = output();
  readonly closed = output();

  readonly #projects = signal<readonly GraphSummary[] | undefined>(undefined);
  protected readonly query = signal('');
  protected readonly order = signal<Order>('updated_at');
  protected readonly problem = signal<string | undefined>(undefined);
  /** The project whose card asks "Delete?". */
  protected readonly doomed = signal<string | undefined>(undefined);
  protected readonly current = computed(() => (this.#store.stored() ? this.#store.graph().id : undefined));
  protected readonly loading = computed(() => this.#projects() === undefined && this.problem() === undefined);
  protected readonly any = computed(() => (this.#projects()?.length ?? 0) > 0);
  protected readonly shown = computed(() => {
    const query = this.query().trim().toLowerCase();
    const found = (this.#projects() ?? []).filter(({ name }) => name.toLowerCase().includes(query));
    return [...found].sort(comparisons[this.order()]);
  });

  constructor() {
    void this.#load();
  }

  protected sort(text: string): void {
    this.order.set(text === 'name' ? 'name' : 'updated_at');
  }

  protected async remove(id: string): Promise<void> {
    this.doomed.set(undefined);
    this.problem.set(undefined);
    try {
      await this.#library.remove(id);
      this.#projects.update((projects) => projects?.filter((project) => project.id !== id));
    } catch (error) {
      this.problem.set(plainWords(error));
    }
  }

  async #load(): Promise<void> {
    try {
      this.#projects.set(await this.#library.list());
    } catch (error) {
      this.problem.set(plainWords(error));
    }
  }
}
