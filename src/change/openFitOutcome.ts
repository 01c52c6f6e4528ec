import { numberOf, type NormValue } from "../evidence/normValue.js";
import { compareComputed } from "../core/decimalGrid.js";
import { compareScores } from "./exactScores.js";
import { insist, insistOnScore } from "./insist.js";

/**
 * OpenFIT's category of an episode of care, from its severity-adjusted effect size and the final score.
 *
 *     recovered   effect size above .8 and final score at or past the cut-off
 *     improved    effect size above .8, cut-off not reached
 *     worse       effect size below -.8
 *     unchanged   in between
 *
 * Unlike Jacobson and Truax's categories it does not ask where the client began: the expected score inside the effect
 * size does that. Whether a final score equal to the cut-off is past it is not printed; here it is, as elsewhere in
 * that system.
 *
 * @param data - severity-adjusted effect size (in standard deviations) and final ORS total (0 to 40)
 * @param norm - the cut-off and the effect size to exceed, for example those of `norms.ors.openFit`
 * @returns the category
 * @throws InvalidArgumentError `score-not-finite`, `cutoff-not-finite`, `threshold-out-of-range`
 * @see OpenFIT KA-01031
 *
 * @example
 * const { clinicalCutoff, effectSize } = norms.ors.openFit;
 * const norm = { cutoff: clinicalCutoff.adultSelf, significant: effectSize.significant };
 * openFitOutcome({ effectSize: 0.81, final: 24 }, norm); // => "improved"
 * openFitOutcome({ effectSize: 0.81, final: 26 }, norm); // => "recovered"
 */
export function openFitOutcome(
  data: { readonly effectSize: number; readonly final: number },
  norm: { readonly cutoff: NormValue; readonly significant: NormValue },
): "recovered" | "improved" | "unchanged" | "worse" {
  const [cutoff, significant] = [numberOf(norm.cutoff), numberOf(norm.significant)];
  insistOnScore("openFitOutcome", data.effectSize);
  insistOnScore("openFitOutcome", data.final);
  insist(Number.isFinite(cutoff), "cutoff-not-finite", "openFitOutcome", "a finite cut-off");
  insist(significant > 0, "threshold-out-of-range", "openFitOutcome", "an effect size above zero");
  if (compareComputed(Math.abs(data.effectSize), significant, 1) <= 0) return "unchanged";
  if (data.effectSize < 0) return "worse";
  return compareScores(data.final, cutoff) >= 0 ? "recovered" : "improved";
}
