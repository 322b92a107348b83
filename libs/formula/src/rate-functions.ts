/**
 * Manim's rate functions for the browser. Definitions: Manim 0.22, `manim.utils.rate_functions`; the easing family is
 * Robert Penner's (https://easings.net).
 */
export type RateFunction = (t: number) => number;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Inside of the unit interval the function, before it 0, after it 1, which is also what NaN gives. */
const rising =
  (f: RateFunction): RateFunction =>
  (t) =>
    t >= 0 && t <= 1 ? f(t) : t < 0 ? 0 : 1;

/** Inside of the unit interval the function, outside of it 0. */
const returning =
  (f: RateFunction): RateFunction =>
  (t) =>
    t >= 0 && t <= 1 ? f(t) : 0;

const inflection = 10;
const smoothError = sigmoid(-inflection / 2);
const smooth = rising((t) => {
  const value = (sigmoid(inflection * (t - 0.5)) - smoothError) / (1 - 2 * smoothError);
  return Math.min(Math.max(value, 0), 1);
});

const thereAndBack = returning((t) => smooth(t < 0.5 ? 2 * t : 2 * (1 - t)));

const pauseRatio = 1 / 3;
const pauseSlope = 2 / (1 - pauseRatio);

function thereAndBackWithPause(t: number): number {
  if (t < 0.5 - pauseRatio / 2) {
    return smooth(pauseSlope * t);
  }
  return t < 0.5 + pauseRatio / 2 ? 1 : smooth(pauseSlope - pauseSlope * t);
}

const pull = -0.5;

function runningStart(t: number): number {
  const rest = 1 - t;
  return (
    15 * pull * t ** 2 * rest ** 4 +
    20 * pull * t ** 3 * rest ** 3 +
    15 * t ** 4 * rest ** 2 +
    6 * t ** 5 * rest +
    t ** 6
  );
}

const manimOwn: Readonly<Record<string, RateFunction>> = {
  linear: rising((t) => t),
  smooth,
  smoothstep: rising((t) => 3 * t ** 2 - 2 * t ** 3),
  smootherstep: rising((t) => 6 * t ** 5 - 15 * t ** 4 + 10 * t ** 3),
  smoothererstep: rising((t) => 35 * t ** 4 - 84 * t ** 5 + 70 * t ** 6 - 20 * t ** 7),
  rush_into: rising((t) => 2 * smooth(t / 2)),
  rush_from: rising((t) => 2 * smooth(t / 2 + 0.5) - 1),
  slow_into: rising((t) => Math.sqrt(1 - (1 - t) ** 2)),
  double_smooth: rising((t) => (t < 0.5 ? 0.5 * smooth(2 * t) : 0.5 * (1 + smooth(2 * t - 1)))),
  there_and_back: thereAndBack,
  there_and_back_with_pause: returning(thereAndBackWithPause),
  running_start: rising(runningStart),
  wiggle: returning((t) => thereAndBack(t) * Math.sin(2 * Math.PI * t)),
  lingering: rising((t) => Math.min(t / 0.8, 1)),
  exponential_decay: rising((t) => 1 - Math.exp(-t / 0.1)),
};

/** A family of easings from the shape of its `in`: `out` is the same seen from the end, `in_out` half of each. */
function easing(name: string, easeIn: RateFunction, easeInOut?: RateFunction): Readonly<Record<string, RateFunction>> {
  const halves: RateFunction = (t) => (t < 0.5 ? easeIn(2 * t) / 2 : 1 - easeIn(2 - 2 * t) / 2);
  return {
    [`ease_in_${name}`]: rising(easeIn),
    [`ease_out_${name}`]: rising((t) => 1 - easeIn(1 - t)),
    [`ease_in_out_${name}`]: rising(easeInOut ?? halves),
  };
}

const overshoot = 1.70158;
const back =
  (amount: number): RateFunction =>
  (t) =>
    (amount + 1) * t ** 3 - amount * t ** 2;

/** A decaying oscillation that ends at 1, with the given period. */
const elastic =
  (period: number, shift: number): RateFunction =>
  (t) =>
    t === 0 || t === 1 ? t : -(2 ** (10 * t - 10)) * Math.sin(((t * 10 - shift) * 2 * Math.PI) / period);

const bounces = [
  { until: 1, middle: 0, height: 0 },
  { until: 2, middle: 1.5, height: 0.75 },
  { until: 2.5, middle: 2.25, height: 0.9375 },
  { until: Infinity, middle: 2.625, height: 0.984375 },
] as const;

function bounceOut(t: number): number {
  const bounce = bounces.find(({ until }) => t < until / 2.75) ?? bounces[3];
  return 7.5625 * (t - bounce.middle / 2.75) ** 2 + bounce.height;
}

const easings: Readonly<Record<string, RateFunction>> = {
  ...easing('sine', (t) => 1 - Math.cos((t * Math.PI) / 2)),
  ...easing('quad', (t) => t ** 2),
  ...easing('cubic', (t) => t ** 3),
  ...easing('quart', (t) => t ** 4),
  ...easing('quint', (t) => t ** 5),
  ...easing('expo', (t) => (t === 0 ? 0 : 2 ** (10 * t - 10))),
  ...easing('circ', (t) => 1 - Math.sqrt(1 - t ** 2)),
  ...easing('back', back(overshoot), (t) => {
    const half = back(overshoot * 1.525);
    return t < 0.5 ? half(2 * t) / 2 : 1 - half(2 - 2 * t) / 2;
  }),
  ...easing('elastic', elastic(3, 10.75), (t) => {
    const half = elastic(4.5, 11.125);
    return t < 0.5 ? half(2 * t) / 2 : 1 - half(2 - 2 * t) / 2;
  }),
  ...easing('bounce', (t) => 1 - bounceOut(1 - t)),
};

interface KnownRateFunction {
  readonly evaluate: RateFunction;
  /** `from manim import *` brings it under its own name. */
  readonly topLevel: boolean;
}

/** Every rate function by Manim's name. */
export const rateFunctions: ReadonlyMap<string, KnownRateFunction> = new Map<string, KnownRateFunction>([
  ...Object.entries(manimOwn).map(([name, evaluate]) => [name, { evaluate, topLevel: true }] as const),
  ...Object.entries(easings).map(([name, evaluate]) => [name, { evaluate, topLevel: false }] as const),
]);
