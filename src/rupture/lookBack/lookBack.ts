/**
 * The look back over a whole course: was the level lowered from one session on, for a while?
 *
 * The same picture of a client as in the prediction (a level, a steady drift, correlated neighbours), fitted to all
 * sessions at once by least squares after whitening, with one more term for the stretch in question. A score at the
 * maximum says "at least this": what its square misses is added only when the variance is learnt.
 */
import { compareComputed } from "../../core/decimalGrid.js";
import { dotProduct } from "../../core/statistics/dotProduct.js";
import { surplus } from "../../core/statistics/surplus.js";
import { whitening } from "../../core/statistics/whitening.js";
import type { SeriesScale } from "../../course/measure.js";
import type { ObservedSession } from "../../course/series.js";
import { clipLimit, priorVariance, smallTail } from "../prediction/predictionState.js";
import type { Prior } from "../prediction/prior.js";
import { isAtMaximum } from "../prediction/scaleEnds.js";

/**
 * How far a stretch lies below what the other sessions lead one to expect.
 *
 * @internal
 */
export interface Contrast {
  /** Points by which the stretch is lowered where it is deepest; negative when it is raised. */
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
 * A stretch of sessions that may be lowered: from one position of the observed sessions on, how deep each lies, the
 * deepest 1.
 *
 * @internal
 */
export interface Stretch {
  readonly from: number;
  readonly depths: readonly number[];
}

/**
 * Prepare a course for questions about its stretches.
 *
 * @param observed - at least two sessions with a score
 * @param prior - the typical variation and what else is assumed
 * @param scale - the range of the scores
 * @returns a function of a stretch; undefined where a stretch cannot be told apart from level and drift, as in a lone session
 *   after a gap of a million
 * @internal
 */
export function lookBack(
  observed: readonly ObservedSession[],
  prior: Prior,
  scale: SeriesScale,
): (stretch: Stretch) => Contrast | undefined {
  const first = observed[0] as ObservedSession;
  const raw = observed.map(({ value }) => value - first.value);
  const { fit, contrast } = regression(observed, prior, scale);
  const plain = fit(raw);

  // An unusually low session is lifted to the limit of what is usual before it may pull down what is expected of others.
  const alone = raw.map((_, from) => contrast(plain, { from, depths: [1] }));
  const softened = raw.map((score, position) => {
    const lone = alone[position];
    const limit = lone ? clipLimit(prior.clip, lone.df) : Infinity;
    return lone && lone.t > limit ? score + (lone.t - limit) * lone.scale : score;
  });
  const isSoftened = softened.map((score, position) => score !== raw[position]);
  const soft = fit(softened);
  return (stretch) => {
    const { from, depths } = stretch;
    if (depths.length === 1 && !isSoftened.includes(true)) return alone[from];
    const to = from + depths.length;
    if (!isSoftened.slice(from, to).includes(true)) return contrast(soft, stretch);
    const isInside = (position: number): boolean => position >= from && position < to;
    return contrast(fit(softened.map((score, at) => (isInside(at) ? (raw[at] as number) : score))), stretch);
  };
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
  observed: readonly ObservedSession[],
  prior: Prior,
  range: SeriesScale,
): {
  readonly fit: (scores: readonly number[]) => Fit;
  readonly contrast: (course: Fit, stretch: Stretch) => Contrast | undefined;
} {
  const origin = (observed[0] as ObservedSession).session;
  const times = observed.map(({ session }) => session - origin);
  const atMaximum = observed.flatMap(({ value }, position) => (isAtMaximum(value, range) ? [position] : []));
  const whiten = whitening(times, prior.autocorrelation);
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

  const contrast = (course: Fit, { from, depths }: Stretch): Contrast | undefined => {
    const stretch = fit(times.map((_, position) => (position < from ? 0 : (depths[position - from] ?? 0))));
    const information = dotProduct(stretch.whitened, stretch.residual);
    if (compareComputed(information, 0, dotProduct(stretch.whitened, stretch.whitened)) <= 0) return undefined;
    const shift = dotProduct(stretch.whitened, course.residual) / information;
    const trend = course.trend - shift * stretch.trend;
    const left = (position: number): number =>
      (course.residual[position] as number) - shift * (stretch.residual[position] as number);
    let squares = priorSquares + trendPrecision * trend * trend;
    for (let position = 0; position < times.length; position++) squares += left(position) ** 2;
    const spread = Math.sqrt(squares / df);
    let hidden = 0;
    for (const position of atMaximum) hidden += surplus(left(position) / spread);
    const scale = Math.sqrt((squares + spread * spread * hidden) / (df * information));
    const t = -shift / scale;
    const tail = smallTail(t, df);
    const [probability, improbability] = t < 0 ? [1 - tail, tail] : [tail, 1 - tail];
    const level = course.level - shift * stretch.level;
    return { drop: 0 - shift, scale, df, t, probability, improbability, level, trend };
  };
  return { fit, contrast };
}
