import { decimalPlaces, toTicks } from "./decimalGrid.js";

/**
 * The difference of two scores, exact when both can be written with at most six decimals: 8.2 - 3.2 is 5.
 * Means and prorated scores are subtracted as they are.
 *
 * @internal
 */
export function exactDifference(left: number, right: number): number {
  // Nearly every score has at most one decimal: those first.
  const tenths = differenceInTicks(left, right, 10);
  if (tenths !== undefined) return tenths / 10;
  const ticksPerUnit = 10 ** Math.max(decimalPlaces(left) ?? NaN, decimalPlaces(right) ?? NaN);
  const ticks = differenceInTicks(left, right, ticksPerUnit);
  return ticks === undefined ? left - right : ticks / ticksPerUnit;
}

function differenceInTicks(left: number, right: number, ticksPerUnit: number): number | undefined {
  const [minuend, subtrahend] = [toTicks(left, ticksPerUnit), toTicks(right, ticksPerUnit)];
  return minuend === undefined || subtrahend === undefined ? undefined : minuend - subtrahend;
}
