import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { previewQualities, type PreviewQuality } from '@manim-nodes/contracts';
import { CompiledGraph } from '../graph/compiled-graph';
import { GraphStore } from '../graph/graph-store';
import { asked, cancelled, cleared, isBusy, noPreview, type PreviewMessage, received } from './preview-state';
import { PreviewSocket } from './preview-socket';

/** Rest after the last edit before a preview is asked for, in milliseconds. */
const restBeforeRender = 400;

/** Keeps the preview up to date with the document: asks for a render after each edit that changes the picture. */
@Injectable({ providedIn: 'root' })
export class PreviewStore {
  readonly #graph = inject(GraphStore);
  readonly #compiled = inject(CompiledGraph);
  readonly #socket = inject(PreviewSocket);
  readonly #state = signal(noPreview);
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly state = this.#state.asReadonly();
  readonly quality = signal<PreviewQuality>('low');
  readonly frameRate = computed(() => previewQualities[this.quality()].frameRate);
  readonly busy = computed(() => isBusy(this.#state()));
  readonly offline = computed(() => !this.#socket.connected());
  /** Why there is nothing to draw; `undefined` when there is something. */
  readonly emptyReason = computed(() => this.#emptyReason());
  /** The first error of the document: while there is one, nothing is rendered. */
  readonly blockedBy = computed(() => this.#compiled.errors()[0]);

  constructor() {
    this.#socket.onMessage = (message) => {
      this.#state.update((state) => received(state, message));
      this.#report(message);
    };
    this.#socket.onReconnect = () => {
      if (this.busy()) this.render();
    };
    effect(() => {
      if (this.#graph.openings() === 0) return;
      const wasBusy = untracked(this.busy);
      this.#state.update(cleared);
      if (wasBusy) void this.#socket.cancel();
    });
    effect(() => {
      this.#compiled.hash();
      this.quality();
      const ready = this.#compiled.current() && this.blockedBy() === undefined && this.emptyReason() === undefined;
      clearTimeout(this.#timer);
      if (!ready) return;
      const first = untracked(this.#state).phase === 'idle';
      this.#timer = setTimeout(
        () => {
          this.render();
        },
        first ? 0 : restBeforeRender,
      );
    });
  }

  render(): void {
    this.#state.update(asked);
    const { revision, sessionId } = this.#state();
    void this.#socket.render({
      type: 'render',
      graph: this.#graph.graph(),
      quality: this.quality(),
      revision,
      ...(sessionId === undefined ? {} : { session_id: sessionId }),
    });
  }

  cancel(): void {
    this.#state.update(cancelled);
    void this.#socket.cancel();
  }

  /** A failure of the newest render that names a node is shown on that node too. */
  #report(message: PreviewMessage): void {
    const { failure, revision } = this.#state();
    if (message.type !== 'error' || message.revision !== revision || failure?.nodeId === undefined) return;
    this.#compiled.report({
      code: 'render-failed',
      severity: 'error',
      message: failure.message,
      node_id: failure.nodeId,
      ...(failure.handle === undefined ? {} : { handle: failure.handle }),
    });
  }

  #emptyReason(): string | undefined {
    const result = this.#compiled.result();
    if (this.#graph.graph().nodes.length === 0) return 'add a shape from the palette';
    const blank = typeof result?.python === 'string' && result.source_map.length === 0;
    if (!blank) return undefined;
    return this.#compiled.diagnostics()[0]?.message ?? 'connect a shape to Create';
  }
}
