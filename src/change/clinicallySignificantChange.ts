import { readRecord } from "../core/checkedOptions.js";
import { insistOnScore } from "./insist.js";
import { insistInRange } from "./readProfile.js";
import type { CutoffBoundary } from "../evidence/norms/profile.js";
import type { Cutoff } from "../evidence/normValue.js";
import { clinicalSide, readCutoff, type Limit } from "./clinicalSide.js";
import { directionSign } from "./direction.js";
import {
  judgedChange,
  readNorm,
  type ChangeNorm,
  type ReliableChange,
  type ReliableChangeOptions,
} from "./reliableChange.js";

/** Two scores of one person, and what they are judged by. */
export interface ClinicalChangeInput extends ReliableChangeOptions {
  readonly before: number;
  readonly after: number;
  /** Where the functional range begins, in the units of the scores: a number, or a cut-off of `norms`. */
  readonly cutoff: Cutoff;
  /** What makes a change reliable; see {@link reliableChange}. */
  readonly norm: ChangeNorm;
  /** On which side a score equal to the cut-off is; otherwise the cut-off's own `boundary`, otherwise `below`. */
  readonly boundary?: CutoffBoundary;
}

/** The four categories of change. */
export type ClinicalChangeCategory = "recovered" | "improved" | "unchanged" | "deteriorated";

/** What {@link clinicallySignificantChange} says. */
export interface ClinicallySignificantChange {
  /** `recovered` needs all three: a clinical start, a functional end and reliable improvement. */
  readonly category: ClinicalChangeCategory;
  /** From the clinical to the functional range, whatever the size of the change. */
  readonly crossed: boolean;
  /** Larger than error explains, in either direction. */
  readonly reliable: boolean;
  readonly startedClinical: boolean;
  /** From the functional to the clinical range, reliably deteriorated. */
  readonly harmed: boolean;
  /**
   * The cut-off as it was handed in, and the boundary that was used. A cut-off of `norms` names its `profile`; compare it
   * with `change.norm.id`, because a cut-off of one form can be handed in beside the norm of another.
   */
  readonly cutoff: Cutoff;
  readonly boundary: CutoffBoundary;
  /** The change itself, with the norm it was judged by. */
  readonly change: ReliableChange;
}

/**
 * Clinically significant change of one person (Jacobson and Truax): reliable, and out of the clinical range.
 *
 *     recovered     clinical before, functional after, reliably improved
 *     improved      reliably improved, not recovered
 *     deteriorated  reliably deteriorated
 *     unchanged     no reliable change, whether or not the cut-off was crossed
 *
 * Recovery requires starting in the clinical range. `crossed` and `reliable` are reported separately, so that
 * other definitions can be rebuilt from them: some systems call `crossed` alone clinically significant.
 *
 * @param input - scores, cut-off and norm in raw-score units; direction (`higherIs`, `better` unless told otherwise),
 *   confidence and boundary
 * @returns the category, its parts, and what was used to judge them
 * @throws InvalidArgumentError `cutoff-not-finite`, `boundary-unknown`, and the codes of {@link reliableChange}
 * @see Jacobson and Truax (1991), https://doi.org/10.1037/0022-006X.59.1.12, as implemented by the R package
 *   clinicalsignificance; the original was not read
 *
 * @example
 * const norm = norms.ors.developer;
 * const cutoff = norm.clinicalCutoff.adultSelf;
 * clinicallySignificantChange({ before: 18.2, after: 27.4, cutoff, norm }).category; // => "recovered"
 * clinicallySignificantChange({ before: 30, after: 36, cutoff, norm }).category; // => "improved"
 * clinicallySignificantChange({ before: 24.9, after: 25, cutoff, norm }).crossed; // => true
 */
export function clinicallySignificantChange(input: ClinicalChangeInput): ClinicallySignificantChange {
  const given = readRecord(input, caller, inputKeys) as ClinicalChangeInput;
  const { before, after, cutoff, higherIs = "better", confidence = 0.95 } = given;
  const norm = readNorm(given.norm, caller);
  const sign = directionSign(caller, higherIs);
  insistOnScore(caller, before);
  insistOnScore(caller, after);
  return judgedClinically(
    before,
    after,
    cutoff,
    readCutoff(caller, cutoff, given.boundary),
    norm,
    confidence,
    sign,
    caller,
  );
}

const caller = "clinicallySignificantChange";
const inputKeys = ["before", "after", "cutoff", "norm", "boundary", "confidence", "higherIs"];

/**
 * The same for callers that have read the norm and the cut-off.
 *
 * @internal
 */
export function judgedClinically(
  before: number,
  after: number,
  cutoff: Cutoff,
  limit: Limit,
  norm: ChangeNorm,
  confidence: number,
  sign: 1 | -1,
  caller: string,
): ClinicallySignificantChange {
  const change = judgedChange(before, after, norm, confidence, sign, caller) as ReliableChange;
  insistInRange(limit.score, norm, caller);
  const [start, end] = [clinicalSide(before, limit, sign), clinicalSide(after, limit, sign)];
  const crossed = start === "clinical" && end === "functional";
  return {
    category: category(change, crossed),
    crossed,
    reliable: change.verdict !== "no-reliable-change",
    startedClinical: start === "clinical",
    harmed: start === "functional" && end === "clinical" && change.verdict === "deteriorated",
    cutoff,
    boundary: limit.boundary,
    change,
  };
}

function category({ verdict }: ReliableChange, crossed: boolean): ClinicalChangeCategory {
  if (verdict === "no-reliable-change") return "unchanged";
  return verdict === "improved" && crossed ? "recovered" : verdict;
}
