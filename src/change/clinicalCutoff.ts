import { checkedOptions, insistChoice, readEntries, readRecord } from "../core/checkedOptions.js";
import { isPlainObject } from "../core/plainObject.js";
import { numberOf, type NormValue } from "../evidence/normValue.js";
import { directionSign, type Direction } from "./direction.js";
import { insist } from "../core/insist.js";
import { insistOnMean, insistOnStandardDeviation } from "./insist.js";

/** Mean and standard deviation (above 0) of one population, in the units of the scores. */
export interface Population {
  readonly mean: NormValue;
  readonly standardDeviation: NormValue;
}

/** How a cut-off is drawn. */
export interface ClinicalCutoffOptions {
  /** Direction of the scale: `better` unless told otherwise. Point c does not depend on it. */
  readonly higherIs?: Direction;
  /**
   * Whose standard deviation point b uses. `nonClinical` (the default) is what "within two standard deviations of the
   * functional mean" says, and what the R package JTRCI does; `clinical` is what the R package clinicalsignificance
   * does.
   */
  readonly standardDeviationOf?: "nonClinical" | "clinical";
}

/**
 * The score that divides a clinical from a functional population: Jacobson and Truax's three points.
 *
 * Where higher is better (elsewhere + and - change places):
 *
 *     a  clinical mean + 2 * clinical SD           beyond the clinical population
 *     b  functional mean - 2 * functional SD       within the functional population
 *     c  (SD_clinical * M_functional + SD_functional * M_clinical) / (SD_clinical + SD_functional)
 *
 * @param populations - means and standard deviations of the clinical and the non-clinical (functional) population;
 *   point a needs no functional and point b, as a rule, no clinical one, but both are always asked for
 * @param point - `a`, `b` or `c`; c is the one for populations that overlap
 * @param options - direction of the scale, and whose SD point b uses
 * @returns the cut-off in raw-score units, unrounded
 * @throws InvalidArgumentError `population-invalid`, `mean-not-finite`, `standard-deviation-out-of-range`,
 *   `point-invalid`, `direction-invalid`
 * @see Jacobson and Truax (1991), https://doi.org/10.1037/0022-006X.59.1.12, as implemented by the R packages
 *   clinicalsignificance and JTRCI; the original was not read
 *
 * @example
 * const clinical = { mean: 19.6, standardDeviation: 8.7 };
 * const nonClinical = { mean: 28, standardDeviation: 6.8 };
 * clinicalCutoff({ clinical, nonClinical }, "c").toFixed(2); // => "24.31"
 * clinicalCutoff({ clinical, nonClinical }, "b").toFixed(1); // => "14.4"
 */
export function clinicalCutoff(
  populations: { readonly clinical: Population; readonly nonClinical: Population },
  point: "a" | "b" | "c",
  options?: ClinicalCutoffOptions,
): number {
  const { higherIs = "better", standardDeviationOf = "nonClinical" } = checkedOptions(options, caller, {
    higherIs: "checked-by-caller",
    standardDeviationOf: "checked-by-caller",
  });
  const given = readRecord(populations, caller, ["clinical", "nonClinical"], "population-invalid");
  const [clinical, functional] = [read(given.clinical), read(given.nonClinical)];
  const reach = 2 * directionSign(caller, higherIs);
  insistChoice(standardDeviationOf, ["nonClinical", "clinical"], "population-invalid", caller, "standardDeviationOf");
  switch (point) {
    case "a":
      return clinical.mean + reach * clinical.deviation;
    case "b":
      return functional.mean - reach * (standardDeviationOf === "clinical" ? clinical : functional).deviation;
    case "c":
      return (
        (clinical.deviation * functional.mean + functional.deviation * clinical.mean) /
        (clinical.deviation + functional.deviation)
      );
    default:
      insist(false, "point-invalid", caller, 'a point: "a", "b" or "c"');
  }
}

function read(population: Population | undefined): { mean: number; deviation: number } {
  insist(isPlainObject(population), "population-invalid", caller, "a clinical and a non-clinical population");
  const known = readEntries(
    population,
    caller,
    ["mean", "standardDeviation"],
    "population-invalid",
  ) as unknown as Population;
  const numbers = { mean: numberOf(known.mean), deviation: numberOf(known.standardDeviation) };
  insistOnMean(caller, numbers.mean);
  insistOnStandardDeviation(caller, numbers.deviation);
  return numbers;
}

const caller = "clinicalCutoff";
