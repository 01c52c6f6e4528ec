import { numberOf, type NormValue } from "../evidence/normValue.js";
import { criticalZ } from "../core/statistics/confidenceInterval.js";
import { directionSign, type Direction } from "./direction.js";
import { exactDifference } from "../core/exactDifference.js";
import { compareScores } from "./exactScores.js";
import { insist, isPositive } from "../core/insist.js";
import { insistOnReliability, insistOnScore, insistOnStandardDeviation } from "./insist.js";

/**
 * What a change is judged by: the spread and the reliability of the scale, or a published number of points.
 * A profile of `norms` that holds either can be handed in whole.
 */
export type ChangeNorm = SpreadNorm | PointsNorm;

/** Spread and reliability of the scale, in the units of the scores. */
export interface SpreadNorm {
  /** Id of the profile the numbers come from. */
  readonly id?: string;
  /** Above zero. */
  readonly standardDeviation: NormValue;
  /** From 0 to below 1. Its kind decides what the result means: see docs/methods/reliable-change.md. */
  readonly reliability: NormValue;
  readonly threshold?: undefined;
}

/** A published number of points, in the units of the scores. */
export interface PointsNorm {
  /** Id of the profile the number comes from. */
  readonly id?: string;
  /** Above zero, inclusive: a change of exactly this size counts. */
  readonly threshold: NormValue;
  readonly standardDeviation?: undefined;
  readonly reliability?: undefined;
}

/** Whether a change is larger than measurement error explains, and in the good direction. */
export type ChangeVerdict = "improved" | "deteriorated" | "no-reliable-change";

/** How a change is judged. */
export interface ReliableChangeOptions {
  /** Two-sided confidence level, .95 unless told otherwise. A number of points has none. */
  readonly confidence?: number;
  /** Direction of the scale: `better` unless told otherwise, as for every instrument of this package. */
  readonly higherIs?: Direction;
}

/** The norm a change was judged by, as it was handed in; `null` is what it did not hold. */
export interface ChangeNormUsed {
  /** Id of the profile, where the numbers come from one. */
  readonly id: string | null;
  readonly threshold: NormValue | null;
  readonly standardDeviation: NormValue | null;
  readonly reliability: NormValue | null;
}

/** What {@link reliableChange} says. Raw-score units, unrounded. */
export interface ReliableChange {
  /** after - before, exact for scores of up to six decimals. */
  readonly difference: number;
  /** `null` where the norm is a number of points. */
  readonly standardErrorOfDifference: number | null;
  /** The reliable change index; `null` where the norm is a number of points. */
  readonly index: number | null;
  /** Points of change it takes. */
  readonly threshold: number;
  readonly verdict: ChangeVerdict;
  /** `null` where the norm is a number of points. */
  readonly confidence: number | null;
  readonly norm: ChangeNormUsed;
}

const caller = "reliableChange";

/**
 * Reliable change of one person between two occasions (Jacobson and Truax), or by a published number of points.
 *
 * How many standard errors of the difference lie between two scores, and whether that is more than error explains.
 *
 *     SEM       = SD * sqrt(1 - reliability)
 *     Sdiff     = sqrt(2) * SEM
 *     index     = (after - before) / Sdiff
 *     threshold = z * Sdiff                        z = 1.959964 for two-sided .95
 *
 * A change counts when it is strictly larger than the threshold computed from spread and reliability, and when it is
 * at least as large as a published number of points. Either way the verdict compares `difference` with `threshold`,
 * so that the three always agree. Differences of scores with up to six decimals are exact: 8.2 to 3.2 is a change
 * of 5; anything else is compared within a billionth.
 *
 * @param before - earlier score, in raw-score units
 * @param after - later score, same scale and units
 * @param norm - `{ standardDeviation, reliability }` (SD above 0, 0 to below 1) or `{ threshold }` (points, above 0),
 *   as numbers or with their sources, or a profile of `norms` that holds either
 * @param options - confidence level and direction of the scale
 * @returns difference and threshold in raw-score units, index in standard errors, verdict, and the norm used
 * @throws InvalidArgumentError `score-not-finite`, `standard-deviation-out-of-range`,
 *   `reliability-out-of-range`, `threshold-out-of-range`, `confidence-out-of-range`, `direction-invalid`
 * @see Jacobson and Truax (1991), https://doi.org/10.1037/0022-006X.59.1.12, as implemented by the R package
 *   clinicalsignificance; the original was not read
 *
 * @example
 * const change = reliableChange(32.5, 47.5, { standardDeviation: 7.5, reliability: 0.8 });
 * change.index?.toFixed(2); // => "3.16"
 * change.verdict; // => "improved"
 * @example
 * reliableChange(8.2, 3.2, norms.ors.developer).verdict; // => "deteriorated"
 * reliableChange(22, 16, norms.ors.nhsEngland2015).norm.id; // => "ors-nhs-england-2015"
 */
export function reliableChange(
  before: number,
  after: number,
  norm: ChangeNorm,
  { confidence = 0.95, higherIs = "better" }: ReliableChangeOptions = {},
): ReliableChange {
  insistOnScore(caller, before);
  insistOnScore(caller, after);
  const sign = directionSign(caller, higherIs);
  const held = (norm as ChangeNorm | null) ?? ({} as ChangeNorm); // no norm is one that holds nothing
  const { id = null, threshold: points = null, standardDeviation = null, reliability = null } = held;
  const error = points === null ? errorOfDifference(held as SpreadNorm) : null;
  const threshold = error === null ? numberOf(points as NormValue) : criticalZ(confidence) * error;
  insist(isPositive(threshold), "threshold-out-of-range", caller, "a threshold above zero");
  const difference = exactDifference(after, before);
  const reaches = compareScores(Math.abs(difference), threshold);
  const reliable = reaches > 0 || (reaches === 0 && points !== null);
  return {
    difference,
    standardErrorOfDifference: error,
    index: error && difference / error,
    threshold,
    verdict: reliable ? (sign * difference > 0 ? "improved" : "deteriorated") : "no-reliable-change",
    confidence: error && confidence,
    norm: { id, threshold: points, standardDeviation, reliability },
  };
}

function errorOfDifference(norm: SpreadNorm): number {
  const [standardDeviation, reliability] = [numberOf(norm.standardDeviation), numberOf(norm.reliability)];
  insistOnStandardDeviation(caller, standardDeviation);
  insistOnReliability(caller, reliability);
  return standardDeviation * Math.sqrt(2 * (1 - reliability));
}
