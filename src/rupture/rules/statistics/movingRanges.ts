import type { ObservedSession } from "../../../course/series.js";

/**
 * Absolute differences of neighbouring observed scores.
 *
 * @param gaps - `across`: also over sessions without a score, as R's qcc does; `drop`: only between session numbers that
 *   follow one another
 * @internal
 */
export function movingRanges(observed: readonly ObservedSession[], gaps: "across" | "drop"): number[] {
  const ranges: number[] = [];
  let before: ObservedSession | undefined;
  for (const now of observed) {
    if (before !== undefined && (gaps === "across" || now.session - before.session === 1))
      ranges.push(Math.abs(now.value - before.value));
    before = now;
  }
  return ranges;
}
