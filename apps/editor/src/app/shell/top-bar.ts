import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import {
  LucideDownload,
  LucideFolderOpen,
  LucidePanelLeft,
  LucideRedo2,
  LucideSave,
  LucideUndo2,
} from '@lucide/angular';
import { GraphStore } from '../graph/graph-store';
import { Project } from '../projects/project';
import { Layout } from './layout';

/** Name and state of the document, undo and redo, and the way to projects, saving and export. */
@Component({
  selector: 'mn-top-bar',
  imports: [LucideDownload, LucideFolderOpen, LucidePanelLeft, LucideRedo2, LucideSave, LucideUndo2],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
  host: { role: 'banner' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TopBar {
  protected readonly store = inject(GraphStore);
  protected readonly project = inject(Project);
  protected readonly layout = inject(Layout);
  readonly projects = output();
  readonly exported = output();

  protected readonly status = computed(() => {
    if (this.project.saving()) return 'Saving';
    if (!this.store.stored()) return this.store.dirty() ? 'Unsaved' : 'Not saved yet';
    return this.store.dirty() ? 'Unsaved' : 'Saved';
  });

  protected rename(text: string): void {
    const name = text.trim().slice(0, 100);
    if (name !== '' && name !== this.store.graph().name) this.store.run({ type: 'rename', name });
  }
}
