import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { catalogue, type NodeDefinition } from '@manim-nodes/node-catalog';
import { CanvasView, type QuickAddRequest } from '../canvas/canvas-view';
import { categoryColors } from '../graph/catalogue';
import { Wiring } from '../graph/wiring';
import { FocusOnInit } from '../ui/focus-on-init';
import { NodeSearch } from './node-search';

const size = { width: 280, height: 320 } as const;

/** A small menu at the pointer that finds a node type and puts it there; opened from a wire, only what fits the wire. */
@Component({
  selector: 'mn-quick-add',
  imports: [FocusOnInit],
  templateUrl: './quick-add.html',
  styleUrl: './quick-add.scss',
  host: {
    role: 'dialog',
    'aria-label': 'Add a node',
    '[style.left.px]': 'left()',
    '[style.top.px]': 'top()',
    '(keydown)': 'steer($event)',
    '(focusout)': 'leave($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QuickAdd {
  readonly #view = inject(CanvasView);
  readonly #wiring = inject(Wiring);
  readonly request = input.required<QuickAddRequest>();
  protected readonly query = signal('');
  protected readonly colors = categoryColors;
  protected readonly left = computed(() => Math.min(this.request().at.x, window.innerWidth - size.width - 8));
  protected readonly top = computed(() => Math.min(this.request().at.y, window.innerHeight - size.height - 8));
  readonly #search = computed(() => {
    const wire = this.request().wire;
    return new NodeSearch(wire ? this.#wiring.fitting(wire, catalogue) : catalogue);
  });
  protected readonly found = computed(() => this.#search().find(this.query()));
  protected readonly active = linkedSignal({ source: this.found, computation: () => 0 });

  protected add(definition: NodeDefinition): void {
    const { at, wire } = this.request();
    const { x, y } = this.#view.documentPoint(at);
    this.close();
    this.#wiring.addConnected(definition, wire?.side === 'in' ? { x: x - 208, y: y - 40 } : { x, y: y - 40 }, wire);
  }

  protected steer(event: KeyboardEvent): void {
    event.stopPropagation();
    const count = this.found().length;
    const chosen = this.found()[this.active()];
    if (event.key === 'Escape') this.close();
    else if (event.key === 'ArrowDown') this.active.update((index) => (index + 1) % Math.max(count, 1));
    else if (event.key === 'ArrowUp') this.active.update((index) => (index + count - 1) % Math.max(count, 1));
    else if (event.key === 'Enter' && chosen) this.add(chosen);
    else return;
    event.preventDefault();
  }

  protected leave(event: FocusEvent): void {
    const inside = event.currentTarget instanceof Node && event.currentTarget.contains(nodeOf(event.relatedTarget));
    if (!inside) this.close();
  }

  protected close(): void {
    this.#view.quickAdd.set(undefined);
  }
}

const nodeOf = (target: EventTarget | null): Node | null => (target instanceof Node ? target : null);
