import { compareComputed } from "../core/decimalGrid.js";
import { mean } from "../core/statistics/mean.js";

/** Sums of products of deviations from the means: what a correlation and a straight line are made of. */
interface Deviations {
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/**
 * Sums of squares and products of the deviations of x and y from their means.
 *
 * @internal
 */
export function deviations(x: readonly number[], y: readonly number[]): Deviations {
  const [centreX, centreY] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [i, value] of x.entries()) {
    const dx = value - centreX;
    const dy = (y[i] as number) - centreY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return { xx, yy, xy };
}

/**
 * Whether scores differ by more than the error of computing them.
 *
 * @internal
 */
export function vary(scores: readonly number[], range: number): boolean {
  return compareComputed(Math.max(...scores), Math.min(...scores), range) > 0;
}
