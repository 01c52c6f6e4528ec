import type { RuptureAnalysis } from "./analysisOf.js";
import { readAnalysis } from "./readAnalysis.js";

/**
 * The sessions that stand out, by number; null when the rule could not judge, which is not "none".
 *
 * @param given - from `detectRuptures`, also after a journey as JSON
 * @returns session numbers in order, or null for `not-assessable`
 * @throws InvalidArgumentError `analysis-invalid`, `result-not-unwrapped`
 *
 * @example
 * const course = unwrap(courseOf(srs, [38, 38.4, 37.9, 31].map((total, index) => ({ session: index + 1, total }))));
 * flaggedSessions(detectRuptures(seriesOf(course, "total"))); // => [4]
 * flaggedSessions(detectRuptures(seriesOf(course, "total"), methods.ownMeanBand())); // => null
 */
export function flaggedSessions(given: RuptureAnalysis): number[] | null {
  const analysis = readAnalysis(given, "flaggedSessions");
  if (analysis.status === "not-assessable") return null;
  return analysis.sessions.filter(({ flagged }) => flagged).map(({ session }) => session);
}
