import { compareComputed } from "../../core/decimalGrid.js";
import type { SeriesScale } from "../../course/measure.js";

/**
 * Whether a score lies at the maximum of its scale and only says "at least this".
 *
 * @internal
 */
export function isAtMaximum(value: number, { minimum, maximum }: SeriesScale): boolean {
  return compareComputed(value, maximum, maximum - minimum) >= 0;
}

/**
 * Whether a score lies at the minimum of its scale and only says "at most this".
 *
 * @internal
 */
export function isAtMinimum(value: number, { minimum, maximum }: SeriesScale): boolean {
  return compareComputed(value, minimum, maximum - minimum) <= 0;
}
