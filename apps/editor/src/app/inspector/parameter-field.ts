import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { LucideRotateCcw, LucideUnlink } from '@lucide/angular';
import { type Diagnostic, type Edge, type GraphNode, isFormulaValue, type JsonValue } from '@manim-nodes/graph-model';
import { type Parameter, rateFunctions } from '@manim-nodes/node-catalog';
import { CanvasView } from '../canvas/canvas-view';
import { titleOf, valueOf } from '../graph/catalogue';
import { GraphStore } from '../graph/graph-store';
import { parseValue, valueText } from '../graph/parameter-text';
import { ColorInput } from './fields/color-input';
import { NumberInput } from './fields/number-input';
import { VectorInput } from './fields/vector-input';

/** One parameter of a node: its field, or the node it is wired to; what is wrong with it; and a way back to the default. */
@Component({
  selector: 'mn-parameter-field',
  imports: [ColorInput, LucideRotateCcw, LucideUnlink, NumberInput, VectorInput],
  templateUrl: './parameter-field.html',
  styleUrl: './parameter-field.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ParameterField {
  readonly #store = inject(GraphStore);
  readonly #view = inject(CanvasView);
  readonly node = input.required<GraphNode>();
  readonly name = input.required<string>();
  readonly parameter = input.required<Parameter>();
  readonly wire = input<Edge | undefined>();
  readonly diagnostics = input<readonly Diagnostic[]>([]);

  protected readonly rateFunctions = rateFunctions;
  protected readonly id = computed(() => `parameter-${this.node().id}-${this.name()}`);
  protected readonly label = computed(() => this.name().replaceAll('_', ' '));
  protected readonly value = computed(() => valueOf(this.node(), this.name(), this.parameter()));
  protected readonly set = computed(() => this.node().data[this.name()] !== undefined);
  protected readonly invalid = computed(() => this.diagnostics().some(({ severity }) => severity === 'error'));
  protected readonly formula = computed(() => {
    const value = this.value();
    return isFormulaValue(value) ? value.formula : undefined;
  });
  protected readonly number = computed(() => {
    const value = this.value();
    return typeof value === 'number' ? value : null;
  });
  protected readonly text = computed(() => {
    const value = this.value();
    return typeof value === 'string' ? value : '';
  });
  protected readonly color = computed(() => {
    const value = this.value();
    return typeof value === 'string' ? value : null;
  });
  protected readonly numbers = computed(() => {
    const value = this.value();
    return Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : null;
  });
  /** Items of a list, one on each line. */
  protected readonly lines = computed(() => {
    const value = this.value();
    if (!Array.isArray(value)) return '';
    const items: readonly JsonValue[] = value;
    return items.map((item) => valueText(this.parameter(), item)).join('\n');
  });
  protected readonly sourceTitle = computed(() => {
    const wire = this.wire();
    const source = wire && this.#store.nodes().get(wire.source);
    return source ? titleOf(source) : wire?.source;
  });

  /** True where a plain value may be replaced by a formula. */
  protected readonly computable = computed(
    () => computableKinds.has(this.parameter().type) && this.formula() === undefined,
  );

  /** Turns the value into a formula that says the same. */
  protected compute(): void {
    const value = this.value();
    this.change({ formula: value === null ? '0' : JSON.stringify(value) });
  }

  protected change(value: JsonValue | undefined): void {
    this.#store.setParameter(this.node().id, this.name(), value);
  }

  /** Stores what was typed where it is a value of the parameter; else the field keeps what it had. */
  protected type(text: string): void {
    const value = parseValue(this.parameter(), text);
    if (value !== undefined) this.change(value);
  }

  protected typeLines(text: string): void {
    const parameter = this.parameter();
    const plain = parameter.type === 'list' && parameter.items === 'number' ? text.trim().split('\n').join(', ') : text;
    this.type(plain);
  }

  protected showSource(): void {
    const wire = this.wire();
    if (wire) this.#view.reveal(wire.source);
  }

  protected unwire(): void {
    const wire = this.wire();
    if (wire) this.#store.run({ type: 'remove-edges', ids: [wire.id] });
  }
}

const computableKinds: ReadonlySet<Parameter['type']> = new Set(['number', 'integer', 'vector']);
