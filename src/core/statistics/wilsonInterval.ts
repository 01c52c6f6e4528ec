import { criticalZ, type ConfidenceInterval } from "./confidenceInterval.js";

/**
 * Wilson's score interval of a share.
 *
 *     lower, upper = (p + z^2/(2n) -+ z sqrt(p (1 - p)/n + z^2/(4n^2))) / (1 + z^2/n),   p = count/n
 *
 * Never leaves 0 to 1 and says something even when the count is 0 or n; NaN when there was nothing to count.
 *
 * @param count - how often it happened, 0 to `total`
 * @param total - how often it could have
 * @throws InvalidArgumentError `confidence-out-of-range`
 * @internal
 */
export function wilsonInterval(count: number, total: number, confidence = 0.95): ConfidenceInterval {
  const square = criticalZ(confidence) ** 2;
  // The limits are the roots of (n + z^2) x^2 - (2 count + z^2) x + count^2/n = 0. The lower one is taken from
  // their product, the upper one is the lower one of the complement: no cancellation, and exactly 0 for a count of 0.
  const lower = (hits: number): number => {
    const spread = Math.sqrt(square * (square + (4 * hits * (total - hits)) / total));
    return (2 * hits * hits) / total / (2 * hits + square + spread);
  };
  return { lower: lower(count), upper: 1 - lower(total - count), confidence };
}
