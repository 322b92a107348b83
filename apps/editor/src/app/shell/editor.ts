import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { LucideX } from '@lucide/angular';
import { CanvasView } from '../canvas/canvas-view';
import { GraphCanvas } from '../canvas/graph-canvas';
import { ExportDialog } from '../export/export-dialog';
import { CompiledGraph } from '../graph/compiled-graph';
import { GraphStore } from '../graph/graph-store';
import { DocumentInspector } from '../inspector/document-inspector';
import { NodeInspector } from '../inspector/node-inspector';
import { Palette } from '../palette/palette';
import { QuickAdd } from '../palette/quick-add';
import { Preview } from '../preview/preview';
import { PreviewStore } from '../preview/preview-store';
import { Problems } from '../problems/problems';
import { Project } from '../projects/project';
import { ProjectsDialog } from '../projects/projects-dialog';
import { PythonPane } from '../python/python-pane';
import { Layout } from './layout';
import { LeaveDialog } from './leave-dialog';
import { Shortcuts } from './shortcuts';
import { Splitter } from './splitter';
import { TopBar } from './top-bar';

type Tab = 'inspector' | 'python' | 'problems';

/** The whole window: palette, canvas, preview and what is known of the selection, with the dialogues above. */
@Component({
  selector: 'mn-editor',
  imports: [
    DocumentInspector,
    ExportDialog,
    GraphCanvas,
    LeaveDialog,
    LucideX,
    NodeInspector,
    Palette,
    Preview,
    Problems,
    ProjectsDialog,
    PythonPane,
    QuickAdd,
    Splitter,
    TopBar,
  ],
  templateUrl: './editor.html',
  styleUrl: './editor.scss',
  host: { '(window:beforeunload)': 'guard($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Editor {
  protected readonly store = inject(GraphStore);
  protected readonly view = inject(CanvasView);
  protected readonly layout = inject(Layout);
  protected readonly project = inject(Project);
  protected readonly shortcuts = inject(Shortcuts);
  readonly #compiled = inject(CompiledGraph);
  readonly #preview = inject(PreviewStore);

  protected readonly tab = signal<Tab>('inspector');
  /** What waits for an answer about unsaved changes. */
  protected readonly leaving = signal<(() => Promise<void> | void) | undefined>(undefined);
  protected readonly tabs = computed(() => {
    const problems = this.#compiled.diagnostics().length;
    return [
      { id: 'inspector', label: 'Inspector', count: 0, severe: false },
      { id: 'python', label: 'Python', count: 0, severe: false },
      { id: 'problems', label: 'Problems', count: problems, severe: this.#compiled.errors().length > 0 },
    ] as const;
  });

  constructor() {
    this.shortcuts.listen();
    // What could not be done while the server was away may be tried again.
    effect(() => {
      if (!this.#preview.offline()) this.project.problem.set(undefined);
    });
    void this.project.openFromAddress().then(() => {
      this.view.fitAll();
    });
  }

  protected openProject(id: string): void {
    this.#leave(async () => {
      if (await this.project.open(id)) this.view.fitAll();
    });
  }

  protected newProject(): void {
    this.#leave(() => {
      this.project.startBlank();
    });
  }

  protected async answer(choice: 'stay' | 'discard' | 'save'): Promise<void> {
    const next = this.leaving();
    this.leaving.set(undefined);
    if (choice === 'stay' || (choice === 'save' && !(await this.project.save()))) return;
    await next?.();
  }

  protected guard(event: BeforeUnloadEvent): void {
    if (this.store.dirty()) event.preventDefault();
  }

  /** Walks between tabs with the arrow keys. */
  protected turn(event: KeyboardEvent): void {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (way === 0) return;
    const all = this.tabs();
    const next = all[(all.findIndex(({ id }) => id === this.tab()) + way + all.length) % all.length];
    if (!next) return;
    this.tab.set(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  }

  #leave(next: () => Promise<void> | void): void {
    this.shortcuts.dialog.set(undefined);
    if (this.store.dirty()) this.leaving.set(next);
    else void next();
  }
}
