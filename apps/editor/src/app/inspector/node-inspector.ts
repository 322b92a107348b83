import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { LucideUnlink } from '@lucide/angular';
import type { Diagnostic, Edge, GraphNode } from '@manim-nodes/graph-model';
import { definitionOf, isStep, type Parameter, portsOf } from '@manim-nodes/node-catalog';
import { CanvasView } from '../canvas/canvas-view';
import { canBeLive, categoryColors, isDrawn, titleOf } from '../graph/catalogue';
import { CompiledGraph } from '../graph/compiled-graph';
import { GraphStore } from '../graph/graph-store';
import { DiagnosticList } from '../problems/diagnostic-list';
import { NumberInput } from './fields/number-input';
import { ParameterField } from './parameter-field';

interface ParameterRow {
  readonly name: string;
  readonly parameter: Parameter;
  readonly wire: Edge | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface InputRow {
  readonly name: string;
  readonly description: string;
  readonly sources: readonly { readonly edge: string; readonly node: string; readonly title: string }[];
}

/** Everything about one node: its name, switches, wired inputs and every parameter. */
@Component({
  selector: 'mn-node-inspector',
  imports: [DiagnosticList, LucideUnlink, NumberInput, ParameterField],
  templateUrl: './node-inspector.html',
  styleUrl: './inspector.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeInspector {
  readonly #store = inject(GraphStore);
  readonly #compiled = inject(CompiledGraph);
  protected readonly view = inject(CanvasView);
  readonly node = input.required<GraphNode>();

  protected readonly definition = computed(() => definitionOf(this.node().type));
  protected readonly tint = computed(() => {
    const definition = this.definition();
    return definition ? categoryColors[definition.category] : 'var(--error)';
  });
  protected readonly step = computed(() => {
    const definition = this.definition();
    return definition !== undefined && isStep(definition);
  });
  protected readonly drawn = computed(() => {
    const definition = this.definition();
    return definition !== undefined && isDrawn(definition);
  });
  protected readonly liveable = computed(() => {
    const definition = this.definition();
    return definition !== undefined && canBeLive(definition);
  });
  readonly #diagnostics = computed(() => this.#compiled.byNode().get(this.node().id) ?? []);
  readonly #incoming = computed(() => this.#store.graph().edges.filter((edge) => edge.target === this.node().id));

  protected readonly inputs = computed<readonly InputRow[]>(() => {
    const definition = this.definition();
    const ports = definition ? portsOf(definition, this.node().data).inputs : [];
    return ports
      .filter(({ kind }) => kind !== 'parameter')
      .map(({ name, description }) => ({ name, description, sources: this.#sourcesOf(name) }))
      .filter(({ name, sources }) => name !== 'after' || sources.length > 0);
  });
  readonly #parameters = computed<readonly ParameterRow[]>(() =>
    Object.entries(this.definition()?.parameters ?? {}).map(([name, parameter]) => ({
      name,
      parameter,
      wire: this.#incoming().find((edge) => edge.targetHandle === name),
      diagnostics: this.#diagnostics().filter(({ handle }) => handle === name),
    })),
  );
  protected readonly parameters = computed(() => this.#parameters().filter(({ parameter }) => !parameter.advanced));
  protected readonly advanced = computed(() => this.#parameters().filter(({ parameter }) => parameter.advanced));
  protected readonly advancedUsed = computed(() =>
    this.advanced().some(({ name, wire }) => wire !== undefined || this.node().data[name] !== undefined),
  );
  /** What is said beside the fields of the parameters themselves is not said twice. */
  protected readonly problems = computed(() => {
    const beside = new Set(this.#parameters().flatMap(({ diagnostics }) => diagnostics));
    return this.#diagnostics().filter((diagnostic) => !beside.has(diagnostic) || diagnostic.fix !== undefined);
  });

  protected rename(label: string): void {
    const { id, type } = this.node();
    const name = label.trim();
    this.#store.run({ type: 'set-fields', id, fields: { label: name === '' || name === type ? undefined : name } });
  }

  protected setOff(off: boolean): void {
    this.#store.run({ type: 'set-fields', id: this.node().id, fields: { off: off || undefined } });
  }

  protected setHidden(hidden: boolean): void {
    const visible = hidden ? 'never' : undefined;
    this.#store.run({ type: 'set-fields', id: this.node().id, fields: { visible } });
  }

  protected setLive(live: boolean): void {
    this.#store.run({ type: 'set-fields', id: this.node().id, fields: { live: live || undefined } });
  }

  protected setWithPrevious(together: boolean): void {
    this.#store.run({ type: 'set-fields', id: this.node().id, fields: { start: together ? 'with' : undefined } });
  }

  protected setSeconds(field: 'delay' | 'pause', seconds: number | null): void {
    const { id } = this.node();
    const value = seconds === null || seconds === 0 ? undefined : seconds;
    this.#store.runInGesture(`${id}.${field}`, { type: 'set-fields', id, fields: { [field]: value } });
  }

  protected unwire(edge: string): void {
    this.#store.run({ type: 'remove-edges', ids: [edge] });
  }

  #sourcesOf(handle: string): InputRow['sources'] {
    return this.#incoming()
      .filter((edge) => edge.targetHandle === handle)
      .map((edge) => {
        const source = this.#store.nodes().get(edge.source);
        return { edge: edge.id, node: edge.source, title: source ? titleOf(source) : edge.source };
      });
  }
}
