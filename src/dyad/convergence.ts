import { checkedOptions } from "../core/checkedOptions.js";
import { exactDifference } from "../core/exactDifference.js";
import type { SessionSeries } from "../course/series.js";
import { deviations } from "./line.js";
import { pairedSessions, tooFewPairs } from "./pairedSessions.js";
import type { NotAssessableDyad } from "./pairedSessions.js";

/** Choices of {@link convergence}. */
export interface ConvergenceOptions {
  /** Whether the distance is followed over the session number or over its natural logarithm. Default `session`. */
  readonly time?: "session" | "logarithm";
}

/** How fast client and therapist come closer. */
export interface Convergence {
  readonly status: "assessed";
  /** Points by which the distance shrinks a session (or a unit of ln session). Negative: they move apart. */
  readonly rate: number;
  readonly time: "session" | "logarithm";
  /** Sessions that both rated. */
  readonly pairs: number;
}

/** A line through two points always fits; a convention of this library. */
const NEEDED = 3;

/**
 * Convergence: how fast the distance between client and therapist shrinks.
 *
 *     rate = -(ordinary least squares slope of |C_t - T_t| on t, or on ln t)
 *
 * One dyad's slope, as a description. The studies that coined the term model many dyads together.
 *
 * @param client - the client's series
 * @param therapist - the therapist's series on the same scale
 * @param options - `time`: `session` (default) or `logarithm`
 * @returns the rate in points a session (or a unit of ln session); `not-assessable` below 3 sessions that both rated, or
 *   with `logarithm` when one of them has a number below 1
 * @throws InvalidArgumentError `series-invalid`, `result-not-unwrapped`, `series-of-different-measures`, `raters-equal`, `raters-swapped`, `option-unknown`
 * @see Laws et al. (2016); Coyne et al. (2018), https://doi.org/10.1080/10503307.2017.1303209 (abstracts)
 *
 * @example
 * const points = (values) => values.map((value, index) => ({ session: index + 1, value }));
 * const client = unwrap(sessionSeries(points([6, 6, 5, 6]), { minimum: 1, maximum: 7 }));
 * const therapist = unwrap(sessionSeries(points([3, 4, 6, 6]), { minimum: 1, maximum: 7 }));
 * convergence(client, therapist); // => { status: "assessed", rate: 1, time: "session", pairs: 4 }
 */
export function convergence(
  client: SessionSeries,
  therapist: SessionSeries,
  options?: ConvergenceOptions,
): Convergence | NotAssessableDyad {
  const { time = "session" } = checkedOptions(options, "convergence", { time: ["session", "logarithm"] });
  const pairs = pairedSessions(client, therapist, "convergence");
  if (pairs.length < NEEDED) return tooFewPairs(pairs.length, NEEDED);
  if (time === "logarithm" && pairs.some(({ session }) => session < 1))
    return { status: "not-assessable", reason: "session-before-one", given: pairs.length, needed: NEEDED };
  const times = pairs.map(({ session }) => (time === "logarithm" ? Math.log(session) : session));
  const distances = pairs.map((pair) => Math.abs(exactDifference(pair.client, pair.therapist)));
  const { xx, xy } = deviations(times, distances);
  return { status: "assessed", rate: 0 - xy / xx, time, pairs: pairs.length };
}
