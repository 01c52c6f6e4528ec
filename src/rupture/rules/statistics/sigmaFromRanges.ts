import { mean } from "../../../core/statistics/mean.js";
import { movingRanges } from "./movingRanges.js";
import type { SigmaEstimator } from "./sigmaEstimator.js";

/**
 * Sigma from the mean moving range, mR / divisor.
 *
 * @internal
 */
export const sigmaFromRanges = (sigmas: number, divisor: number, gaps: "across" | "drop"): SigmaEstimator => ({
  canCross: (sessions) => (sessions - 1) ** 2 * divisor > 2 * sigmas * sessions,
  estimate: (observed) => {
    const ranges = movingRanges(observed, gaps);
    const needed = Math.floor((2 * sigmas * observed.length) / (divisor * (observed.length - 1))) + 1;
    return ranges.length < needed
      ? { status: "not-assessable", reason: "too-few-pairs", given: ranges.length, needed }
      : mean(ranges) / divisor;
  },
});
