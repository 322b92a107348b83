import { number, rateFunction } from './parameters';

interface TimingDefaults {
  /** Seconds; `null` where Manim works it out. */
  readonly run_time?: number | null;
  readonly rate_func?: string | null;
}

/** How long an animation runs and with what rhythm; the compiler puts them where they belong. */
export const timing = (defaults: TimingDefaults = {}) => ({
  run_time: number({
    default: defaults.run_time === undefined ? 1 : defaults.run_time,
    exclusiveMin: 0,
    max: 3600,
    unit: 'seconds',
    description: 'How long the animation takes',
  }),
  rate_func: rateFunction({
    default: defaults.rate_func === undefined ? 'smooth' : defaults.rate_func,
    description: 'Rhythm of the animation, from its beginning (0) to its end (1)',
  }),
});

/** How the parts of a mobject follow one another; `null` where Manim works it out. */
export const lagRatio = (fallback: number | null) =>
  number({
    default: fallback,
    min: 0,
    max: 100,
    description: 'Lets the parts start one after another: 0 together, 1 each after the one before',
    advanced: true,
  });

/** The way that points take. */
export const pathArc = number({
  default: 0,
  min: -100,
  max: 100,
  unit: 'radians',
  description: 'Moves along an arc of this angle instead of a straight line',
  advanced: true,
});

/** Subject in, the same subject out, as animations have it. */
export const animated = {
  animation: { type: 'Animation', description: 'The animation, for Play and other compositions' },
  mobject: { type: 'Mobject', sameAs: 'mobject', description: 'What is on the screen afterwards' },
} as const;

/** Outputs of a modifier: what it changed, and its animation when it stands under `Animate`. */
export const modified = {
  mobject: { type: 'Mobject', sameAs: 'mobject', description: 'The same mobject, changed' },
  animation: { type: 'Animation', description: 'The animation of the chain, where it begins with Animate' },
} as const;
