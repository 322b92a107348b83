import {
  ChangeDetectionStrategy,
  Component,
  computed,
  CUSTOM_ELEMENTS_SCHEMA,
  input,
  output,
  signal,
} from '@angular/core';
import { manimColors } from '@manim-nodes/node-catalog';
import { swatchOf } from '../../graph/parameter-text';

const rows = ['', '_A', '_B', '_D', '_E'] as const;
const families = ['BLUE', 'TEAL', 'GREEN', 'YELLOW', 'GOLD', 'RED', 'MAROON', 'PURPLE'] as const;
const singles = ['WHITE', 'GRAY_A', 'GRAY', 'GRAY_E', 'BLACK', 'ORANGE', 'PINK', 'PURE_RED'] as const;

/** A row of eight for each shade of Manim's families, and a row of greys and single colours. */
const palette: readonly { readonly name: string; readonly color: string }[] = [
  ...rows.flatMap((shade) => families.map((family) => `${family}${shade}`)),
  ...singles,
].flatMap((name) => {
  const color = manimColors[name];
  return color === undefined ? [] : [{ name, color }];
});

/** A colour by hex or by Manim's name, with a picker and Manim's palette that unfold below. */
@Component({
  selector: 'mn-color-input',
  templateUrl: './color-input.html',
  styleUrl: './color-input.scss',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColorInput {
  readonly value = input.required<string | null>();
  readonly label = input.required<string>();
  readonly inputId = input('');
  readonly invalid = input(false);
  /** Offers Manim's names; without them every colour comes as hex. */
  readonly named = input(true);
  readonly changed = output<string>();

  protected readonly palette = palette;
  protected readonly open = signal(false);
  protected readonly swatch = computed(() => swatchOf(this.value()) ?? 'transparent');

  protected toggle(): void {
    this.open.update((open) => !open);
    // The picker is a custom element: it comes alive whenever its definition arrives.
    if (this.open()) void import('vanilla-colorful/hex-color-picker.js');
  }

  protected pick(event: Event): void {
    if (event instanceof CustomEvent && hasHex(event.detail)) this.changed.emit(event.detail.value.toUpperCase());
  }

  protected choose({ name, color }: { readonly name: string; readonly color: string }): void {
    this.changed.emit(this.named() ? name : color);
  }

  protected commit(text: string): void {
    const trimmed = text.trim();
    const hex = /^#?([0-9a-f]{6})$/i.exec(trimmed)?.[1];
    const name = trimmed.toUpperCase().replaceAll(' ', '_');
    const known = manimColors[name];
    if (hex !== undefined) this.changed.emit(`#${hex.toUpperCase()}`);
    else if (known !== undefined) this.changed.emit(this.named() ? name : known);
  }
}

function hasHex(detail: unknown): detail is { readonly value: string } {
  return typeof detail === 'object' && detail !== null && 'value' in detail && typeof detail.value === 'string';
}
