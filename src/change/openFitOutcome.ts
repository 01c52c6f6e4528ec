import type { CutoffBoundary } from "../evidence/norms/profile.js";
import { numberOf, type Cutoff, type NormValue } from "../evidence/normValue.js";
import { compareComputed } from "../core/decimalGrid.js";
import { clinicalSide, readCutoff, type Limit } from "./clinicalSide.js";
import { readRecord } from "../core/checkedOptions.js";
import { insist, isPositive } from "../core/insist.js";
import { isFiniteThroughout } from "../core/plainObject.js";
import { insistOnScore } from "./insist.js";

/** What {@link openFitOutcome} says. */
export interface OpenFitOutcome {
  readonly category: "recovered" | "improved" | "unchanged" | "worse";
  /** The cut-off as it was handed in, and the boundary that was used. */
  readonly cutoff: Cutoff;
  readonly boundary: CutoffBoundary;
  /** The effect size to exceed, as it was handed in. */
  readonly significant: NormValue;
}

/**
 * OpenFIT's category of an episode of care, from its severity-adjusted effect size and the final score.
 *
 *     recovered   effect size above .8 and final score past the cut-off
 *     improved    effect size above .8, cut-off not reached
 *     worse       effect size below -.8
 *     unchanged   in between
 *
 * Unlike Jacobson and Truax's categories it does not ask where the client began: the expected score inside the effect
 * size does that. Whether a final score equal to the cut-off is past it is not printed; here it is, as elsewhere in
 * that system, unless the cut-off's own boundary says otherwise.
 *
 * @param data - severity-adjusted effect size (in standard deviations) and final ORS total (0 to 40)
 * @param norm - the cut-off and the effect size to exceed, for example those of `norms.ors.openFit`
 * @returns the category, and the rules that were used
 * @throws InvalidArgumentError `score-not-finite`, `cutoff-not-finite`, `boundary-unknown`, `threshold-out-of-range`
 * @see OpenFIT KA-01031
 *
 * @example
 * const { clinicalCutoff, effectSize } = norms.ors.openFit;
 * const norm = { cutoff: clinicalCutoff.adultSelf, significant: effectSize.significant };
 * openFitOutcome({ effectSize: 0.81, final: 24 }, norm).category; // => "improved"
 * openFitOutcome({ effectSize: 0.81, final: 26 }, norm).category; // => "recovered"
 */
export function openFitOutcome(
  data: { readonly effectSize: number; readonly final: number },
  norm: { readonly cutoff: Cutoff; readonly significant: NormValue },
): OpenFitOutcome {
  const { effectSize, final } = readRecord(data, caller, ["effectSize", "final"], "unknown-key");
  const { cutoff, significant } = readRecord(norm, caller, ["cutoff", "significant"], "norm-invalid") as typeof norm;
  const limit = readCutoff(caller, cutoff);
  insistOnScore(caller, effectSize);
  insistOnScore(caller, final);
  const least = numberOf(significant);
  insist(
    isPositive(least) && isFiniteThroughout(significant),
    "threshold-out-of-range",
    caller,
    "an effect size above zero",
  );
  return { category: categoryOf(effectSize, final, limit, least), cutoff, boundary: limit.boundary, significant };
}

const caller = "openFitOutcome";

function categoryOf(effectSize: number, final: number, limit: Limit, least: number): OpenFitOutcome["category"] {
  if (compareComputed(Math.abs(effectSize), least, 1) <= 0) return "unchanged";
  if (effectSize < 0) return "worse";
  return clinicalSide(final, limit, 1) === "functional" ? "recovered" : "improved";
}
