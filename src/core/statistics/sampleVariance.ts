import { mean } from "./mean.js";

/**
 * The sample variance, with n - 1 in the denominator; NaN of fewer than two values, exactly 0 of equal ones.
 *
 * Two passes (the mean, then the squared deviations): stable where the sum of squares minus the squared sum is not.
 *
 * @internal
 */
export function sampleVariance(values: readonly number[]): number {
  const centre = mean(values);
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return values.length < 2 ? Number.NaN : squares / (values.length - 1);
}
