import type { JsonValue } from '@manim-nodes/graph-model';
import type { PyExpr, PyStmt } from '@manim-nodes/python-ast';

/** What a node's own file is told when it writes its Python. */
export interface Lowering<Handle extends string = string> {
  /** Python of a parameter or single input; `undefined` where it has its default or is not wired. */
  readonly value: Readonly<Record<Handle, PyExpr | undefined>>;
  /** The same, but a default is written out. Only for handles that have a wire, a value or a default. */
  readonly full: Readonly<Record<Handle, PyExpr>>;
  /** Python of each wire into a multi-input, in order; a list wired into it comes as `*list`. */
  readonly many: (handle: Handle) => readonly PyExpr[];
  /** The stored value of a parameter that decides the shape of the Python; `undefined` when a wire overrides it. */
  readonly stored: (handle: Handle) => JsonValue | undefined;
}

/** A call on the mobject that a modifier changes; the compiler decides where it acts (now, under `.animate`, on every frame). */
export interface MethodCall {
  readonly method: string;
  readonly args?: readonly PyExpr[];
  readonly keywords?: Readonly<Record<string, PyExpr | undefined>>;
}

/** Numbers, vectors, lists: computes from its inputs alone. */
export interface ValueBehaviour<Handle extends string> {
  readonly kind: 'value';
  readonly lower: (lowering: Lowering<Handle>) => PyExpr;
}

/** Looks at the mobject of input `subject` at a moment (or live) and computes a value or names a part of it. */
export interface ReadingBehaviour<Handle extends string> {
  readonly kind: 'reading';
  readonly subject: Handle;
  /** The result is a part of the subject, not a value: changing it changes the subject. */
  readonly part?: boolean;
  readonly lower: (lowering: Lowering<Handle>) => PyExpr;
}

/** Makes a mobject or a tracker. */
export interface ConstructorBehaviour<Handle extends string> {
  readonly kind: 'constructor';
  readonly lower: (lowering: Lowering<Handle>) => PyExpr;
  /** The multi-input whose mobjects it holds (a group does not copy its members). */
  readonly holds?: Handle;
  /** Outputs that read the made object, always live: `value` of a tracker. */
  readonly live?: Readonly<Record<string, (self: PyExpr) => PyExpr>>;
  /** Draws nothing, so it is never added to the screen. */
  readonly invisible?: boolean;
  /** A parameter with a cheap updater instead of a redraw, and the method that sets it. */
  readonly liveSetter?: { readonly parameter: Handle; readonly method: string };
}

/** Changes the mobject of input `subject` and passes it on. */
export interface ModifierBehaviour<Handle extends string> {
  readonly kind: 'modifier';
  readonly subject: Handle;
  /** An absolute one gives the same result when it acts twice; a relative one adds up. */
  readonly effect: 'absolute' | 'relative';
  readonly lower: (lowering: Lowering<Handle>) => MethodCall;
}

/** Says when the modifiers behind it act. */
export interface HeadBehaviour<Handle extends string> {
  readonly kind: 'head';
  readonly subject: Handle;
  readonly head: 'animate';
  /** Keywords of `.animate(…)` beside run_time and rate_func. */
  readonly lower: (lowering: Lowering<Handle>) => Readonly<Record<string, PyExpr | undefined>>;
}

/** An animation of one mobject; a step of its own when nothing consumes it. */
export interface AnimationBehaviour<Handle extends string> {
  readonly kind: 'animation';
  /** The input that is animated; `Wait` has none. */
  readonly subject?: Handle;
  /** The input that the subject turns into. */
  readonly target?: Handle;
  /** Which mobject the animation brings onto the screen. */
  readonly introduces?: 'subject' | 'target';
  /** Takes the subject off the screen. */
  readonly removes?: boolean;
  /** Which mobject is on the screen afterwards. Default: the subject. */
  readonly leaves?: 'subject' | 'target';
  /** Without run_time and rate_func, which the compiler puts into the animation or into the play. */
  readonly lower: (lowering: Lowering<Handle>) => PyExpr;
  /** The statement of a step that is not a play: `self.wait(…)`, `self.add(…)`. */
  readonly step?: (lowering: Lowering<Handle>) => PyStmt;
}

/** Plays or composes the animations of a multi-input. */
export interface CompositionBehaviour<Handle extends string> {
  readonly kind: 'composition';
  readonly animations: Handle;
  /** Whether its animations run at the same time. */
  readonly together: boolean;
  /** The class that composes them; without it the animations are played side by side by the step itself. */
  readonly lower?: (lowering: Lowering<Handle>) => PyExpr;
}

/** Acts at a point in time, and is no animation. */
export interface StepBehaviour<Handle extends string> {
  readonly kind: 'step';
  readonly lower: (lowering: Lowering<Handle>) => readonly PyStmt[];
}

export type Behaviour<Handle extends string = string> =
  | ValueBehaviour<Handle>
  | ReadingBehaviour<Handle>
  | ConstructorBehaviour<Handle>
  | ModifierBehaviour<Handle>
  | HeadBehaviour<Handle>
  | AnimationBehaviour<Handle>
  | CompositionBehaviour<Handle>
  | StepBehaviour<Handle>;
