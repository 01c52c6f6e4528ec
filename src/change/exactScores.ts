import { compareComputed } from "../core/decimalGrid.js";

/**
 * -1, 0 or 1 as a score or an exact difference lies below, at or above a limit. The tolerance, a billionth of the
 * larger number, only absorbs rounding error: two scores on a grid of millionths, as long as they are
 * below 1000, are never taken for one another. Both must be finite: beside infinity everything is within a billionth.
 *
 * @internal
 */
export function compareScores(score: number, limit: number): -1 | 0 | 1 {
  return compareComputed(score, limit, Math.max(Math.abs(score), Math.abs(limit)));
}
