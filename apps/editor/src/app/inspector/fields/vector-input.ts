import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { NumberInput } from './number-input';

/** Several numbers in a row: the axes of a vector, or the ends and step of a range. */
@Component({
  selector: 'mn-vector-input',
  imports: [NumberInput],
  template: `
    @for (part of parts(); track part.name) {
      <mn-number-input
        [label]="label() + ' ' + part.name"
        [prefix]="part.name"
        [value]="part.value"
        [placeholder]="part.optional ? 'auto' : ''"
        [invalid]="invalid()"
        (changed)="set($index, $event)"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 4px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VectorInput {
  readonly value = input.required<readonly number[] | null>();
  readonly names = input<readonly string[]>(['x', 'y', 'z']);
  /** How many of the numbers must be there; the rest may be left empty. */
  readonly needed = input(3);
  readonly label = input.required<string>();
  readonly invalid = input(false);
  readonly changed = output<readonly number[]>();

  protected readonly parts = computed(() =>
    this.names().map((name, index) => ({
      name,
      value: this.value()?.[index] ?? null,
      optional: index >= this.needed(),
    })),
  );

  protected set(index: number, value: number | null): void {
    const numbers = this.parts().map((part, at) => (at === index ? value : part.value));
    const upTo = numbers.slice(0, this.needed()).map((number) => number ?? 0);
    const rest = numbers.slice(this.needed()).filter((number) => number !== null);
    this.changed.emit([...upTo, ...rest]);
  }
}
