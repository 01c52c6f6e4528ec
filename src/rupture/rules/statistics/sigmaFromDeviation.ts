import { standardDeviation } from "../../../core/statistics/standardDeviation.js";
import type { SigmaEstimator } from "./sigmaEstimator.js";

/**
 * Sigma from the standard deviation of all sessions, SD / c4.
 *
 * @internal
 */
export const sigmaFromDeviation = (sigmas: number): SigmaEstimator => ({
  canCross: (sessions) => (sessions - 1) * c4(sessions) > sigmas * Math.sqrt(sessions),
  estimate: (observed) => standardDeviation(observed.map(({ value }) => value)) / c4(observed.length),
});

/** Mean of the standard deviation of n normal draws, in sigmas: c4(2) = sqrt(2 / pi), c4(n) c4(n + 1) = sqrt((n - 1) / n). */
function c4(sessions: number): number {
  let constant = Math.sqrt(2 / Math.PI);
  for (let n = 2; n < sessions; n++) constant = Math.sqrt((n - 1) / n) / constant;
  return constant;
}
