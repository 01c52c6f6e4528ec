import { numberOf, type NormValue } from "../evidence/normValue.js";
import { compareComputed } from "../core/decimalGrid.js";
import { readRecord } from "../core/checkedOptions.js";
import { insist, isPositive } from "../core/insist.js";
import { isFiniteThroughout } from "../core/plainObject.js";
import { insistOnScore, insistOnStandardDeviation } from "./insist.js";

/** Smallest effect sizes that OpenFIT names, for example `norms.ors.openFit.effectSize`. */
export interface OpenFitEffectSizeNorm {
  readonly significant: NormValue;
  readonly somewhat: NormValue;
}

/** What {@link openFitEffectSize} says. */
export interface OpenFitEffectSize {
  /** In standard deviations; positive means a score above the expected one. */
  readonly effectSize: number;
  readonly size: "significant" | "somewhat" | "none";
  readonly direction: "improvement" | "deterioration" | null;
  /** The two limits as they were handed in. */
  readonly norm: OpenFitEffectSizeNorm;
}

/**
 * OpenFIT's severity-adjusted effect size (SAES): how far a score is from the one expected for a client who began as
 * low, in standard deviations, and the name that system gives it.
 *
 *     SAES = (actual - expected) / SD
 *
 *     from .8 significant, from .5 somewhat, otherwise none; improvement or, mirrored, deterioration
 *
 * Exactly -.5 is `none` in the printed table although .5 is `somewhat`; that is kept. The expected score comes from
 * an unpublished regression, so it is an argument, and so is the standard deviation.
 *
 * @param data - actual and expected score (ORS total, 0 to 40) and standard deviation (above 0)
 * @param norm - the two limits
 * @returns the effect size, unrounded, its name, and the limits that were used
 * @throws InvalidArgumentError `score-not-finite`, `standard-deviation-out-of-range`, `threshold-out-of-range`
 * @see OpenFIT help pages, support.openfit.care
 *
 * @example
 * const norm = norms.ors.openFit.effectSize;
 * openFitEffectSize({ actual: 27, expected: 22, standardDeviation: 6.25 }, norm).size; // => "significant"
 */
export function openFitEffectSize(
  data: { readonly actual: number; readonly expected: number; readonly standardDeviation: number },
  norm: OpenFitEffectSizeNorm,
): OpenFitEffectSize {
  const { actual, expected, standardDeviation } = readRecord(data, caller, dataKeys, "unknown-key");
  const { significant, somewhat } = readRecord(
    norm,
    caller,
    ["significant", "somewhat"],
    "norm-invalid",
  ) as OpenFitEffectSizeNorm;
  const [high, low] = [numberOf(significant), numberOf(somewhat)];
  insistOnScore(caller, actual);
  insistOnScore(caller, expected);
  insistOnStandardDeviation(caller, standardDeviation);
  const areRising = isFiniteThroughout([significant, somewhat]) && isPositive(low) && isPositive(high) && high > low;
  insist(areRising, "threshold-out-of-range", caller, "limits above zero, somewhat below significant");
  const effectSize = (actual - expected) / standardDeviation;
  const compare = (limit: number): number => compareComputed(effectSize, limit, 1);
  const size =
    compare(high) >= 0 || compare(-high) <= 0
      ? "significant"
      : compare(low) >= 0 || compare(-low) < 0
        ? "somewhat"
        : "none";
  return {
    effectSize,
    size,
    direction: size === "none" ? null : effectSize > 0 ? "improvement" : "deterioration",
    norm: { significant, somewhat },
  };
}

const caller = "openFitEffectSize";
const dataKeys = ["actual", "expected", "standardDeviation"];
