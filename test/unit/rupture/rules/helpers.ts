import { detectRuptures } from "../../../../src/rupture/detectRuptures.js";
import type { AssessedRuptures } from "../../../../src/rupture/analysisOf.js";
import type { RuptureMethod, SessionVerdict } from "../../../../src/rupture/method.js";
import { unwrap } from "../../../../src/core/result.js";
import { sessionSeries } from "../../../../src/course/series.js";
import type { SessionSeries } from "../../../../src/course/series.js";

/** Sessions 1, 2, 3, ... on a scale from 0 to 40, unless said otherwise. */
export const seriesOfValues = (values: readonly (number | null)[], minimum = 0, maximum = 40): SessionSeries =>
  unwrap(
    sessionSeries(
      values.map((value, index) => ({ session: index + 1, value })),
      { minimum, maximum },
    ),
  );

/** The analysis of values that the rule can assess. */
export function assess<Verdict extends SessionVerdict>(
  method: RuptureMethod<Verdict>,
  values: readonly (number | null)[],
  minimum = 0,
  maximum = 40,
): AssessedRuptures<Verdict> {
  const analysis = detectRuptures(seriesOfValues(values, minimum, maximum), method);
  if (analysis.status !== "assessed") throw new Error("not assessable");
  return analysis;
}

/** Numbers of the flagged sessions. */
export const flagged = (
  method: RuptureMethod,
  values: readonly (number | null)[],
  minimum = 0,
  maximum = 40,
): number[] =>
  assess(method, values, minimum, maximum)
    .sessions.filter((verdict) => verdict.flagged)
    .map(({ session }) => session);
