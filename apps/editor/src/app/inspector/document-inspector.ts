import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { aspects, type Settings } from '@manim-nodes/graph-model';
import { GraphStore } from '../graph/graph-store';
import { ColorInput } from './fields/color-input';
import { NumberInput } from './fields/number-input';

/** The settings of the whole document, shown while nothing is selected. */
@Component({
  selector: 'mn-document-inspector',
  imports: [ColorInput, NumberInput],
  templateUrl: './document-inspector.html',
  styleUrl: './inspector.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DocumentInspector {
  readonly #store = inject(GraphStore);
  protected readonly aspects = aspects;
  protected readonly graph = this.#store.graph;
  protected readonly chosen = computed(() => this.#store.selection().nodes.size);

  protected set(settings: Partial<Settings>): void {
    const [field] = Object.keys(settings);
    this.#store.runInGesture(`settings.${field ?? ''}`, { type: 'set-settings', settings });
  }

  protected setNumber(field: 'frame_rate' | 'seed', value: number | null): void {
    if (value !== null) this.set({ [field]: Math.round(value) });
  }

  protected setAspect(text: string): void {
    const aspect = aspects.find((known) => known === text);
    if (aspect) this.set({ aspect });
  }
}
