import { frozenCopy } from "../core/frozenCopy.js";
import { indexedChange, type ChangeMethod, type IndexedChange, type IndexOptions } from "./indexedChange.js";
import { checkedSample, type PersonInSample } from "./insist.js";

const method: ChangeMethod = /* @__PURE__ */ frozenCopy<ChangeMethod>({
  id: "gulliksen-lord-novick",
  sources: ["hsu1989", "hsu1995", "clinicalsignificance"],
  grade: "secondary",
});

/**
 * Change by the Gulliksen-Lord-Novick method: the later deviation from the mean, less the part of the earlier one
 * that is expected again given the reliability, against the standard error of prediction.
 *
 *     index = ((after - meanBefore) - reliability * (before - meanBefore)) / (SD * sqrt(1 - reliability^2))
 *
 * @param data - scores of the person; mean, standard deviation (above 0) and reliability (0 to below 1) of the sample
 *   before, in the units of the scores
 * @param options - two-sided confidence (.95) and direction of the scale
 * @returns index (unitless), its standard error (score units) and the verdict: strictly beyond the critical value
 * @throws InvalidArgumentError `score-not-finite`, `mean-not-finite`, `standard-deviation-out-of-range`,
 *   `reliability-out-of-range`, `confidence-out-of-range`, `direction-invalid`
 * @see Hsu (1989) and Hsu (1995), https://doi.org/10.1037/0022-006X.63.1.141, as implemented by the R package
 *   clinicalsignificance; the originals were not read
 *
 * @example
 * const data = { before: 28, after: 34, meanBefore: 32, standardDeviation: 5, reliability: 0.8 };
 * gulliksenLordNovick(data).index.toFixed(4); // => "1.7333"
 */
export function gulliksenLordNovick(data: PersonInSample, options?: IndexOptions): IndexedChange {
  const { before, after, meanBefore, standardDeviation, reliability } = checkedSample("gulliksenLordNovick", data);
  const numerator = after - meanBefore - reliability * (before - meanBefore);
  const standardError = standardDeviation * Math.sqrt(1 - reliability ** 2);
  return indexedChange("gulliksenLordNovick", numerator, standardError, method, options);
}
