import { compareComputed } from "../../../core/decimalGrid.js";
import { studentQuantile } from "../../../core/statistics/studentQuantile.js";
import type { ObservedSession } from "../../../course/series.js";

/**
 * Criterion 3 of a sudden shift: the three sessions before against the three from this one on, by session number.
 *
 *     mean before - mean after  >  t(1 - alpha/2, n1 + n2 - 2) * pooled SD [* sqrt(1/n1 + 1/n2)]
 *     pooled SD = sqrt( ((n1 - 1) s1^2 + (n2 - 1) s2^2) / (n1 + n2 - 2) )
 */

/** Pooled standard deviations that a contrast must exceed, by the scores in both windows: 4, 5 or 6. */
type ContrastThresholds = readonly number[];

/**
 * Windows hold 2 or 3 scores, so their sum says which: 1/n1 + 1/n2 is 1, 5/6 or 2/3.
 *
 * @internal
 */
export const contrastThresholds = (alpha: number, criterion3: "suddengains" | "tTest"): ContrastThresholds =>
  [4, 5, 6].map((scores) => {
    const t = -studentQuantile(alpha / 2, scores - 2);
    return criterion3 === "suddengains" ? t : t * Math.sqrt((10 - scores) / 6);
  });

/**
 * Whether the contrast exceeds its threshold; undefined with fewer than two scores on either side.
 *
 * @param position - position of the first session after
 * @param sign - 1 for a fall, -1 for a rise
 * @internal
 */
export function lastingContrast(
  observed: readonly ObservedSession[],
  position: number,
  sign: number,
  thresholds: ContrastThresholds,
  range: number,
): boolean | undefined {
  const { session } = observed[position] as ObservedSession;
  // Running means: equal scores leave exactly no deviations. Two windows in one go, since nothing is allocated so.
  let before = 0;
  let after = 0;
  let meanBefore = 0;
  let meanAfter = 0;
  let squares = 0;
  let squaresAfter = 0;
  const end = Math.min(position + 3, observed.length);
  for (let at = Math.max(0, position - 3); at < end; at++) {
    const other = observed[at] as ObservedSession;
    if (other.session < session - 3 || other.session > session + 2) continue;
    const { value } = other;
    if (at < position) {
      const distance = value - meanBefore;
      meanBefore += distance / ++before;
      squares += distance * (value - meanBefore);
    } else {
      const distance = value - meanAfter;
      meanAfter += distance / ++after;
      squaresAfter += distance * (value - meanAfter);
    }
  }
  if (before < 2 || after < 2) return undefined;
  const pooled = Math.sqrt((squares + squaresAfter) / (before + after - 2));
  return (
    compareComputed(sign * (meanBefore - meanAfter), (thresholds[before + after - 4] as number) * pooled, range) > 0
  );
}
