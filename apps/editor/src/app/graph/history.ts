import { applyCommand, applyPatches, type Change, type Command, type Graph } from '@manim-nodes/graph-model';

type Patches = Change['patches'];

/** One step of undo. Edits of one gesture (a slider being dragged) carry the same `gesture` and become one step. */
export interface HistoryStep {
  readonly id: number;
  readonly patches: readonly Patches[];
  readonly inverse: readonly Patches[];
  readonly gesture?: string;
  readonly time: number;
}

/** A document with what was done to it; `past` and `future` are stacks whose top is last. */
export interface History {
  readonly graph: Graph;
  readonly past: readonly HistoryStep[];
  readonly future: readonly HistoryStep[];
}

const keptSteps = 200;
/** Edits of the same gesture further apart than this, in milliseconds, are two steps of undo. */
const gesturePause = 1000;

let lastStep = 0;

export function historyOf(graph: Graph): History {
  return { graph, past: [], future: [] };
}

/** Runs commands as one step of undo. Gives back the same history where nothing changed. */
export function record(history: History, commands: readonly Command[], gesture?: string, now = Date.now()): History {
  let graph = history.graph;
  const patches: Patches[] = [];
  const inverse: Patches[] = [];
  for (const command of commands) {
    const change = applyCommand(graph, command);
    if (change.patches.length === 0) continue;
    graph = change.graph;
    patches.push(change.patches);
    inverse.unshift(change.inverse);
  }
  if (patches.length === 0) return history;

  const top = history.past.at(-1);
  if (gesture !== undefined && top?.gesture === gesture && now - top.time < gesturePause) {
    const merged = { ...top, patches: [...top.patches, ...patches], inverse: [...inverse, ...top.inverse], time: now };
    return { graph, past: [...history.past.slice(0, -1), merged], future: [] };
  }
  lastStep += 1;
  const step: HistoryStep = {
    id: lastStep,
    patches,
    inverse,
    time: now,
    ...(gesture === undefined ? {} : { gesture }),
  };
  return { graph, past: [...history.past, step].slice(-keptSteps), future: [] };
}

export function undo(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  return {
    graph: step.inverse.reduce(applyPatches, history.graph),
    past: history.past.slice(0, -1),
    future: [...history.future, step],
  };
}

export function redo(history: History): History {
  const step = history.future.at(-1);
  if (!step) return history;
  return {
    graph: step.patches.reduce(applyPatches, history.graph),
    // An edit that follows must not melt into a step that was redone.
    past: [...history.past, { ...step, time: 0 }],
    future: history.future.slice(0, -1),
  };
}
