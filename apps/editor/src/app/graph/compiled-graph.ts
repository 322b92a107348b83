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
  readonly #reported = signal<{ readonly diagnostic: Diagnostic; readonly hash: string } | null>(null);
  readonly #found = computed(() => this.result()?.diagnostics ?? []);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Changes with the meaning of the document, not with positions, labels or names. */
  readonly hash = computed(() => graphHash(this.#store.graph()));
  readonly result = computed(() => this.#result()?.result ?? null);
  /** True once `result` speaks of the document as it is now. */
  readonly current = computed(() => this.#result()?.hash === this.hash());
  /** Everything that is wrong, errors first; what only showed when the graph ran is part of it until the next edit. */
  readonly diagnostics = computed<readonly Diagnostic[]>(() => {
    const reported = this.#reported();
    const running = reported?.hash === this.hash() ? [reported.diagnostic] : [];
    return [...running, ...this.#found()].sort((a, b) => rank[a.severity] - rank[b.severity]);
  });
  /** Errors that the compiler found: with one of them the document cannot be rendered at all. */
  readonly errors = computed(() => this.#found().filter(({ severity }) => severity === 'error'));
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

  /** Takes in what went wrong when the document, as it is now, was run. */
  report(diagnostic: Diagnostic): void {
    this.#reported.set({ diagnostic, hash: this.hash() });
  }

  #compile(compiler: Compiler, hash: string, graph: Graph): void {
    this.#result.set({ result: compiler.compile(graph, { lenient: true }), hash });
  }
}
