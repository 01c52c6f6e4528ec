/**
 * Exact arithmetic for decimal scores.
 *
 * A score of 8.6 is held as the whole number 86: "ticks" of the finest decimal place that an
 * instrument uses. Whole numbers add and compare without error, so 8.6 + 9.7 + 9.9 + 7.8 is 36 and
 * not 35.99999999999999. Only the finished value becomes a double again.
 */

/** More places than this are not a scoring grid but a computed number. */
const MAXIMUM_DECIMAL_PLACES = 6;

/**
 * How many decimal places it takes to write a number down, at most six; undefined when six are not enough.
 *
 * @internal
 */
export function decimalPlaces(value: number): number | undefined {
  for (let places = 0; places <= MAXIMUM_DECIMAL_PLACES; places++)
    if (toTicks(value, 10 ** places) !== undefined) return places;
  return undefined;
}

/**
 * A finite value as a whole number of ticks, or undefined when it does not lie on them.
 *
 * Exact for any number written with that many decimals: the nearest tick, turned back into a
 * double, must be the very same double.
 *
 * @internal
 */
export function toTicks(value: number, ticksPerUnit: number): number | undefined {
  const ticks = Math.round(value * ticksPerUnit) + 0; // + 0 turns -0 into 0
  return ticks / ticksPerUnit === value ? ticks : undefined;
}

/**
 * Room for the error of computing a mean or a prorated score, as a share of the scale's range.
 * Observed scores are compared exactly, in ticks; everything else is compared with this.
 */
const COMPUTED_TOLERANCE = 1e-9;

/**
 * A number that computing may have disturbed, as whole ticks: the nearest tick when it lies within the tolerance, undefined
 * when it lies off the grid. 8.6 + 9.7 + 9.9 + 7.8 is 360 tenths; 35.95 is none.
 *
 * @internal
 */
export function healedTicks(value: number, ticksPerUnit: number, range: number): number | undefined {
  const ticks = Math.round(value * ticksPerUnit) + 0;
  return compareComputed(ticks / ticksPerUnit, value, range) === 0 ? ticks : undefined;
}

/**
 * Compare two computed scores (means, prorated sums): -1, 0 or 1, where 0 means equal within
 * 1e-9 of the scale's range. The one place in the package that compares with a tolerance.
 *
 * @internal
 */
export function compareComputed(left: number, right: number, range: number): -1 | 0 | 1 {
  const difference = left - right;
  return Math.abs(difference) <= COMPUTED_TOLERANCE * range ? 0 : difference < 0 ? -1 : 1;
}

/**
 * The same where the range may not be known: then it is the larger of the two numbers, and scores below 1000 on a grid of
 * millionths are never taken for one another. Both must be finite: beside infinity everything is equal.
 *
 * @internal
 */
export const compareScores = (
  left: number,
  right: number,
  range = Math.max(Math.abs(left), Math.abs(right)),
): -1 | 0 | 1 => compareComputed(left, right, range);

/**
 * The tolerance in points, for a comparison that is written out elsewhere, as in SQL.
 *
 * @internal
 */
export const toleranceOf = (range: number): number => COMPUTED_TOLERANCE * range;
