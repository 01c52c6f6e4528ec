import { insistOnSeries } from "../course/series.js";
import type { SessionSeries } from "../course/series.js";
import { deviations, vary } from "./line.js";
import { pairedSessions, tooFewPairs } from "./pairedSessions.js";
import type { NotAssessableDyad } from "./pairedSessions.js";

/** Whether client and therapist rise and fall together. */
export interface TemporalCongruence {
  /** In the same session. */
  readonly sameSession: Congruence;
  /** The client's session with the therapist's next one. */
  readonly clientLeads: Congruence;
  /** The therapist's session with the client's next one. */
  readonly therapistLeads: Congruence;
}

/** A correlation within one dyad, or why there is none. */
export type Congruence =
  { readonly status: "assessed"; readonly correlation: number; readonly pairs: number } | NotAssessableDyad;

/** Three points on two axes nearly always lie near some line; the facts this rests on ask for four. */
const NEEDED = 4;

/**
 * Temporal congruence: the correlation, within one dyad, of client and therapist deviations from their own means.
 *
 *     r = sum (C_t - mean C)(T_t - mean T) / sqrt( sum (C_t - mean C)^2 * sum (T_t - mean T)^2 )
 *
 * Over the sessions that both rated; and with a lag of one session (session t of one, t + 1 of the other, by session
 * number), each time with the means of the sessions that enter. A trend that both share makes both correlate whatever
 * happens from session to session; with few sessions any correlation is uncertain.
 *
 * @param client - the client's series
 * @param therapist - the therapist's series on the same scale
 * @returns three correlations, -1 to 1, each with its number of pairs; each `not-assessable` below 4 pairs
 *   (`too-few-pairs`) or when one of the two gave equal scores throughout (`no-variation`)
 * @throws InvalidArgumentError `series-invalid`, `result-not-unwrapped`, `series-of-different-measures`, `raters-equal`, `raters-swapped`
 *
 * @example
 * const points = (values) => values.map((value, index) => ({ session: index + 1, value }));
 * const client = unwrap(sessionSeries(points([5, 6, 4, 7]), { minimum: 1, maximum: 7 }));
 * const therapist = unwrap(sessionSeries(points([4, 5, 3, 6]), { minimum: 1, maximum: 7 }));
 * const congruence = temporalCongruence(client, therapist);
 * congruence.sameSession; // => { status: "assessed", correlation: 1, pairs: 4 }
 * congruence.clientLeads; // => { status: "not-assessable", reason: "too-few-pairs", given: 3, needed: 4 }
 */
export function temporalCongruence(client: SessionSeries, therapist: SessionSeries): TemporalCongruence {
  insistOnSeries(client, "temporalCongruence");
  insistOnSeries(therapist, "temporalCongruence");
  const range = client.scale.maximum - client.scale.minimum;
  const lagged = (series: SessionSeries): SessionSeries => ({
    ...series,
    points: series.points.map((point) => ({ ...point, session: point.session + 1 })),
  });
  const congruence = (left: SessionSeries, right: SessionSeries): Congruence => {
    const pairs = pairedSessions(left, right, "temporalCongruence");
    if (pairs.length < NEEDED) return tooFewPairs(pairs.length, NEEDED);
    const scores = [pairs.map((pair) => pair.client), pairs.map((pair) => pair.therapist)] as const;
    if (!scores.every((side) => vary(side, range)))
      return { status: "not-assessable", reason: "no-variation", given: pairs.length, needed: NEEDED };
    const { xx, yy, xy } = deviations(...scores);
    const correlation = xy / Math.sqrt(xx * yy);
    return { status: "assessed", correlation: Math.min(1, Math.max(-1, correlation)), pairs: pairs.length };
  };
  return {
    sameSession: congruence(client, therapist),
    clientLeads: congruence(lagged(client), therapist),
    therapistLeads: congruence(client, lagged(therapist)),
  };
}
