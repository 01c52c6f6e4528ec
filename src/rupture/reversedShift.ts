import { insist, insistUnwrapped } from "../core/insist.js";
import { compareComputed } from "../core/decimalGrid.js";
import { observedSessions, insistOnSeries } from "../course/series.js";
import type { SessionSeries } from "../course/series.js";

/**
 * Whether a sudden loss (or gain) was reversed: some later score lies strictly beyond the half-way line back.
 *
 *     line = y_(n+1) + (y_n - y_(n+1)) / 2
 *
 * @param series - the series in which `methods.suddenShift` flagged the session
 * @param session - the flagged session, n + 1
 * @returns true or false; null when that session or the one before has no score, or when no later session has one
 * @throws InvalidArgumentError `session-unknown`, `series-invalid`, `result-not-unwrapped`
 * @see R package suddengains (its code)
 *
 * @example
 * const points = [28, 19, 23, 11, 12, 18].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 63 }));
 * reversedShift(series, 4); // => true
 */
export function reversedShift(series: SessionSeries, session: number): boolean | null {
  insistOnSeries(series, "reversedShift");
  insistUnwrapped(session, "reversedShift", "the number of a session of the series");
  insist(
    series.points.some((point) => point.session === session),
    "session-unknown",
    "reversedShift",
    "the number of a session of the series",
    session,
  );
  const observed = observedSessions(series);
  const position = observed.findIndex((each) => each.session === session);
  const [before, after] = [observed[position - 1], observed[position]];
  const later = observed.slice(position + 1);
  if (before?.session !== session - 1 || after === undefined || later.length === 0) return null;
  const halfway = (before.value + after.value) / 2;
  const back = Math.sign(before.value - after.value);
  const range = series.scale.maximum - series.scale.minimum;
  return later.some(({ value }) => back * compareComputed(value, halfway, range) > 0);
}
