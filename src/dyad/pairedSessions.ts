import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import { observedSessions, insistOnSeries } from "../course/series.js";
import type { Measure } from "../course/measure.js";
import type { SessionSeries } from "../course/series.js";

/** A session that both rated. */
export interface PairedSession {
  readonly session: number;
  readonly client: number;
  readonly therapist: number;
}

/** The ratings are right, but not enough. */
export interface NotAssessableDyad {
  readonly status: "not-assessable";
  /**
   * `too-few-pairs`: sessions that both rated (for a lag: neighbouring sessions); `no-variation`: one of them gave the
   * same score throughout; `session-before-one`: a logarithm of time needs session numbers from 1.
   */
  readonly reason: "too-few-pairs" | "no-variation" | "session-before-one";
  /** How many pairs there are. */
  readonly given: number;
  /** How many it would take. */
  readonly needed: number;
}

/**
 * The sessions that client and therapist both rated, by session number.
 *
 * @throws InvalidArgumentError `series-of-different-measures`, `raters-equal`, `raters-swapped`
 * @internal
 */
export function pairedSessions(client: SessionSeries, therapist: SessionSeries, caller: string): PairedSession[] {
  insistOnSeries(client, caller);
  insistOnSeries(therapist, caller);
  if (client.scale.minimum !== therapist.scale.minimum || client.scale.maximum !== therapist.scale.maximum)
    throw new InvalidArgumentError(
      "series-of-different-measures",
      `${caller} requires both series to have the same minimum and maximum`,
    );
  checkPair(client.measure, therapist.measure, caller);
  const ratings = new Map(observedSessions(therapist).map(({ session, value }) => [session, value]));
  return observedSessions(client).flatMap(({ session, value }) => {
    const rating = ratings.get(session);
    return rating === undefined ? [] : [{ session, client: value, therapist: rating }];
  });
}

/**
 * Refuse two measures that are not of one thing by two raters; what is not known is not held against them.
 *
 * @throws InvalidArgumentError `series-of-different-measures`, `raters-equal`, `raters-swapped`
 * @internal
 */
export function checkPair(client: Measure | undefined, therapist: Measure | undefined, caller: string): void {
  if (!client || !therapist) return;
  if ((["instrument", "scale", "metric"] as const).some((field) => client[field] !== therapist[field]))
    throw new InvalidArgumentError(
      "series-of-different-measures",
      `${caller} requires both to be of the same instrument, scale and metric`,
    );
  if (client.rater !== undefined && client.rater === therapist.rater)
    throw new InvalidArgumentError("raters-equal", `${caller} requires two raters: the client and the therapist`);
  if (client.rater === "therapist" || therapist.rater === "client")
    throw new InvalidArgumentError("raters-swapped", `${caller} requires the client first, then the therapist`);
}

/** @internal */
export function tooFewPairs(given: number, needed: number): NotAssessableDyad {
  return { status: "not-assessable", reason: "too-few-pairs", given, needed };
}
