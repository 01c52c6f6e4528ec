import { numberOf, type NormValue } from "../evidence/normValue.js";
import { criticalZ } from "../core/statistics/confidenceInterval.js";
import { directionSign, type Direction } from "./direction.js";
import { exactDifference } from "../core/exactDifference.js";
import { compareScores } from "../core/decimalGrid.js";
import { checkedOptions, readData } from "../core/checkedOptions.js";
import { isFiniteThroughout, isPlainObject } from "../core/plainObject.js";
import type { NormRange } from "../evidence/norms/profile.js";
import { insistInRange, readProfile } from "./readProfile.js";
import { insist, insistUnwrapped, isPositive, LARGEST } from "../core/insist.js";
import type { Instrument } from "../instruments/definition.js";
import { readScores } from "../scoring/readScores.js";
import type { Scores } from "../scoring/scores.js";
import { insistOnReliability, insistOnScore, insistOnStandardDeviation } from "./insist.js";

/**
 * What a change is judged by: the spread and the reliability of the scale, or a published number of points.
 * A profile of `norms` that holds either can be handed in whole.
 */
export type ChangeNorm<Id extends string = string> = SpreadNorm<Id> | PointsNorm<Id>;

/** Spread and reliability of the scale, in the units of the scores. */
export interface SpreadNorm<Id extends string = string> {
  /** Id of the profile the numbers come from. */
  readonly id?: string;
  /** The instrument they belong to; scores of another one are refused. */
  readonly instrument?: Id;
  /** The range of the scores that they are about; scores outside are refused. */
  readonly range?: NormRange;
  /** Above zero. */
  readonly standardDeviation: NormValue;
  /** From 0 to below 1. Its kind decides what the result means: see docs/methods/reliable-change.md. */
  readonly reliability: NormValue;
  readonly threshold?: undefined;
}

