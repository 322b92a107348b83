import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { isStep } from '@manim-nodes/node-catalog';
import { LucideActivity, LucideEyeOff, LucideLink2, LucidePower } from '@lucide/angular';
import { canBeLive, isDrawn, valueOf } from '../graph/catalogue';
import { GraphStore } from '../graph/graph-store';
import { parseValue, valueText } from '../graph/parameter-text';
import { FocusOnInit } from '../ui/focus-on-init';
import type { Card, CardRow } from './card';

/** The face of a node: header with toggles and badge, and one row for each port and parameter. Sockets lie on top. */
@Component({
  selector: 'mn-node-face',
  imports: [FocusOnInit, LucideActivity, LucideEyeOff, LucideLink2, LucidePower],
  templateUrl: './node-face.html',
  styleUrl: './node-face.scss',
  host: { '[class.off]': 'card().node.off' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeFace {
  readonly #store = inject(GraphStore);
  readonly card = input.required<Card>();
  protected readonly editing = signal<string | undefined>(undefined);
  protected readonly drawn = computed(() => this.#has(isDrawn));
  protected readonly liveable = computed(() => this.#has(canBeLive));
  protected readonly step = computed(() => this.#has(isStep));

  #has(test: (definition: NonNullable<Card['definition']>) => boolean): boolean {
    const definition = this.card().definition;
    return definition !== undefined && test(definition);
  }

  protected toggleOff(): void {
    const { id, off } = this.card().node;
    this.#store.run({ type: 'set-fields', id, fields: { off: off ? undefined : true } });
  }

  protected toggleHidden(): void {
    const { id, visible } = this.card().node;
    this.#store.run({ type: 'set-fields', id, fields: { visible: visible === 'never' ? undefined : 'never' } });
  }

  protected toggleLive(): void {
    const { id, live } = this.card().node;
    this.#store.run({ type: 'set-fields', id, fields: { live: live ? undefined : true } });
  }

  protected toggleWithPrevious(): void {
    const { id, start } = this.card().node;
    this.#store.run({ type: 'set-fields', id, fields: { start: start === 'with' ? undefined : 'with' } });
  }

  protected toggleFold(): void {
    const { id, view } = this.card().node;
    this.#store.run({ type: 'set-fields', id, fields: { view: { ...view, unfolded: !this.card().unfolded } } });
  }

  protected rename(label: string): void {
    const { id, type } = this.card().node;
    const name = label.trim().slice(0, 100);
    this.#store.run({ type: 'set-fields', id, fields: { label: name === '' || name === type ? undefined : name } });
    this.editing.set(undefined);
  }

  /** Turns the text of a value into a field; a switch is turned over at once. */
  protected edit(row: CardRow): void {
    if (row.parameter === undefined || row.input === undefined || row.wired) return;
    if (row.parameter.type === 'boolean') {
      this.#store.setParameter(this.card().id, row.input, valueOf(this.card().node, row.input, row.parameter) !== true);
    } else {
      this.editing.set(row.key);
    }
  }

  protected fieldText(row: CardRow): string {
    if (row.parameter === undefined || row.input === undefined) return '';
    const value = valueOf(this.card().node, row.input, row.parameter);
    return value === null ? '' : valueText(row.parameter, value);
  }

  protected commit(row: CardRow, text: string): void {
    this.editing.set(undefined);
    if (row.parameter === undefined || row.input === undefined || text === this.fieldText(row)) return;
    const value = parseValue(row.parameter, text);
    if (value !== undefined) this.#store.setParameter(this.card().id, row.input, value);
  }
}
