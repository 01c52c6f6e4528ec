import { criticalZ, type ConfidenceInterval } from "./confidenceInterval.js";

/**
 * Fisher's interval of a correlation.
 *
 *     tanh(atanh(r) -+ z / sqrt(n - 3))
 *
 * @param correlation - the product-moment correlation, -1 to 1
 * @param pairs - how many pairs it was computed from; NaN limits for three or fewer
 * @throws InvalidArgumentError `confidence-out-of-range`
 * @internal
 */
export function fisherInterval(correlation: number, pairs: number, confidence = 0.95): ConfidenceInterval {
  const centre = Math.atanh(correlation);
  const margin = pairs > 3 ? criticalZ(confidence) / Math.sqrt(pairs - 3) : Number.NaN;
  return { lower: Math.tanh(centre - margin), upper: Math.tanh(centre + margin), confidence };
}
