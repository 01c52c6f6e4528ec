import { frozenCopy } from "../core/frozenCopy.js";
import { indexedChange, type ChangeMethod, type IndexedChange, type IndexOptions } from "./indexedChange.js";
import { insistOnReliability, checkedSample, type PersonInSample } from "./insist.js";

const method: ChangeMethod = /* @__PURE__ */ frozenCopy<ChangeMethod>({
  id: "nunnally-kotsch",
  sources: ["nunnallyKotsch1983", "clinicalsignificance"],
  grade: "secondary",
});

/**
 * Change by the Nunnally-Kotsch method: the later score against the regressed earlier one, with the error of both
 * occasions, whose reliabilities may differ.
 *
 *     expected = reliability * (before - meanBefore) + meanBefore
 *     error    = sqrt(reliability^2 * SD^2 * (1 - reliability) + SD^2 * (1 - reliabilityAfter))
 *     index    = (after - expected) / error
 *
 * @param data - scores of the person; mean and standard deviation (above 0) of the sample before; reliabilities
 *   (0 to below 1) before and after, in the units of the scores
 * @param options - two-sided confidence (.95) and direction of the scale
 * @returns index (unitless), its standard error (score units) and the verdict: strictly beyond the critical value
 * @throws InvalidArgumentError `score-not-finite`, `mean-not-finite`, `standard-deviation-out-of-range`,
 *   `reliability-out-of-range`, `confidence-out-of-range`, `direction-invalid`
 * @see Nunnally and Kotsch (1983), https://doi.org/10.1111/j.2044-8260.1983.tb00582.x, as implemented by the R
 *   package clinicalsignificance; the original was not read
 *
 * @example
 * const sample = { meanBefore: 32, standardDeviation: 5, reliability: 0.8, reliabilityAfter: 0.85 };
 * nunnallyKotsch({ before: 28, after: 34, ...sample }).index.toFixed(4); // => "1.9725"
 */
export function nunnallyKotsch(
  data: PersonInSample & { readonly reliabilityAfter: number },
  options?: IndexOptions,
): IndexedChange {
  const { before, after, meanBefore, standardDeviation, reliability, reliabilityAfter } = checkedSample(
    "nunnallyKotsch",
    data,
  );
  insistOnReliability("nunnallyKotsch", reliabilityAfter);
  const expected = reliability * (before - meanBefore) + meanBefore;
  const standardError = standardDeviation * Math.sqrt(reliability ** 2 * (1 - reliability) + (1 - reliabilityAfter));
  return indexedChange("nunnallyKotsch", after - expected, standardError, method, options);
}
