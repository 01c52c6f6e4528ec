/**
 * The look back over a whole course: was the level lowered from one session on, for a while?
 *
 * The same picture of a client as in the prediction (a level, a steady drift, correlated neighbours), fitted to all
 * sessions at once by least squares after whitening, with one more term for the stretch in question.
 */
import type { ObservedSession } from "../../course/series.js";
import { clipLimit, priorVariance, smallTail } from "../prediction/learn.js";
import type { Prior } from "../prediction/prior.js";
import { dotProduct } from "../../core/statistics/dotProduct.js";

/**
 * How far a stretch lies below what the other sessions lead one to expect.
 *
 * @internal
 */
export interface Contrast {
  /** Points by which the stretch is lowered; negative when it is raised. */
  readonly drop: number;
  /** Its standard error. */
  readonly scale: number;
  readonly df: number;
  /** drop / scale. */
  readonly t: number;
  /** Probability of a drop this large or larger if there was none. */
  readonly probability: number;
  /** One minus that, without the loss of digits. */
  readonly improbability: number;
  /** Level at the origin and drift a session without the stretch, relative to the first observed score. */
  readonly level: number;
  readonly trend: number;
}

/**
 * Prepare a course for questions about its stretches.
 *
 * @param observed - at least two sessions with a score
 * @param prior - the typical variation and what else is assumed
 * @returns a function of the positions [from, to) of the observed sessions of a stretch; undefined where nothing tells
 *   the stretch from level and drift, as in a lone session after a gap of a million
 * @internal
 */
export function lookBack(
  observed: readonly ObservedSession[],
  prior: Prior,
): (from: number, to: number) => Contrast | undefined {
  const first = observed[0] as ObservedSession;
  const times = observed.map((session) => session.session - first.session);
  const raw = observed.map((session) => session.value - first.value);
  const { fit, contrast } = regression(times, prior);
  const plain = fit(raw);

  // An unusually low session is lifted to the limit of what is usual before it may pull down what is expected of others.
  const softened = raw.map((score, position) => {
    const lone = contrast(plain, position, position + 1);
    if (!lone) return score;
    const limit = clipLimit(prior.clip, lone.df);
    return lone.t > limit ? score + (lone.t - limit) * lone.scale : score;
  });
  const isAsItWas = softened.every((score, position) => score === raw[position]);
  const withRaw = (from: number, to: number): number[] => [
    ...softened.slice(0, from),
    ...raw.slice(from, to),
    ...softened.slice(to),
  ];
  return (from, to) => contrast(isAsItWas ? plain : fit(withRaw(from, to)), from, to);
}

/** Level and drift of some scores, and what is left of them; whitened, so that neighbours are no longer correlated. */
interface Fit {
  readonly whitened: readonly number[];
  readonly level: number;
  readonly trend: number;
  readonly residual: readonly number[];
}

/** Least squares with correlated neighbours and a prior on the drift, for courses observed at these times. */
function regression(
  times: readonly number[],
  prior: Prior,
): {
  readonly fit: (scores: readonly number[]) => Fit;
  readonly contrast: (course: Fit, from: number, to: number) => Contrast | undefined;
} {
  const carried = times.map((time, position) =>
    position === 0 ? 0 : prior.autocorrelation ** (time - (times[position - 1] as number)),
  );
  const weight = carried.map((share) => 1 / Math.sqrt(1 - share * share));
  const whiten = (scores: readonly number[]): number[] =>
    scores.map(
      (score, position) =>
        (score - (carried[position] as number) * (scores[position - 1] ?? 0)) * (weight[position] as number),
    );
  const onLevel = whiten(times.map(() => 1));
  const onTrend = whiten(times);
  const trendPrecision = 1 / prior.trendStandardDeviation ** 2;
  const levelInformation = dotProduct(onLevel, onLevel);
  const crossInformation = dotProduct(onLevel, onTrend);
  const trendInformation = dotProduct(onTrend, onTrend) + trendPrecision;
  const determinant = levelInformation * trendInformation - crossInformation * crossInformation;
  const fit = (scores: readonly number[]): Fit => {
    const whitened = whiten(scores);
    const u = dotProduct(onLevel, whitened);
    const w = dotProduct(onTrend, whitened);
    const level = (trendInformation * u - crossInformation * w) / determinant;
    const trend = (levelInformation * w - crossInformation * u) / determinant;
    const residual = whitened.map(
      (score, position) => score - level * (onLevel[position] as number) - trend * (onTrend[position] as number),
    );
    return { whitened, level, trend, residual };
  };
  const priorSquares = prior.priorSessions * priorVariance(prior);
  const df = prior.priorSessions + times.length - 2;

  const contrast = (course: Fit, from: number, to: number): Contrast | undefined => {
    const stretch = fit(times.map((_, position) => (position >= from && position < to ? 1 : 0)));
    const information = dotProduct(stretch.whitened, stretch.residual);
    if (!(information > 1e-9 * dotProduct(stretch.whitened, stretch.whitened))) return undefined;
    const shift = dotProduct(stretch.whitened, course.residual) / information;
    const trend = course.trend - shift * stretch.trend;
    const squares = course.residual.reduce(
      (sum, left, position) => sum + (left - shift * (stretch.residual[position] as number)) ** 2,
      trendPrecision * trend * trend,
    );
    const scale = Math.sqrt((priorSquares + squares) / (df * information));
    const t = -shift / scale;
    const tail = smallTail(t, df);
    const [probability, improbability] = t < 0 ? [1 - tail, tail] : [tail, 1 - tail];
    const level = course.level - shift * stretch.level;
    return { drop: 0 - shift, scale, df, t, probability, improbability, level, trend };
  };
  return { fit, contrast };
}
