import { normalQuantile } from "./normalQuantile.js";
import { InvalidArgumentError } from "../invalidArgumentError.js";

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
  if (confidence > 0 && confidence < 1) return (1 - confidence) / 2;
  throw new InvalidArgumentError("confidence-out-of-range", "a confidence must lie above 0 and below 1");
}

/**
 * The critical value of the standard normal distribution: 1.959964 for a confidence of 0.95.
 *
 * @throws InvalidArgumentError `confidence-out-of-range` unless it lies above 0 and below 1
 * @internal
 */
export function criticalZ(confidence: number): number {
  return -normalQuantile(tailOutside(confidence));
}
