import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { numberText } from '../../graph/parameter-text';

/** Pixels of dragging that change the value by one step. */
const pixelsPerStep = 4;

/** A number field: typed, stepped with the arrow keys, or dragged by its unit. */
@Component({
  selector: 'mn-number-input',
  template: `
    <input
      #box
      class="field mono"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      [id]="inputId()"
      [attr.aria-label]="label()"
      [attr.aria-invalid]="invalid()"
      [class.invalid]="invalid()"
      [placeholder]="placeholder()"
      [value]="text()"
      (change)="commit(box.value); box.value = text()"
      (keydown.arrowup)="step(1, $event)"
      (keydown.arrowdown)="step(-1, $event)"
    />
    <span
      class="handle"
      title="Drag to change"
      aria-hidden="true"
      [class.prefix]="prefix() !== ''"
      (pointerdown)="startDrag($event)"
    >
      {{ prefix() || shortUnit() }}
    </span>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      min-width: 0;
    }
    .field {
      padding-right: 30px;
    }
    .field:has(+ .prefix) {
      padding-right: 4px;
      padding-left: calc(15px + 0.62em * var(--letters));
    }
    .handle {
      position: absolute;
      top: 1px;
      right: 1px;
      bottom: 1px;
      min-width: 22px;
      padding: 0 7px;
      color: var(--dim);
      font-size: var(--size-11);
      line-height: 24px;
      text-align: right;
      cursor: ew-resize;
      touch-action: none;
      user-select: none;
    }
    .handle.prefix {
      right: auto;
      left: 1px;
      min-width: 0;
      padding: 0 0 0 7px;
    }
    .handle:hover {
      color: var(--accent);
    }
  `,
  host: { '[style.--letters]': 'prefix().length' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NumberInput {
  readonly value = input.required<number | null>();
  readonly label = input.required<string>();
  readonly inputId = input('');
  readonly unit = input<string | undefined>('');
  /** Stands before the number instead of a unit behind it, as the name of an axis does. */
  readonly prefix = input('');
  readonly placeholder = input('');
  readonly min = input<number | undefined>();
  readonly max = input<number | undefined>();
  readonly integer = input(false);
  readonly invalid = input(false);
  /** `null` when the field was emptied. */
  readonly changed = output<number | null>();
  /** Text that is no number, as a formula would be; without a listener it is dropped. */
  readonly typedText = output<string>();

  protected readonly text = computed(() => {
    const value = this.value();
    return value === null ? '' : numberText(value);
  });
  protected readonly shortUnit = computed(() => shortUnits[this.unit() ?? ''] ?? '⇔');
  /** A tenth of the value's size, so that small radii and large counts are both easy to drag. */
  readonly #step = computed(() => {
    if (this.integer()) return 1;
    const size = Math.abs(this.value() ?? 1);
    return size >= 100 ? 1 : size >= 10 ? 0.5 : size >= 0.5 || size === 0 ? 0.1 : 0.01;
  });

  protected commit(text: string): void {
    const trimmed = text.trim().replace(',', '.');
    const value = Number(trimmed);
    if (trimmed === this.text()) return;
    if (trimmed === '') this.changed.emit(null);
    else if (Number.isFinite(value)) this.changed.emit(value);
    else this.typedText.emit(text);
  }

  protected step(direction: number, event: Event): void {
    event.preventDefault();
    this.#emit((this.value() ?? 0) + direction * this.#step());
  }

  protected startDrag(event: PointerEvent): void {
    const handle = event.currentTarget;
    if (!(handle instanceof HTMLElement)) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const from = this.value() ?? 0;
    const step = this.#step();
    const move = (moved: PointerEvent): void => {
      this.#emit(from + Math.round((moved.clientX - event.clientX) / pixelsPerStep) * step);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'lostpointercapture',
      () => {
        handle.removeEventListener('pointermove', move);
      },
      { once: true },
    );
  }

  #emit(value: number): void {
    const least = this.min() ?? -Infinity;
    const most = this.max() ?? Infinity;
    this.changed.emit(Number(Math.min(most, Math.max(least, value)).toFixed(6)));
  }
}

const shortUnits: Readonly<Record<string, string>> = {
  seconds: 's',
  degrees: '°',
  radians: 'rad',
  points: 'pt',
  pixels: 'px',
  'frames per second': 'fps',
};
