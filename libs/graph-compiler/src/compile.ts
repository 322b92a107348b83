import type { Diagnostic, Graph } from '@manim-nodes/graph-model';
import { check as checkGraph } from './1-check/check';
import { lower } from './2-lower/scene';
import { inlineOnce } from './3-passes/inline-once';
import type { Pass } from './3-passes/pass';
import { pruneUnused } from './3-passes/prune-unused';
import { emit } from './4-emit/emit';
import type { CompileOptions, CompileResult } from './result';

/** In this order: what is dropped is used no more, so that what is left may be used once. */
const passes: readonly Pass[] = [pruneUnused, inlineOnce];

/**
 * A graph as the Python of a Manim scene. Pure and deterministic: the same graph gives the same bytes, in the browser
 * and on a server. A person's mistakes come back as diagnostics, all of them; nothing is thrown for them.
 */
export function compile(graph: Graph, options: CompileOptions = {}): CompileResult {
  const checked = checkGraph(graph, options.lenient ?? false);
  const diagnostics: Diagnostic[] = [...checked.diagnostics];
  const failed = (): CompileResult => ({ python: null, source_map: [], diagnostics, scene_class: 'Scene', steps: [] });
  if (!checked.graph) return failed();
  const scene = lower(checked.graph, (diagnostic) => {
    diagnostics.push(diagnostic);
  });
  if (!scene || diagnostics.some(({ severity }) => severity === 'error')) return failed();
  const refined = passes.reduce((current, pass) => pass.run(current), scene);
  const { still_seconds: stillSeconds } = options;
  const emitted = emit(refined, { settings: graph.settings, ...(stillSeconds !== undefined && { stillSeconds }) });
  return { ...emitted, diagnostics };
}

/** Everything that is wrong with a graph, and everything that is hardly meant. */
export function check(graph: Graph): readonly Diagnostic[] {
  const checked = checkGraph(graph, false);
  const diagnostics: Diagnostic[] = [...checked.diagnostics];
  if (checked.graph) {
    lower(checked.graph, (diagnostic) => {
      diagnostics.push(diagnostic);
    });
  }
  return diagnostics;
}

const refused: ReadonlySet<string> = new Set(['unknown-type', 'dangling-edge', 'cycle']);

/** The diagnostics that forbid saving: the document is no graph. What is merely unfinished may be saved. */
export function refusals(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => refused.has(code));
}
