import { frozenCopy } from "../core/frozenCopy.js";
import { exactDifference } from "../core/exactDifference.js";
import { indexedChange, type ChangeMethod, type IndexedChange, type IndexOptions } from "./indexedChange.js";
import { readRecord } from "../core/checkedOptions.js";
import { insist, insistWithin } from "../core/insist.js";
import { insistOnMean, insistOnReliability, insistOnScore, insistOnStandardDeviation, sampleKeys } from "./insist.js";

const method: ChangeMethod = /* @__PURE__ */ frozenCopy<ChangeMethod>({
  id: "hageman-arrindell",
  sources: ["hagemanArrindell1999", "clinicalsignificance"],
  grade: "secondary",
});

/**
 * Change by the Hageman-Arrindell method: the person's difference is pulled towards the mean difference of the
 * sample, as far as differences are unreliable.
 *
 *     SEM   = SD1 * sqrt(1 - reliability)           rho_i = (SD_i^2 - SEM^2) / SD_i^2
 *     r_dd  = (SD1^2 rho_1 + SD2^2 rho_2 - 2 SD1 SD2 r12) / (SD1^2 + SD2^2 - 2 SD1 SD2 r12)
 *     index = ((after - before) r_dd + (M2 - M1) (1 - r_dd)) / (sqrt(r_dd) * sqrt(2) * SEM)
 *
 * The method's own critical value is 1.645, one-sided .05, so `confidence` (two-sided) is .90 unless told otherwise.
 *
 * @param data - scores of the person; means and standard deviations (above 0) of the sample before and after; the
 *   reliability before (0 to below 1) and the observed correlation of the two occasions (-1 to 1)
 * @param options - two-sided confidence (.90) and direction of the scale
 * @returns index (unitless), its standard error (score units) and the verdict: strictly beyond the critical value;
 *   `differenceReliability` is r_dd
 * @throws InvalidArgumentError `score-not-finite`, `mean-not-finite`, `standard-deviation-out-of-range`,
 *   `reliability-out-of-range` (also when the reliability of the differences is not above 0),
 *   `correlation-out-of-range`, `variance-out-of-range` (no variance of true scores after, or none of differences),
 *   `confidence-out-of-range`, `direction-invalid`
 * @see Hageman and Arrindell (1999), https://doi.org/10.1016/S0005-7967(99)00032-7, as implemented by the R package
 *   clinicalsignificance, which prints 1.65; the original was not read
 *
 * @example
 * const sample = { meanBefore: 32, meanAfter: 35, standardDeviationBefore: 5, standardDeviationAfter: 4 };
 * const change = hagemanArrindell({ before: 28, after: 34, ...sample, reliability: 0.8, correlation: 0.5 });
 * change.differenceReliability.toFixed(4); // => "0.5238"
 * change.index.toFixed(4); // => "1.9974"
 */
export function hagemanArrindell(
  data: {
    readonly before: number;
    readonly after: number;
    readonly meanBefore: number;
    readonly meanAfter: number;
    readonly standardDeviationBefore: number;
    readonly standardDeviationAfter: number;
    readonly reliability: number;
    readonly correlation: number;
  },
  options?: IndexOptions,
): IndexedChange & { readonly differenceReliability: number } {
  const caller = "hagemanArrindell";
  const read = readRecord(data, caller, sampleKeys, "unknown-key");
  const { before, after, meanBefore, meanAfter, reliability, correlation } = read;
  const { standardDeviationBefore: first, standardDeviationAfter: second } = read;
  insistOnScore(caller, before);
  insistOnScore(caller, after);
  insistOnMean(caller, meanBefore);
  insistOnMean(caller, meanAfter);
  insistOnStandardDeviation(caller, first);
  insistOnStandardDeviation(caller, second);
  insistOnReliability(caller, reliability);
  insistWithin(correlation, [-1, 1], "correlation-out-of-range", caller, "a correlation");
  const errorVariance = first ** 2 * (1 - reliability);
  const covariance = first * second * correlation;
  const trueBefore = first ** 2 - errorVariance; // SD1^2 rho_1
  const trueAfter = second ** 2 - errorVariance; // SD2^2 rho_2, by the same SEM
  insist(trueAfter > 0, "variance-out-of-range", caller, "more variance after than error explains");
  const differenceVariance = first ** 2 + second ** 2 - 2 * covariance;
  insist(differenceVariance > 0, "variance-out-of-range", caller, "differences that vary");
  const differenceReliability = (trueBefore + trueAfter - 2 * covariance) / differenceVariance;
  insist(differenceReliability > 0, "reliability-out-of-range", caller, "differences whose reliability is above zero");
  const numerator =
    exactDifference(after, before) * differenceReliability + (meanAfter - meanBefore) * (1 - differenceReliability);
  const standardError = Math.sqrt(differenceReliability) * Math.SQRT2 * Math.sqrt(errorVariance);
  return {
    ...indexedChange(caller, numerator, standardError, method, options, 0.9),
    differenceReliability,
  };
}
