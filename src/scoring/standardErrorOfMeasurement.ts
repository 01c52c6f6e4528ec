import { insist, insistWithin, LARGEST } from "../core/insist.js";

/**
 * Standard error of measurement: how far observed scores scatter about the score that a perfectly reliable form
 * would give.
 *
 *     SEM = SD * sqrt(1 - reliability)
 *
 * It inherits what the reliability describes: from internal consistency it leaves the ordinary movement between
 * sessions out, from a retest it holds it.
 *
 * @param standardDeviation - of the scores, in their units, above 0
 * @param reliability - of the same scale in a comparable sample, from 0 to below 1
 * @returns the standard error, in the units of the scores, unrounded
 * @throws InvalidArgumentError `standard-deviation-out-of-range`, `reliability-out-of-range`
 * @see the notation of Jacobson and Truax (1991), https://doi.org/10.1037/0022-006X.59.1.12, as implemented by the R
 *   package clinicalsignificance
 *
 * @example
 * standardErrorOfMeasurement(10.5, 0.961).toFixed(6); // => "2.073584"
 */
export function standardErrorOfMeasurement(standardDeviation: number, reliability: number): number {
  const caller = "standardErrorOfMeasurement";
  insistWithin(standardDeviation, [1e-9, LARGEST], "standard-deviation-out-of-range", caller, "a standard deviation");
  const isReliability = Number.isFinite(reliability) && reliability >= 0 && reliability < 1;
  insist(isReliability, "reliability-out-of-range", caller, "a reliability from 0 to below 1", reliability);
  return standardDeviation * Math.sqrt(1 - reliability);
}
