import { mean } from "../core/statistics/mean.js";
import type { SessionSeries } from "../course/series.js";
import { deviations, vary } from "./line.js";
import { pairedSessions, tooFewPairs } from "./pairedSessions.js";
import type { NotAssessableDyad } from "./pairedSessions.js";

/** How well the therapist tracks the client, and how far off the level is. */
export interface TruthAndBias {
  readonly status: "assessed";
  /** Points the therapist's rating moves for each point the client's moves. 1: moves along; 0: does not follow. */
  readonly truth: number;
  /** Therapist's mean minus client's mean, in points. Negative: the therapist rates lower. */
  readonly bias: number;
  /** Sessions that both rated. */
  readonly pairs: number;
}

/** A line through two points always fits; a convention of this library. */
const NEEDED = 3;

/**
 * Truth and bias of the therapist's ratings, with the client's ratings as the truth.
 *
 *     (T_t - mean C) = bias + truth * (C_t - mean C)        ordinary least squares, mean C over the sessions both rated
 *
 * One dyad's line, as a description; the published model runs over many dyads at once. Error in the client's own ratings
 * pulls `truth` towards 0.
 *
 * @param client - the client's series
 * @param therapist - the therapist's series on the same scale
 * @returns `truth` (slope, points per point) and `bias` (intercept, points); `not-assessable` below 3 sessions that both
 *   rated, or when the client's ratings do not vary
 * @throws InvalidArgumentError `series-invalid`, `result-not-unwrapped`, `series-of-different-measures`, `raters-equal`, `raters-swapped`
 * @see West & Kenny (2011); Atzil-Slonim et al. (2015), https://doi.org/10.1037/ccp0000015 (abstract)
 *
 * @example
 * const points = (values) => values.map((value, index) => ({ session: index + 1, value }));
 * const client = unwrap(sessionSeries(points([4, 5, 6]), { minimum: 1, maximum: 7 }));
 * const therapist = unwrap(sessionSeries(points([3.5, 4, 4.5]), { minimum: 1, maximum: 7 }));
 * truthAndBias(client, therapist); // => { status: "assessed", truth: 0.5, bias: -1, pairs: 3 }
 */
export function truthAndBias(client: SessionSeries, therapist: SessionSeries): TruthAndBias | NotAssessableDyad {
  const pairs = pairedSessions(client, therapist, "truthAndBias");
  if (pairs.length < NEEDED) return tooFewPairs(pairs.length, NEEDED);
  const truths = pairs.map((pair) => pair.client);
  const judgements = pairs.map((pair) => pair.therapist);
  if (!vary(truths, client.scale.maximum - client.scale.minimum))
    return { status: "not-assessable", reason: "no-variation", given: pairs.length, needed: NEEDED };
  const { xx, xy } = deviations(truths, judgements);
  // The predictor has mean zero, so the intercept is the mean of the outcome.
  return { status: "assessed", truth: xy / xx, bias: mean(judgements) - mean(truths), pairs: pairs.length };
}
