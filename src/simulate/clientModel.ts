import type { ErrorCode } from "../core/errorCode.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import { checkScale } from "../course/measure.js";
import type { SeriesScale } from "../course/measure.js";

/**
 * How a made-up client's scores come about. **Working assumptions, not findings.**
 *
 *     score(t) = m + b (t - 1) + s e(t) - D(t),  cut to the scale and rounded to its step
 *
 * m: the client's level, normal over clients. b: the client's trend a session, normal over clients. s: the client's own
 * standard deviation, log-normal over clients. e: first-order autoregressive noise with variance 1. D: the rupture, in s or
 * in points.
 */
export interface ClientModel {
  readonly scale: SeriesScale;
  /** Mean and standard deviation over clients of the level at the first session, in points. */
  readonly level: { readonly mean: number; readonly standardDeviation: number };
  /** Median over clients of the own standard deviation, in points, and the standard deviation of its logarithm. */
  readonly within: { readonly typicalStandardDeviation: number; readonly logStandardDeviation: number };
  /** Mean and standard deviation over clients of the trend, in points a session. */
  readonly trend: { readonly mean: number; readonly standardDeviation: number };
  /** Lag-1 autocorrelation of the noise, 0 to below 1. */
  readonly autocorrelation: number;
  /** Heavy tails: degrees of freedom of Student's t for what is new in each session, a whole number above 2. Default: normal. */
  readonly tails?: number;
  /** Sessions of a course. */
  readonly sessions: number;
  /** Probability that a session has no score; the first always has one. Default 0. */
  readonly missing?: number;
  /** Sessions that are missed because the one before went badly. Default: sessions are missed whatever went before. */
  readonly missingAfterLow?: MissingAfterLow;
  /** What happens to the alliance. Default: nothing. */
  readonly rupture?: RuptureModel;
}

/**
 * A score is missing more often (or less) after a low session: clients stay away after a bad hour.
 *
 * Low is what lies so far below the client's own course (level and trend), by noise and rupture together, before the score
 * is cut to the scale, and whether or not it was recorded.
 */
export interface MissingAfterLow {
  /** How far below the own course a session is low, in the client's own standard deviations; as far counts. */
  readonly depth: number;
  /** Probability that the session after a low one has no score, in place of `missing`. 0 to below 1. */
  readonly probability: number;
}

/** A planted drop. */
export interface RuptureModel {
  /** Depth: a number in the client's own standard deviations, or points that are the same for every client. Above 0. */
  readonly depth: number | { readonly points: number };
  /** Sessions that lie low, the fall included; `lasting`: to the end of the course. */
  readonly duration: number | "lasting";
  /** Sessions of the fall: 1 (the default) is at once, 3 a third of the depth each session. */
  readonly fall?: number;
  /** The earliest session at which it may begin; it begins anywhere from there, with room for all of it. Default 4. */
  readonly earliestOnset?: number;
}

/** Sessions of the drop that a course must have room for; a lasting drop is at least two sessions long. */
const roomFor = ({ duration, fall = 1 }: RuptureModel): number => (duration === "lasting" ? fall + 1 : duration);

/**
 * First and last session at which the model's rupture may begin.
 *
 * @internal
 */
export function onsets({ sessions }: ClientModel, rupture: RuptureModel): { first: number; last: number } {
  return {
    first: rupture.earliestOnset ?? 4,
    last: sessions - roomFor(rupture) + (rupture.duration === "lasting" ? 1 : 0),
  };
}

/**
 * Refuse a model that cannot be meant.
 *
 * @internal
 */
export function checkModel(model: ClientModel): void {
  const {
    scale,
    level,
    within,
    trend,
    autocorrelation,
    tails = 3,
    sessions,
    missing = 0,
    missingAfterLow,
    rupture,
  } = model;
  checkScale(scale, "a client model");
  const refuse = (code: ErrorCode, need: string): never => {
    throw new InvalidArgumentError(code, `a client model requires ${need}`);
  };
  if (!Number.isSafeInteger(sessions) || sessions < 1) refuse("sessions-out-of-range", "1 session or more");
  if (!(Number.isFinite(level.mean) && Number.isFinite(trend.mean))) refuse("mean-not-finite", "finite means");
  if (!(within.typicalStandardDeviation > 0))
    refuse("standard-deviation-out-of-range", "a typical standard deviation above zero");
  const spreads = [
    within.typicalStandardDeviation,
    within.logStandardDeviation,
    level.standardDeviation,
    trend.standardDeviation,
  ];
  if (!spreads.every((spread) => spread >= 0 && spread < Infinity))
    refuse("standard-deviation-out-of-range", "finite standard deviations of 0 or more");
  if (!(autocorrelation >= 0 && autocorrelation < 1))
    refuse("autocorrelation-out-of-range", "0 <= autocorrelation < 1");
  if (!Number.isInteger(tails) || tails < 3) refuse("tails-out-of-range", "tails of whole degrees of freedom above 2");
  if (!(missing >= 0 && missing < 1)) refuse("missing-out-of-range", "0 <= missing < 1");
  if (missingAfterLow) {
    const { depth, probability } = missingAfterLow;
    if (!Number.isFinite(depth)) refuse("missing-out-of-range", "a finite depth of low sessions");
    if (!(probability >= 0 && probability < 1))
      refuse("missing-out-of-range", "0 <= probability < 1 after low sessions");
  }
  if (!rupture) return;
  const { depth, duration, fall = 1 } = rupture;
  const size = typeof depth === "number" ? depth : depth.points;
  if (!(size > 0 && size < Infinity)) refuse("rupture-invalid", "a depth above zero");
  if (!Number.isInteger(fall) || fall < 1) refuse("rupture-invalid", "a fall of 1 session or more");
  if (duration !== "lasting" && (!Number.isInteger(duration) || duration < fall))
    refuse("rupture-invalid", "a duration in whole sessions, no shorter than the fall");
  const { first, last } = onsets(model, rupture);
  if (!Number.isInteger(first) || first < 1 || last < first)
    refuse("rupture-invalid", "a course long enough for the rupture after its earliest onset");
}
