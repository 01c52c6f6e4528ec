import { exactDifference } from "../core/exactDifference.js";
import { mean } from "../core/statistics/mean.js";
import type { SessionSeries } from "../course/series.js";
import { pairedSessions, tooFewPairs } from "./pairedSessions.js";
import type { NotAssessableDyad, PairedSession } from "./pairedSessions.js";

/** How far client and therapist are apart. */
export interface Discrepancy {
  readonly status: "assessed";
  /** Each session that both rated. */
  readonly sessions: readonly DiscrepantSession[];
  /** Sessions that both rated. */
  readonly pairs: number;
  /** Mean of client minus therapist, in points. Positive: the client rates higher. */
  readonly meanDifference: number;
  /** Mean distance regardless of direction, in points. */
  readonly meanAbsoluteDifference: number;
}

/** The two ratings of one session. */
export interface DiscrepantSession extends PairedSession {
  /** Client minus therapist, in points. */
  readonly difference: number;
}

/**
 * Discrepancy of client and therapist ratings, session by session.
 *
 *     D_t = C_t - T_t
 *
 * Therapists typically rate lower than clients (as secondary sources say), so a positive mean is the usual state of
 * affairs, not a finding. Sessions that only one of them rated are left out.
 *
 * @param client - the client's series
 * @param therapist - the therapist's series on the same scale
 * @returns differences in points, exact for scores of up to six decimals, and their means; `not-assessable` when no
 *   session was rated by both
 * @throws InvalidArgumentError `series-invalid`, `result-not-unwrapped`, `series-of-different-measures`, `raters-equal`, `raters-swapped`
 *
 * @example
 * const points = (values) => values.map((value, index) => ({ session: index + 1, value }));
 * const client = unwrap(sessionSeries(points([8.2, 7, null, 9]), { minimum: 0, maximum: 10 }));
 * const therapist = unwrap(sessionSeries(points([3.2, 8, 6, 8]), { minimum: 0, maximum: 10 }));
 * const apart = discrepancy(client, therapist);
 * apart.sessions.map((session) => session.difference); // => [5, -1, 1]
 */
export function discrepancy(client: SessionSeries, therapist: SessionSeries): Discrepancy | NotAssessableDyad {
  const pairs = pairedSessions(client, therapist, "discrepancy");
  if (pairs.length === 0) return tooFewPairs(0, 1);
  const sessions = pairs.map((pair) => ({ ...pair, difference: exactDifference(pair.client, pair.therapist) }));
  const differences = sessions.map((session) => session.difference);
  return {
    status: "assessed",
    sessions,
    pairs: pairs.length,
    meanDifference: mean(differences),
    meanAbsoluteDifference: mean(differences.map(Math.abs)),
  };
}
