import { isDownBy } from "../../core/belowOrDown.js";
import { exactDifference } from "../../core/exactDifference.js";
import type { ErrorCode } from "../../core/errorCode.js";
import { insistWithin, LARGEST } from "../../core/insist.js";
import { readRecord } from "../../core/checkedOptions.js";
import { onlineLaws } from "../laws.js";
import { ownMethod } from "../method.js";
import type { RuptureMarker, RuptureMethod, SessionVerdict } from "../method.js";
import { dropFromPrevious } from "./statistics/dropFromPrevious.js";
import { judgeSessions } from "../judge.js";
import { observedSessions, type SessionSeries } from "../../course/series.js";

/** Parameters of {@link sessionDrop}. */
export interface SessionDropParameters {
  /** Points of fall from the last observed session that are flagged; exactly as many count. Above 0. */
  readonly points: number;
  /** Points below the score before the fall that still count as back, 0 or more. Default: a quarter of `points`. */
  readonly tolerance?: number;
}

/**
 * A session-to-session drop: a session is flagged when its score lies so many points below the last observed one.
 *
 *     y_prev - y_t >= points
 *
 * Inclusive, and exact: 8.2 to 3.2 is a fall of 5. The session before is whatever session had a score last. It sees a
 * sudden fall, single or lasting; a slow one it does not see (see `peakToTrough`), and it cannot tell a fall from an
 * unusually high score before it.
 *
 * @param parameters - `points`, above 0; `tolerance` for the repair (our convention: a quarter of the points)
 * @returns the method, for `detectRuptures`; `statistic` is the fall in points, negative for a rise
 * @throws InvalidArgumentError `drop-out-of-range`, `tolerance-out-of-range`
 *
 * @example
 * const points = [8.2, 3.2, 8.2].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 10 }));
 * const analysis = detectRuptures(series, methods.sessionDrop({ points: 5 }));
 * analysis.sessions.map((session) => [session.statistic, session.flagged]); // => [[null, false], [5, true], [-5, false]]
 */
export function sessionDrop(parameters: SessionDropParameters): RuptureMethod {
  const caller = "methods.sessionDrop";
  const { points, tolerance = quarterOf(points) } = readRecord(parameters, caller, ["points", "tolerance"]);
  insistPoints(points, "drop-out-of-range", caller, "points");
  insistTolerance(tolerance, caller);
  return ownMethod({
    id: "session-drop",
    name: "Drop from the last session",
    sources: [],
    grade: "derived",
    parameters: { points, tolerance },
    needed: 2,
    laws: onlineLaws,
    falseFlags: {
      basis: "unknown",
      note: "It depends on how much the client's scores vary. On the SRS a fall of 1 point or more came in 22 to 26 % of session pairs of simulated clients without a rupture.",
    },
    repair: { tolerance, reference: "previous" },
    detect: (series) => ({ sessions: dropVerdicts(series, points) }),
  });
}

/** The usual tolerance: a quarter; of what is no number, none. @internal */
export const quarterOf = (points: unknown): number => (typeof points === "number" ? points / 4 : 0);

/** @internal */
export function insistTolerance(tolerance: unknown, caller: string): asserts tolerance is number {
  insistWithin(tolerance, [0, LARGEST], "tolerance-out-of-range", caller, "a tolerance");
}

/**
 * Throw if a distance of scores is not a number, or too small or too large to compute with.
 *
 * @internal
 */
export function insistPoints(points: unknown, code: ErrorCode, caller: string, name: string): asserts points is number {
  insistWithin(points, [1e-9, LARGEST], code, caller, name);
}

/**
 * The verdicts of every rule that is a threshold on the fall from the last observed session.
 *
 * @internal
 */
export function dropVerdicts(series: SessionSeries, points: number): SessionVerdict[] {
  const range = series.scale.maximum - series.scale.minimum;
  const observed = observedSessions(series);
  return judgeSessions(series, ({ value }, position) => {
    const fall = dropFromPrevious(observed, position);
    return (
      fall && {
        expected: fall.previous,
        lowerLimit: exactDifference(fall.previous, points),
        statistic: fall.drop,
        flagged: isDownBy(points, fall.previous, value, range),
      }
    );
  });
}

/**
 * Every flagged session as a drop whose depth is counted in `unit` points.
 *
 * @internal
 */
export function markersIn(unit: number, sessions: readonly SessionVerdict[]): RuptureMarker[] {
  return sessions.filter(({ flagged }) => flagged).map(({ session }) => ({ onset: session, unit }));
}
