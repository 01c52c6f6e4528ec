import { frozenCopy } from "../core/frozenCopy.js";
import { indexedChange, type ChangeMethod, type IndexedChange, type IndexOptions } from "./indexedChange.js";
import { checkedSample, type PersonInSample } from "./insist.js";

const method: ChangeMethod = /* @__PURE__ */ frozenCopy<ChangeMethod>({
  id: "edwards-nunnally",
  sources: ["speer1992", "clinicalsignificance"],
  grade: "secondary",
});

/**
 * Change by the Edwards-Nunnally method, in Speer's form: is the later score outside the interval that the earlier
 * score, pulled towards the mean by its unreliability, predicts?
 *
 *     expected = reliability * (before - meanBefore) + meanBefore
 *     index    = (after - expected) / (SD * sqrt(1 - reliability))
 *
 * @param data - scores of the person; mean, standard deviation (above 0) and reliability (0 to below 1) of the sample
 *   before, in the units of the scores
 * @param options - two-sided confidence (.95) and direction of the scale
 * @returns index (unitless), its standard error (score units) and the verdict: strictly beyond the critical value
 * @throws InvalidArgumentError `score-not-finite`, `mean-not-finite`, `standard-deviation-out-of-range`,
 *   `reliability-out-of-range`, `confidence-out-of-range`, `direction-invalid`
 * @see Speer (1992), https://doi.org/10.1037/0022-006X.60.3.402, as implemented by the R package
 *   clinicalsignificance; the original was not read
 *
 * @example
 * const data = { before: 28, after: 34, meanBefore: 32, standardDeviation: 5, reliability: 0.8 };
 * edwardsNunnally(data).index.toFixed(4); // => "2.3255"
 */
export function edwardsNunnally(data: PersonInSample, options?: IndexOptions): IndexedChange {
  const { before, after, meanBefore, standardDeviation, reliability } = checkedSample("edwardsNunnally", data);
  const expected = reliability * (before - meanBefore) + meanBefore;
  const standardError = standardDeviation * Math.sqrt(1 - reliability);
  return indexedChange("edwardsNunnally", after - expected, standardError, method, options);
}
