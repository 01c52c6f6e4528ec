import { insistWithin } from "../insist.js";

/** A two-sided confidence interval, with the coverage it was computed for. */
export interface ConfidenceInterval {
  readonly lower: number;
  readonly upper: number;
  /** The nominal coverage as a share: 0.95. */
  readonly confidence: number;
}

/**
 * What each tail of a two-sided interval leaves out: 0.025 for a confidence of 0.95.
 *
 * @throws InvalidArgumentError `confidence-out-of-range` unless it lies above 0 and below 1
 * @internal
 */
export function tailOutside(confidence: number): number {
  insistWithin(confidence, [1e-6, 1 - 1e-9], "confidence-out-of-range", "an interval", "a confidence");
  return (1 - confidence) / 2;
}

/**
 * The critical value of the standard normal distribution: 1.959964 for a confidence of 0.95.
 *
 * Newton's steps on the area between -z and z, by its power series (Abramowitz & Stegun 26.2.11). The area is concave
 * in z, so the steps come from below and never overshoot. Within 1e-12 up to a confidence of 0.9999; a bundle that draws
 * an interval does not carry the table of a general quantile.
 *
 * @throws InvalidArgumentError `confidence-out-of-range` unless it lies above 0 and below 1
 * @internal
 */
export function criticalZ(confidence: number): number {
  const half = 0.5 - tailOutside(confidence);
  let z = 0;
  let step: number;
  do {
    let area = z; // from 0 to z, divided by the density at z
    for (let term = z, divisor = 3; term > area * 1e-17; divisor += 2) area += term *= (z * z) / divisor;
    step = half * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2) - area;
    z += step;
  } while (step > 1e-15 * z);
  return z;
}
