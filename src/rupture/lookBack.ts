/**
 * The look back over a whole course: was the level lowered from one session on, for a while?
 *
 * The same picture of a client as in the prediction (a level, a steady drift, correlated neighbours), fitted to all
 * sessions at once by least squares after whitening, with one more term for the stretch in question.
 */
import type { ObservedSession } from "../series/sessionSeries.js";
import { clipLimit, lowTail, priorVariance } from "./prediction.js";
import type { Prior } from "./prior.js";

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
  /** Level at the origin and drift a session without the stretch, relative to the first observed score. */
  readonly level: number;
  readonly trend: number;
}

/**
 * Prepare a course for questions about its stretches.
 *
 * @param observed - at least two sessions with a score
 * @param prior - the typical variation and what else is assumed
 * @returns a function of the positions [from, to) of the observed sessions of a stretch
 * @internal
 */
export function lookBack(observed: readonly ObservedSession[], prior: Prior): (from: number, to: number) => Contrast {
  const first = observed[0] as ObservedSession;
  const times = observed.map((session) => session.session - first.session);
  const raw = observed.map((session) => session.value - first.value);
  const contrast = contrasts(times, prior);

  // An unusually low session is lifted to the limit of what is usual before it may pull down what is expected of others.
  const softened = raw.map((score, position) => {
    const { t, df, scale } = contrast(raw, position, position + 1);
    const limit = clipLimit(prior.clip, df);
    return t > limit ? score + (t - limit) * scale : score;
  });
  return (from, to) =>
    contrast(
      softened.map((score, position) => (position >= from && position < to ? (raw[position] as number) : score)),
      from,
      to,
    );
}

function contrasts(times: readonly number[], prior: Prior) {
  const carried = times.map((time, position) =>
    position === 0 ? 0 : prior.autocorrelation ** (time - (times[position - 1] as number)),
  );
  const whiten = (scores: readonly number[]): number[] =>
    scores.map((score, position) => {
      const share = carried[position] as number;
      return (score - share * (scores[position - 1] ?? 0)) / Math.sqrt(1 - share * share);
    });
  const onLevel = whiten(times.map(() => 1));
  const onTrend = whiten(times);
  const trendPrecision = 1 / prior.trendStandardDeviation ** 2;
  const levelInformation = product(onLevel, onLevel);
  const crossInformation = product(onLevel, onTrend);
  const trendInformation = product(onTrend, onTrend) + trendPrecision;
  const determinant = levelInformation * trendInformation - crossInformation * crossInformation;
  const solve = (scores: readonly number[]): [level: number, trend: number] => {
    const u = product(onLevel, scores);
    const w = product(onTrend, scores);
    return [
      (trendInformation * u - crossInformation * w) / determinant,
      (levelInformation * w - crossInformation * u) / determinant,
    ];
  };
  const priorSquares = prior.priorSessions * priorVariance(prior);
  const df = prior.priorSessions + times.length - 2;

  return (scores: readonly number[], from: number, to: number): Contrast => {
    const stretch = whiten(times.map((_, position) => (position >= from && position < to ? 1 : 0)));
    const whitened = whiten(scores);
    const [level, trend] = solve(whitened);
    const [stretchLevel, stretchTrend] = solve(stretch);
    const beside = (position: number): number =>
      (stretch[position] as number) -
      stretchLevel * (onLevel[position] as number) -
      stretchTrend * (onTrend[position] as number);
    const residual = (position: number): number =>
      (whitened[position] as number) - level * (onLevel[position] as number) - trend * (onTrend[position] as number);

    let information = 0;
    let shift = 0;
    for (let position = 0; position < times.length; position++) {
      information += (stretch[position] as number) * beside(position);
      shift += (stretch[position] as number) * residual(position);
    }
    shift /= information;
    const trendWithout = trend - shift * stretchTrend;
    let squares = trendPrecision * trendWithout * trendWithout;
    for (let position = 0; position < times.length; position++)
      squares += (residual(position) - shift * beside(position)) ** 2;
    const scale = Math.sqrt((priorSquares + squares) / (df * information));
    const t = -shift / scale;
    return {
      drop: 0 - shift,
      scale,
      df,
      t,
      probability: lowTail(-t, df).probability,
      level: level - shift * stretchLevel,
      trend: trendWithout,
    };
  };
}

function product(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let position = 0; position < left.length; position++)
    sum += (left[position] as number) * (right[position] as number);
  return sum;
}
