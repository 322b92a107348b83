import type { Diagnostic } from '@manim-nodes/graph-model';
import type { CheckedGraph } from '../1-check/checked';
import { desugar, type Coercion } from './desugar';
import { establish, type Facts } from './facts';
import { liveness, type Liveness } from './live';
import { screen, type Screen } from './screen';
import { sequence, type Moment } from './sequence';
import { unite, type Units } from './units';
import { warnings } from './warnings';

/** What happens, in order; the passes refine it, phase 4 writes it as Python. */
export interface Scene {
  readonly facts: Facts;
  readonly coercions: ReadonlyMap<number, Coercion>;
  readonly liveness: Liveness;
  readonly units: Units;
  readonly moments: readonly Moment[];
  readonly screen: Screen;
  /** Values and readings that are written where they are used, and have no variable. */
  readonly inlined: ReadonlySet<number>;
}

/** Phase 2: from nodes and wires to steps and moments. `undefined` when steps need each other in a ring. */
export function lower(graph: CheckedGraph, report: (diagnostic: Diagnostic) => void): Scene | undefined {
  const { nodes, coercions } = desugar(graph);
  const facts = establish(nodes);
  const live = liveness(facts);
  const units = unite(facts, report);
  const moments = sequence(facts, live, units, report);
  if (!moments) return undefined;
  const shown = screen(facts, live, moments);
  for (const diagnostic of warnings(facts, live, units, moments)) report(diagnostic);
  return { facts, coercions, liveness: live, units, moments, screen: shown, inlined: new Set() };
}
