import { sampleVariance } from "./sampleVariance.js";

/**
 * The sample standard deviation (n - 1); NaN of fewer than two values, exactly 0 of equal ones.
 *
 * @internal
 */
export function standardDeviation(values: readonly number[]): number {
  return Math.sqrt(sampleVariance(values));
}
