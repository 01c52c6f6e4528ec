import { compareComputed, toTicks } from "../core/decimalGrid.js";

/** Millionths: as fine as scores and cut-offs are ever written. A finer number is a computed one. */
const TICKS_PER_UNIT = 1e6;

/**
 * The difference of two scores: exact when both can be written with at most six decimals (8.2 - 3.2 is 5), plain
 * subtraction for means and prorated scores.
 *
 * @internal
 */
export function exactDifference(after: number, before: number): number {
  const ticks = (score: number): number => toTicks(score, TICKS_PER_UNIT) ?? NaN;
  const difference = ticks(after) - ticks(before);
  return Number.isNaN(difference) ? after - before : difference / TICKS_PER_UNIT;
}

/**
 * -1, 0 or 1 as a score or an exact difference lies below, at or above a limit. The tolerance, a billionth of the
 * larger number, only joins what computing has torn apart: two scores on a grid of millionths, as long as they are
 * below 1000, are never taken for one another.
 *
 * @internal
 */
export function compareScores(score: number, limit: number): -1 | 0 | 1 {
  return compareComputed(score, limit, Math.max(Math.abs(score), Math.abs(limit)));
}
