import type { SeriesScale } from "../../../course/measure.js";

/** The levels and standard deviations that a client may have: the estimate weighs them, and knows no others. */
export interface Grid {
  /** 65 levels, evenly from four standard deviations of all scores below their mean to 2.5 above the maximum. */
  readonly levels: readonly number[];
  /** Logarithms of 25 own standard deviations, evenly from .03 to 3 standard deviations of all scores. */
  readonly logDeviations: readonly number[];
}

const LEVELS = 65;
const DEVIATIONS = 25;

/**
 * The grid for a service.
 *
 * @param mean - of all scores
 * @param spread - standard deviation of all scores
 * @internal
 */
export function gridOf(mean: number, spread: number, { maximum }: SeriesScale): Grid {
  const lowest = mean - 4 * spread;
  const highest = maximum + 2.5 * spread;
  return {
    levels: Array.from({ length: LEVELS }, (_, j) => lowest + ((highest - lowest) * j) / (LEVELS - 1)),
    logDeviations: Array.from(
      { length: DEVIATIONS },
      (_, k) => Math.log(0.03 * spread) + (Math.log(100) * k) / (DEVIATIONS - 1),
    ),
  };
}
