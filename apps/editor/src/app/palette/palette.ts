import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { LucideSearch } from '@lucide/angular';
import type { NodeDefinition } from '@manim-nodes/node-catalog';
import { CanvasView } from '../canvas/canvas-view';
import { categoryColors } from '../graph/catalogue';
import { GraphStore } from '../graph/graph-store';
import { nodeMime } from './node-mime';
import { type NodeGroup, nodeGroups, NodeSearch } from './node-search';

/** Every node type, by category or as search finds it: a click adds it, a drag puts it where it is dropped. */
@Component({
  selector: 'mn-palette',
  imports: [LucideSearch],
  templateUrl: './palette.html',
  styleUrl: './palette.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Palette {
  readonly #store = inject(GraphStore);
  readonly #view = inject(CanvasView);
  readonly #search = new NodeSearch();
  protected readonly query = signal('');
  protected readonly colors = categoryColors;
  protected readonly found = computed(() => this.#search.find(this.query()));
  protected readonly groups = computed<readonly NodeGroup[]>(() =>
    this.query().trim() === '' ? nodeGroups : [{ title: 'Search results', definitions: this.found() }],
  );

  protected add({ type, version }: NodeDefinition): void {
    const { x, y } = this.#view.freePlace();
    this.#view.ensureVisible(this.#store.add(type, version, x, y));
  }

  protected addFirst(): void {
    const [first] = this.found();
    if (first && this.query().trim() !== '') this.add(first);
  }

  protected drag(event: DragEvent, { type }: NodeDefinition): void {
    event.dataTransfer?.setData(nodeMime, type);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy';
  }
}
