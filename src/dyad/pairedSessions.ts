import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import { observedSessions } from "../series/sessionSeries.js";
import type { SessionSeries } from "../series/sessionSeries.js";

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
 * @throws InvalidArgumentError `scales-differ`, `raters-equal`
 * @internal
 */
export function pairedSessions(client: SessionSeries, therapist: SessionSeries, caller: string): PairedSession[] {
  if (client.scale.minimum !== therapist.scale.minimum || client.scale.maximum !== therapist.scale.maximum)
    throw new InvalidArgumentError("scales-differ", `${caller} requires both series to be on the same scale`);
  if (["instrument", "scale", "metric"].some((field) => differ(client, therapist, field as "scale")))
    throw new InvalidArgumentError("scales-differ", `${caller} requires both series to measure the same thing`);
  const rater = client.measure?.rater;
  if (rater !== undefined && rater === therapist.measure?.rater)
    throw new InvalidArgumentError("raters-equal", `${caller} requires the series of two raters, not of one`);
  const ratings = new Map(observedSessions(therapist).map(({ session, value }) => [session, value]));
  return observedSessions(client).flatMap(({ session, value }) => {
    const rating = ratings.get(session);
    return rating === undefined ? [] : [{ session, client: value, therapist: rating }];
  });
}

function differ(client: SessionSeries, therapist: SessionSeries, field: "instrument" | "scale" | "metric"): boolean {
  const [left, right] = [client.measure?.[field], therapist.measure?.[field]];
  return left !== undefined && right !== undefined && left !== right;
}

/** @internal */
export function tooFewPairs(given: number, needed: number): NotAssessableDyad {
  return { status: "not-assessable", reason: "too-few-pairs", given, needed };
}
