import {
  afterNextRender,
  afterRenderEffect,
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  F_CONNECTION_BUILDERS,
  F_DEFAULT_CONTROL_SCHEME,
  type FCanvasChangeEvent,
  type FCreateConnectionEvent,
  type FDragStartedEvent,
  FFlowComponent,
  FFlowModule,
  FMagneticLines,
  type FMoveNodesEvent,
  type FReassignConnectionEvent,
  FSelectionArea,
  type FSelectionChangeEvent,
  middleButtonEventTrigger,
  primaryButtonEventTrigger,
  provideFFlow,
  withControlScheme,
} from '@foblex/flow';
import { LucideMinus, LucidePlus, LucideScan } from '@lucide/angular';
import { accepts } from '@manim-nodes/graph-model';
import { definitionOf } from '@manim-nodes/node-catalog';
import { CompiledGraph, type WireEnds } from '../graph/compiled-graph';
import { GraphStore } from '../graph/graph-store';
import { Wiring } from '../graph/wiring';
import { nodeMime } from '../palette/node-mime';
import { CanvasView } from './canvas-view';
import { zoomLimits } from './camera';
import { type CardSocket, socketOf } from './card';
import { NodeFace } from './node-face';
import { lookOf } from './port-look';
import { Socket } from './socket';
import { WireCurve } from './wire-curve';
import { wiresOf } from './wires';

/** Stands in the list of allowed targets when there is none: for the library an empty list means "anything". */
const nowhere = ['nowhere'];
/** Milliseconds for asking the compiler about each target; in huge graphs the rest is judged by its type alone. */
const pressBudget = 40;
/** How long the reason for a refused wire stays after the drop, in milliseconds. */
const refusalTime = 2600;