/** A published number of points, in the units of the scores. */
export interface PointsNorm<Id extends string = string> {
  /** Id of the profile the number comes from. */
  readonly id?: string;
  /** The instrument it belongs to; scores of another one are refused. */
  readonly instrument?: Id;
  /** The range of the scores that it is about; scores outside are refused. */
  readonly range?: NormRange;
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
  readonly status: "assessed";
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

/** One of the two totals was not scored, so that nothing can be said. */
export interface UnassessedChange {
  readonly status: "not-assessable";
  readonly reason: "not-scored";
  readonly difference: null;
  readonly standardErrorOfDifference: null;
  readonly index: null;
  readonly threshold: null;
  readonly verdict: "not-assessable";
  readonly confidence: null;
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
 * @param before - earlier score, in raw-score units; or the earlier scores of a form, whose totals are then compared
 * @param after - later score, same scale and units; or the later scores of the same form
 * @param norm - `{ standardDeviation, reliability }` (SD above 0, 0 to below 1) or `{ threshold }` (points, above 0),
 *   as numbers or with their sources, or a profile of `norms` that holds either
 * @param options - confidence level and direction of the scale
 * @returns difference and threshold in raw-score units, index in standard errors, verdict, and the norm used;
 *   `not-assessable` where the total of one of two forms was not scored
 * @throws InvalidArgumentError `norm-required` (pick a profile, for example `norms.ors.developer`), `score-not-finite`,
 *   `instrument-mismatch`, `standard-deviation-out-of-range`, `reliability-out-of-range`, `threshold-out-of-range`,
 *   `confidence-out-of-range`, `direction-unknown`, `option-unknown`, `result-not-unwrapped`
 * @see Jacobson and Truax (1991), https://doi.org/10.1037/0022-006X.59.1.12, as implemented by the R package
 *   clinicalsignificance; the original was not read
 *
 * @example
 * const change = reliableChange(32.5, 47.5, { standardDeviation: 7.5, reliability: 0.8 });
 * change.index?.toFixed(2); // => "3.16"
 * change.verdict; // => "improved"
 * @example
 * reliableChange(8.2, 3.2, norms.ors.developer).verdict; // => "deteriorated"
 * const [first, last] = [[5, 5, 4, 6], [7, 7, 6, 8]].map((answers) => unwrap(score(ors, answers)));
 * reliableChange(first, last, norms.ors.developer).verdict; // => "improved"
 * reliableChange(22, 16, norms.ors.nhsEngland2015).norm.id; // => "ors-nhs-england-2015"
 */
export function reliableChange(
  before: number,
  after: number,
  norm: ChangeNorm,
  options?: ReliableChangeOptions,
): ReliableChange;
export function reliableChange<I extends Instrument>(
  before: Scores<I>,
  after: Scores<I>,
  norm: ChangeNorm<I["id"]>,
  options?: ReliableChangeOptions,
): ReliableChange | UnassessedChange;
export function reliableChange(
  before: number | Scores,
  after: number | Scores,
  norm: ChangeNorm,
  options?: ReliableChangeOptions,
): ReliableChange | UnassessedChange {
  const { confidence = 0.95, higherIs = "better" } = checkedOptions(options, caller, changeOptions);
  const sign = directionSign(caller, higherIs);
  const read = readNorm(norm, caller);
  const [start, end] = [scoreOf(before, read), scoreOf(after, read)];
  insist(start.instrument === end.instrument, "instrument-mismatch", caller, "two scores of one instrument");
  return judgedChange(start.score, end.score, read, confidence, sign, caller);
}

/**
 * The change between two scores by a norm that {@link readNorm} has read; null is a score that is not there.
 *
 * @internal
 */
export function judgedChange(
  start: number | null,
  end: number | null,
  norm: ChangeNorm,
  confidence: number,
  sign: 1 | -1,
  caller: string,
): ReliableChange | UnassessedChange {
  for (const score of [start, end]) if (score !== null) insistInRange(score, norm, caller);
  const { id = null, threshold: points = null, standardDeviation = null, reliability = null } = norm;
  const used = { id, threshold: points, standardDeviation, reliability };
  const critical = criticalZ(confidence); // also where a norm in points does not use it: a confidence of 95 is a slip
  const error = points === null ? errorOfDifference(norm as SpreadNorm, caller) : null;
  const threshold = error === null ? numberOf(points as NormValue) : critical * error;
  insist(
    isPositive(threshold) && threshold <= LARGEST * LARGEST,
    "threshold-out-of-range",
    caller,
    "a threshold above zero",
  );
  insist(isFiniteThroughout(used), "norm-invalid", caller, "finite numbers in its norm");
  if (start === null || end === null) return { ...unassessed, norm: used };
  const difference = exactDifference(end, start);
  const reaches = compareScores(Math.abs(difference), threshold);
  const reliable = reaches > 0 || (reaches === 0 && points !== null);
  return {
    status: "assessed",
    difference,
    standardErrorOfDifference: error,
    index: error && difference / error,
    threshold,
    verdict: reliable ? (sign * difference > 0 ? "improved" : "deteriorated") : "no-reliable-change",
    confidence: error && confidence,
    norm: used,
  };
}

const changeOptions = { confidence: "checked-by-caller", higherIs: "checked-by-caller" } as const;

const unassessed: Omit<UnassessedChange, "norm"> = {
  status: "not-assessable",
  reason: "not-scored",
  difference: null,
  standardErrorOfDifference: null,
  index: null,
  threshold: null,
  verdict: "not-assessable",
  confidence: null,
};

/**
 * A norm of change, read once and checked as far as it goes without scores.
 *
 * @throws InvalidArgumentError `norm-required`, `norm-invalid`, `result-not-unwrapped`
 * @internal
 */
export function readNorm(norm: unknown, caller: string): ChangeNorm {
  const need =
    "a norm: a profile, for example norms.ors.developer, or { standardDeviation, reliability }, or { threshold }";
  insistUnwrapped(norm, caller, need);
  const given = readData(norm, "norm-invalid", caller, need);
  const isNorm =
    isPlainObject(given) && ["threshold", "standardDeviation", "reliability"].some((name) => given[name] !== undefined);
  insist(isNorm, "norm-required", caller, need, norm);
  return readProfile(given, caller) as unknown as ChangeNorm;
}

/** A bare score, or the total of a form, null where it was not scored; the norm must be of the same form. */
function scoreOf(given: number | Scores, norm: ChangeNorm): { score: number | null; instrument: string | null } {
  if (typeof given !== "object") {
    insistOnScore(caller, given);
    return { score: given, instrument: null };
  }
  const { instrument, scales } = readScores(given, caller);
  const { total } = scales;
  insist(total !== undefined, "no-total-scale", caller, "scores of a form with a total");
  const { instrument: own = instrument } = norm;
  insist(instrument === own, "instrument-mismatch", caller, "a norm of the instrument that was scored");
  return { score: total.sum, instrument };
}

function errorOfDifference(norm: SpreadNorm, caller: string): number {
  const [standardDeviation, reliability] = [numberOf(norm.standardDeviation), numberOf(norm.reliability)];
  insistOnStandardDeviation(caller, standardDeviation);
  insistOnReliability(caller, reliability);
  return standardDeviation * Math.sqrt(2 * (1 - reliability));
}
