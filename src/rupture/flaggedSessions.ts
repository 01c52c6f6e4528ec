import { insist, insistUnwrapped } from "../core/insist.js";
import { entriesOf } from "../course/series.js";
import type { RuptureAnalysis } from "./analysisOf.js";

/**
 * The sessions that stand out, by number; null when the rule could not judge, which is not "none".
 *
 * @param analysis - from `detectRuptures`, also after a journey as JSON
 * @returns session numbers in order, or null for `not-assessable`
 * @throws InvalidArgumentError `analysis-invalid`, `result-not-unwrapped`
 *
 * @example
 * const course = unwrap(courseOf(srs, [38, 38.4, 37.9, 31].map((total, index) => ({ session: index + 1, total }))));
 * flaggedSessions(detectRuptures(seriesOf(course, "total"))); // => [4]
 * flaggedSessions(detectRuptures(seriesOf(course, "total"), methods.ownMeanBand())); // => null
 */
export function flaggedSessions(analysis: RuptureAnalysis): number[] | null {
  insistOnAnalysis(analysis, "flaggedSessions");
  if (analysis.status === "not-assessable") return null;
  return analysis.sessions.filter(({ flagged }) => flagged).map(({ session }) => session);
}

/**
 * Throw for what is no analysis of `detectRuptures`.
 *
 * @throws InvalidArgumentError `analysis-invalid`, `result-not-unwrapped`
 * @internal
 */
export function insistOnAnalysis(analysis: unknown, caller: string): asserts analysis is RuptureAnalysis {
  const need = "an analysis from detectRuptures";
  insistUnwrapped(analysis, caller, need);
  const { status, method, sessions, episodes } = entriesOf(analysis) ?? {};
  const isVerdict = (given: unknown): boolean => {
    const { session, value, flagged, assessed } = entriesOf(given) ?? {};
    const isScore = value === null || Number.isFinite(value);
    return Number.isSafeInteger(session) && isScore && typeof flagged === "boolean" && typeof assessed === "boolean";
  };
  const isWhole =
    entriesOf(method) !== undefined &&
    (status === "not-assessable" ||
      (status === "assessed" && Array.isArray(sessions) && sessions.every(isVerdict) && Array.isArray(episodes)));
  insist(isWhole, "analysis-invalid", caller, need, analysis);
}
