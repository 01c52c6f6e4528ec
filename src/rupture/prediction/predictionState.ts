/**
 * The prediction of a client's next score from the earlier ones, one session at a time.
 *
 * Between ruptures a client's scores vary around a level that may drift steadily; neighbouring sessions are correlated.
 * Level and drift are learnt by weighted least squares, the variance from the surprises so far and from the prior, which
 * counts as `priorSessions` sessions. A surprise beyond the clip is cut to it before it is learnt from, so that one low
 * session does not pull down what is expected of the next. A score at the maximum says "at least this": what its square
 * misses is added only when the variance is learnt.
 */
import { digamma } from "../../core/statistics/digamma.js";
import { normalDeviate } from "../../core/statistics/normalDeviate.js";
import { studentQuantile } from "../../core/statistics/studentQuantile.js";
import { studentTailAndSlope } from "../../core/statistics/studentTail.js";
import { surplus } from "../../core/statistics/surplus.js";
import type { SeriesScale } from "../../course/measure.js";
import { noVerdict, type SessionVerdict } from "../method.js";
import type { Prior } from "./prior.js";
import { isAtMaximum } from "./scaleEnds.js";

/**
 * Everything the prediction remembers: plain numbers, the same few however many sessions there were.
 */
export interface PredictionState {
  /** Observed sessions so far. */
  readonly observed: number;
  /** Number of the first observed session; time is counted from it. */
  readonly origin: number;
  /** Time of the last observed session. */
  readonly elapsed: number;
  /** Its score, or the clipped one. */
  readonly last: number;
  readonly level: number;
  readonly trend: number;
  /** Information about level and trend: the entries A, B, C of a symmetric matrix. */
  readonly levelInformation: number;
  readonly crossInformation: number;
  readonly trendInformation: number;
  /** Squared surprises so far, those of the prior and what scores at the maximum hide included. */
  readonly sumOfSquares: number;
}

/**
 * The variance at which the prior's sessions lie: E ln(sigma^2) = 2 ln(typical standard deviation).
 *
 *     s0^2 = SD^2 * exp(digamma(nu / 2)) * 2 / nu
 *
 * @internal
 */
export function priorVariance({ typicalStandardDeviation, priorSessions }: Prior): number {
  return (typicalStandardDeviation ** 2 * Math.exp(digamma(priorSessions / 2)) * 2) / priorSessions;
}

/**
 * The t value that lies as far out as a normal deviate of `clip` (Wallace's closed form): no quantile is needed.
 *
 * @internal
 */
export function clipLimit(clip: number, df: number): number {
  const c = (clip * (8 * df + 3)) / (8 * df + 1);
  return clip === 0 ? Infinity : Math.sqrt(df * Math.expm1((c * c) / df));
}

/** The normal deviate that lies nearly as far out as a t value: the same closed form, read the other way. */
const nearDeviate = (t: number, df: number): number =>
  ((8 * df + 1) / (8 * df + 3)) * Math.sqrt(df * Math.log1p((t * t) / df));

/**
 * What the first score teaches; nothing can be predicted of it.
 *
 * @internal
 */
export function learnFirst(prior: Prior, session: number, value: number): PredictionState {
  return {
    observed: 1,
    origin: session,
    elapsed: 0,
    last: value,
    level: value,
    trend: 0,
    levelInformation: 1,
    crossInformation: 0,
    trendInformation: 1 / prior.trendStandardDeviation ** 2,
    sumOfSquares: prior.priorSessions * priorVariance(prior),
  };
}

/** What sessions are predicted and judged with, the same for all of a series. */
export interface PredictionRule {
  readonly prior: Prior;
  readonly alpha: number;
  /** The t value that alpha cuts off below, from {@link lowerQuantile}. */
  readonly quantile: (df: number) => number;
  /** The t value beyond which a surprise is cut, from {@link clipLimits}. */
  readonly limit: (df: number) => number;
  /** The range of the scores. */
  readonly scale: SeriesScale;
}

/**
 * Predict a later score, judge it by its prediction, and learn from it.
 *
 * @returns the verdict, the standard deviation of the prediction, and what is known now
 * @internal
 */
export function learnNext(
  state: PredictionState,
  { prior, alpha, quantile, limit, scale: range }: PredictionRule,
  session: number,
  value: number,
): { readonly verdict: SessionVerdict; readonly scale: number; readonly state: PredictionState } {
  const { origin, last, level, trend, levelInformation, crossInformation, trendInformation, sumOfSquares } = state;
  const time = session - origin;
  const carried = prior.autocorrelation ** (time - state.elapsed);
  const noise = 1 - carried * carried;
  const onLevel = 1 - carried;
  const onTrend = time - carried * state.elapsed;

  const determinant = levelInformation * trendInformation - crossInformation * crossInformation;
  const levelGain = (trendInformation * onLevel - crossInformation * onTrend) / determinant;
  const trendGain = (levelInformation * onTrend - crossInformation * onLevel) / determinant;
  const spread = noise + onLevel * levelGain + onTrend * trendGain; // noise, and what is uncertain about level and trend
  const df = prior.priorSessions + state.observed - 1;
  const expected = carried * last + onLevel * level + onTrend * trend;
  const scale = Math.sqrt((sumOfSquares / df) * spread);
  // Session numbers near 2^53 leave nothing of the spread in doubles: no verdict, and nothing to learn.
  if (!(scale > 0 && scale < Infinity)) return { verdict: noVerdict(session, value), scale, state };
  const t = (value - expected) / scale;

  const tail = smallTail(t, df);
  const probability = t > 0 ? 1 - tail : tail; // the small tail itself, never 1 minus the large one
  const distance = normalDeviate(tail, Math.min(37, nearDeviate(t, df)));
  const most = limit(df);
  const surprise = Math.min(most, Math.max(-most, t)) * scale;
  const hidden = isAtMaximum(value, range) ? surplus(t) * scale * scale : 0;
  return {
    verdict: {
      session,
      value,
      assessed: true,
      expected,
      lowerLimit: expected + quantile(df) * scale,
      statistic: t > 0 ? 0 - distance : distance,
      probability,
      flagged: probability < alpha,
    },
    scale,
    state: {
      observed: state.observed + 1,
      origin,
      elapsed: time,
      last: expected + surprise,
      level: level + (levelGain * surprise) / spread,
      trend: trend + (trendGain * surprise) / spread,
      levelInformation: levelInformation + (onLevel * onLevel) / noise,
      crossInformation: crossInformation + (onLevel * onTrend) / noise,
      trendInformation: trendInformation + (onTrend * onTrend) / noise,
      sumOfSquares: sumOfSquares + (surprise * surprise + hidden) / spread,
    },
  };
}

/**
 * The small tail of Student's t. Below 1e-300 probabilities are not told apart; their normal deviate stays finite.
 *
 * @internal
 */
export function smallTail(t: number, df: number): number {
  return Math.max(studentTailAndSlope(t, df).tail, 1e-300);
}

/**
 * The t value that `alpha` cuts off below, by degrees of freedom.
 *
 * @internal
 */
export const lowerQuantile = (alpha: number): ((df: number) => number) => onceEach((df) => studentQuantile(alpha, df));

/**
 * {@link clipLimit} by degrees of freedom.
 *
 * @internal
 */
export const clipLimits = ({ clip }: Prior): ((df: number) => number) => onceEach((df) => clipLimit(clip, df));

/** A function of the degrees of freedom whose values are worked out once each: every client has the same few. */
function onceEach(of: (df: number) => number): (df: number) => number {
  const known: Record<number, number> = {};
  return (df) => (known[df] ??= of(df));
}
