import { insistOnCourse, type Course } from "../course/course.js";
import type { Instrument } from "../instruments/definition.js";
import type { Scores } from "../scoring/scores.js";
import { alertsBy, readRules, type SessionAlertNorm, type SessionAlerts } from "./sessionAlerts.js";

/** One session of a course, and what its scores prompt; null where no form was filled in. */
export interface AlertsOfSession<I extends Instrument = Instrument> {
  readonly session: number;
  readonly alerts: SessionAlerts<I> | null;
}

/**
 * The prompts for a conversation after every session of a course; see `sessionAlerts`.
 *
 * A session is compared with the last one before it that has a form. Where the total of that form was not scored, the drop is
 * `not-assessable` with the reason `previous-not-scored`.
 *
 * @param course - from `courseOf`
 * @param norm - the rules, for example `norms.srs.developer`
 * @returns one entry a session, in order
 * @throws InvalidArgumentError `course-invalid`, `instrument-mismatch`, `result-not-unwrapped` and those of `sessionAlerts`
 *
 * @example
 * const course = unwrap(courseOf(srs, [[9.6, 9.4, 9.5, 9.5], null, [9.2, 9, 8.8, 9]]));
 * alertsOf(course, norms.srs.developer).map(({ session, alerts }) => [session, alerts?.drop.status ?? null]); // => [[1, "not-assessable"], [2, null], [3, "alert"]]
 */
export function alertsOf<I extends Instrument>(
  course: Course<I>,
  norm: SessionAlertNorm<I["id"]>,
): AlertsOfSession<I>[] {
  insistOnCourse(course, "alertsOf");
  const rules = readRules(norm, "alertsOf");
  let previous: Scores<I> | null = null;
  return course.sessions.map(({ session, scores }) => {
    if (scores === null) return { session, alerts: null };
    const alerts = alertsBy<I>(scores, previous, rules, "alertsOf");
    previous = scores;
    return { session, alerts };
  });
}
