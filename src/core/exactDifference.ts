import { decimalPlaces, toTicks } from "./decimalGrid.js";

/**
 * The difference of two scores, exact when both can be written with at most six decimals: 8.2 - 3.2 is 5.
 * Means and prorated scores are subtracted as they are.
 *
 * @internal
 */
export function exactDifference(left: number, right: number): number {
  const difference = left - right;
  if (Number.isInteger(left) && Number.isInteger(right)) return difference;
  const ticksPerUnit = 10 ** Math.max(decimalPlaces(left) ?? NaN, decimalPlaces(right) ?? NaN);
  const [minuend, subtrahend] = [toTicks(left, ticksPerUnit), toTicks(right, ticksPerUnit)];
  return minuend === undefined || subtrahend === undefined ? difference : (minuend - subtrahend) / ticksPerUnit;
}
