import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { checkConnection, compile, CompileResult } from '@manim-nodes/graph-compiler';
import { type Diagnostic, type Graph, graphHash, type Severity } from '@manim-nodes/graph-model';
import { GraphStore } from './graph-store';

/** What the editor uses of the compiler, once it is loaded. */
interface Compiler {
  readonly compile: typeof compile;
  readonly checkConnection: typeof checkConnection;
}

/** The place and kind of a wire that somebody is about to draw. */
export interface WireEnds {
  readonly source: string;
  readonly sourceHandle: string;
  readonly target: string;
  readonly targetHandle: string;
}

export type WireVerdict = ReturnType<Compiler['checkConnection']>;

/** Rest after the last edit before the document is compiled again, in milliseconds. */
const restBeforeCompiling = 60;
const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What the compiler says about the document, kept up to date while it is edited. The compiler is loaded after the page. */
@Injectable({ providedIn: 'root' })
export class CompiledGraph {
  readonly #store = inject(GraphStore);
  readonly #compiler = signal<Compiler | null>(null);
  readonly #result = signal<{ readonly result: CompileResult; readonly hash: string } | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Changes with the meaning of the document, not with positions, labels or names. */
  readonly hash = computed(() => graphHash(this.#store.graph()));
  readonly result = computed(() => this.#result()?.result ?? null);
  /** True once `result` speaks of the document as it is now. */
  readonly current = computed(() => this.#result()?.hash === this.hash());
  readonly diagnostics = computed<readonly Diagnostic[]>(() =>
    [...(this.result()?.diagnostics ?? [])].sort((a, b) => rank[a.severity] - rank[b.severity]),
  );
  readonly errors = computed(() => this.diagnostics().filter(({ severity }) => severity === 'error'));
  readonly byNode = computed<ReadonlyMap<string, readonly Diagnostic[]>>(() => {
    const grouped = new Map<string, Diagnostic[]>();
    for (const diagnostic of this.diagnostics()) {
      const id = diagnostic.node_id?.split('/')[0];
      if (id !== undefined) grouped.set(id, [...(grouped.get(id) ?? []), diagnostic]);
    }
    return grouped;
  });

  constructor() {
    void import('@manim-nodes/graph-compiler').then((compiler) => {
      this.#compiler.set(compiler);
    });
    effect(() => {
      const compiler = this.#compiler();
      const hash = this.hash();
      if (compiler === null) return;
      clearTimeout(this.#timer);
      const first = untracked(this.#result) === null;
      this.#timer = setTimeout(
        () => {
          this.#compile(compiler, hash, this.#store.graph());
        },
        first ? 0 : restBeforeCompiling,
      );
    });
  }

  /** Says whether a wire may be drawn and which wire it would take the place of. */
  checkWire(ends: WireEnds, graph = this.#store.graph()): WireVerdict {
    const compiler = this.#compiler();
    if (compiler === null) return { ok: false, message: 'Still loading: try again in a moment' };
    return compiler.checkConnection(graph, ends);
  }

  #compile(compiler: Compiler, hash: string, graph: Graph): void {
    this.#result.set({ result: compiler.compile(graph, { lenient: true }), hash });
  }
}
