import { toTicks } from "./decimalGrid.js";

/** Millionths: as fine as scores and cut-offs are ever written. A finer number is a computed one. */
const TICKS_PER_UNIT = 1e6;

/**
 * The difference of two scores: exact when both can be written with at most six decimals (8.2 - 3.2 is 5), plain
 * subtraction for means and prorated scores.
 *
 * @internal
 */
export function exactDifference(left: number, right: number): number {
  const minuend = toTicks(left, TICKS_PER_UNIT);
  const subtrahend = toTicks(right, TICKS_PER_UNIT);
  return minuend === undefined || subtrahend === undefined ? left - right : (minuend - subtrahend) / TICKS_PER_UNIT;
}