/** The drawing surface. The only place that knows the graph library: the rest speaks of stores, nodes and handles. */
@Component({
  selector: 'mn-graph-canvas',
  imports: [FFlowModule, FMagneticLines, FSelectionArea, LucideMinus, LucidePlus, LucideScan, NodeFace, Socket],
  templateUrl: './graph-canvas.html',
  styleUrl: './graph-canvas.scss',
  providers: [
    { provide: F_CONNECTION_BUILDERS, useValue: { wire: new WireCurve() } },
    provideFFlow(
      withControlScheme({
        ...F_DEFAULT_CONTROL_SCHEME,
        scrollPan: true,
        canvasMove: (event) => primaryButtonEventTrigger(event) || middleButtonEventTrigger(event),
      }),
    ),
  ],
  host: {
    role: 'region',
    'aria-label': 'Canvas',
    '(dblclick)': 'openQuickAdd($event)',
    '(dragover)': 'allowDrop($event)',
    '(drop)': 'dropNode($event)',
    '(pointermove)': 'explainWhileDragging($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GraphCanvas {
  readonly #store = inject(GraphStore);
  readonly #compiled = inject(CompiledGraph);
  readonly #wiring = inject(Wiring);
  readonly #changes = inject(ChangeDetectorRef);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly flow = viewChild.required(FFlowComponent);
  readonly #destroyed = inject(DestroyRef);
  #refusalTimer: ReturnType<typeof setTimeout> | undefined;

  protected readonly view = inject(CanvasView);
  protected readonly zoomLimits = zoomLimits;
  /** A double click on the canvas opens quick-add, it does not zoom. */
  protected readonly never = (): boolean => false;
  protected readonly selection = this.#store.selection;
  protected readonly empty = computed(() => this.view.cards().length === 0);
  protected readonly wires = computed(() =>
    wiresOf(this.#store.graph(), this.view.cards(), this.#store.selection(), this.#compiled.diagnostics()),
  );
  /** The socket under the pointer that presses, with the sockets that a wire from it may end on. */
  readonly #press = signal<{ readonly socket: string; readonly targets: string[] } | undefined>(undefined);
  /** The socket that a wire is being drawn from. */
  protected readonly drawing = signal<string | undefined>(undefined);
  protected readonly drawingColor = computed(() => {
    const sockets = this.view.cards().flatMap((card) => card.sockets);
    const from = sockets.find(({ id }) => id === this.drawing());
    return from && lookOf(from.type).color;
  });
  protected readonly refusal = signal<{ readonly x: number; readonly y: number; readonly message: string } | undefined>(
    undefined,
  );

  constructor() {
    afterNextRender(() => {
      const observer = new ResizeObserver(() => {
        this.#place();
      });
      observer.observe(this.#host);
      this.#destroyed.onDestroy(() => {
        observer.disconnect();
      });
      this.#place();
      this.view.fitAll();
    });
    // The library keeps a selection of its own; what the store says wins, once the new nodes are on the canvas.
    afterRenderEffect(() => {
      const { nodes, edges } = this.#store.selection();
      const flow = untracked(this.flow);
      const shown = flow.getSelection();
      if (sameIds(nodes, shown.fNodeIds) && sameIds(edges, shown.fConnectionIds)) return;
      flow.select([...nodes], [...edges], false);
    });
  }

  protected targetsOf(socket: CardSocket): string[] {
    const press = this.#press();
    return press?.socket === socket.id ? press.targets : nowhere;
  }

  /** The library reads the allowed targets as soon as the pointer moves, so they must be in place before. */
  protected press(socket: CardSocket): void {
    const until = performance.now() + pressBudget;
    const targets = this.view
      .cards()
      .flatMap((card) => card.sockets)
      .filter((other) => other.side !== socket.side && other.node !== socket.node)
      .filter((other) =>
        performance.now() < until ? this.#compiled.checkWire(endsOf(socket, other)).ok : fits(socket, other),
      )
      .map(({ id }) => id);
    this.#press.set({ socket: socket.id, targets: targets.length > 0 ? targets : nowhere });
    this.#changes.detectChanges();
  }

  protected dragStarted(event: FDragStartedEvent): void {
    if (event.kind === 'create-connection') this.drawing.set(this.#press()?.socket);
    else if (event.kind === 'reassign-connection') this.refusal.set(undefined);
  }

  protected dragEnded(): void {
    this.drawing.set(undefined);
  }

  protected explainWhileDragging(event: PointerEvent): void {
    const from = this.drawing();
    if (from === undefined) return;
    const over = socketAt(event.clientX, event.clientY);
    const ends = over && over !== from ? this.#ends(from, over) : undefined;
    const verdict = ends && this.#compiled.checkWire(ends);
    this.#explain(verdict?.ok === false ? verdict.message : undefined, event.clientX, event.clientY);
  }

  protected connect({ sourceId, targetId, dropPosition: { x, y } }: FCreateConnectionEvent): void {
    const exact = socketAt(x, y);
    const target = exact !== undefined && exact !== sourceId ? exact : targetId;
    if (target === undefined) {
      this.#explain(undefined, x, y);
      if (!overNode(x, y) && exact === undefined) this.view.openQuickAdd({ x, y }, socketOf(sourceId));
      return;
    }
    const ends = this.#ends(sourceId, target);
    this.#explainForAWhile(ends && this.#wiring.connect(ends), x, y);
  }

  protected reconnect(event: FReassignConnectionEvent): void {
    const { x, y } = event.dropPosition;
    const fixed = event.endpoint === 'source' ? event.previousTargetId : event.previousSourceId;
    const exact = socketAt(x, y);
    const next = exact ?? (event.endpoint === 'source' ? event.nextSourceId : event.nextTargetId);
    const ends = next === undefined ? undefined : this.#ends(fixed, next);
    if (next !== undefined && ends === undefined) return;
    this.#explainForAWhile(this.#wiring.move(event.connectionId, ends), x, y);
  }

  protected move(event: FMoveNodesEvent): void {
    const positions = Object.fromEntries(
      event.nodes.map(({ id, position }) => [id, { x: Math.round(position.x), y: Math.round(position.y) }]),
    );
    this.#store.run({ type: 'move-nodes', positions });
  }

  protected pick(event: FSelectionChangeEvent): void {
    this.#store.select(event.nodeIds, event.connectionIds);
  }

  protected follow(event: FCanvasChangeEvent): void {
    this.view.camera.set({ x: event.position.x, y: event.position.y, scale: event.scale });
  }

  protected choose(id: string, event: Event): void {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.#store.select([id]);
  }

  protected openQuickAdd(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest('.node, .f-connection, .controls')) return;
    this.view.openQuickAdd({ x: event.clientX, y: event.clientY });
  }

  protected allowDrop(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes(nodeMime)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  }

  protected dropNode(event: DragEvent): void {
    const definition = definitionOf(event.dataTransfer?.getData(nodeMime) ?? '');
    if (!definition) return;
    event.preventDefault();
    const { x, y } = this.view.documentPoint({ x: event.clientX, y: event.clientY });
    this.#store.add(definition.type, definition.version, x - 104, y - 14);
  }

  #place(): void {
    const { x, y, width, height } = this.#host.getBoundingClientRect();
    this.view.place({ x, y, width, height });
  }

  /** Wires are drawn from either end; `undefined` when both are outputs or both inputs. */
  #ends(a: string, b: string): WireEnds | undefined {
    const [one, other] = [socketOf(a), socketOf(b)];
    return one.side === other.side ? undefined : endsOf(one, other);
  }

  #explain(message: string | undefined, x: number, y: number): void {
    clearTimeout(this.#refusalTimer);
    this.refusal.set(message === undefined ? undefined : { message, x, y });
  }

  #explainForAWhile(message: string | undefined, x: number, y: number): void {
    this.#explain(message, x, y);
    this.#refusalTimer = setTimeout(() => {
      this.refusal.set(undefined);
    }, refusalTime);
  }
}

function fits(one: CardSocket, other: CardSocket): boolean {
  const [source, target] = one.side === 'out' ? [one, other] : [other, one];
  return accepts(target.type, source.type) !== undefined;
}

type End = Pick<CardSocket, 'node' | 'side' | 'handle'>;

function endsOf(a: End, b: End): WireEnds {
  const [source, target] = a.side === 'out' ? [a, b] : [b, a];
  return { source: source.node, sourceHandle: source.handle, target: target.node, targetHandle: target.handle };
}

/** The socket under a point of the window, or that of the row under it. */
function socketAt(x: number, y: number): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const socket = element.closest<HTMLElement>('[data-socket]');
    if (socket) return socket.dataset.socket;
  }
  return undefined;
}

const overNode = (x: number, y: number): boolean =>
  document.elementsFromPoint(x, y).some((element) => element.closest('.node') !== null);

function sameIds(ids: ReadonlySet<string>, shown: readonly string[]): boolean {
  return ids.size === shown.length && shown.every((id) => ids.has(id));
}
