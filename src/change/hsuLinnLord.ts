import { frozenCopy } from "../core/frozenCopy.js";
import { indexedChange, type ChangeMethod, type IndexedChange, type IndexOptions } from "./indexedChange.js";
import { insistOnMean, checkedSample, type PersonInSample } from "./insist.js";

const method: ChangeMethod = /* @__PURE__ */ frozenCopy<ChangeMethod>({
  id: "hsu-linn-lord",
  sources: ["hsu1989", "clinicalsignificance"],
  grade: "secondary",
});

/**
 * Change by the Hsu-Linn-Lord method: as Gulliksen-Lord-Novick, but the later score is measured from the later mean.
 * It asks whether a person changed more than the others did.
 *
 *     index = ((after - meanAfter) - reliability * (before - meanBefore)) / (SD * sqrt(1 - reliability^2))
 *
 * @param data - scores of the person; means of the sample before and after; standard deviation (above 0) and
 *   reliability (0 to below 1) of the sample before, in the units of the scores
 * @param options - two-sided confidence (.95) and direction of the scale
 * @returns index (unitless), its standard error (score units) and the verdict: strictly beyond the critical value
 * @throws InvalidArgumentError `score-not-finite`, `mean-not-finite`, `standard-deviation-out-of-range`,
 *   `reliability-out-of-range`, `confidence-out-of-range`, `direction-invalid`
 * @see Hsu (1989), as implemented by the R package clinicalsignificance; the original was not read
 *
 * @example
 * const data = { before: 28, after: 34, meanBefore: 32, meanAfter: 35, standardDeviation: 5, reliability: 0.8 };
 * hsuLinnLord(data).index.toFixed(4); // => "0.7333"
 */
export function hsuLinnLord(
  data: PersonInSample & { readonly meanAfter: number },
  options?: IndexOptions,
): IndexedChange {
  const { before, after, meanBefore, meanAfter, standardDeviation, reliability } = checkedSample("hsuLinnLord", data);
  insistOnMean("hsuLinnLord", meanAfter);
  const numerator = after - meanAfter - reliability * (before - meanBefore);
  const standardError = standardDeviation * Math.sqrt(1 - reliability ** 2);
  return indexedChange("hsuLinnLord", numerator, standardError, method, options);
}
