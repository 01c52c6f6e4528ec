import { logUpperTail } from "../../../core/statistics/logUpperTail.js";
import type { SeriesScale } from "../../../course/series.js";
import type { Grid } from "./grid.js";
import type { Piece } from "./pieces.js";

/**
 * The likelihood of a piece at every level and own standard deviation of the grid, as a share of its largest.
 *
 * Neighbouring sessions are alike, so a piece varies less around its own mean than the client does:
 *
 *     v = sigma^2 (1 - likeness) + step^2 / 12
 *
 * and its log likelihood at level m is that of a normal distribution cut off by the ends of the scale:
 *
 *     -(f/2) ln v - (squares + f (mean - m)^2) / (2 v)               f scores inside the scale
 *     + h ln P(Z > (maximum - step/2 - m) / sqrt(v))                 h scores at the maximum
 *     + l ln P(Z > (m - minimum - step/2) / sqrt(v))                 l scores at the minimum
 *
 * @returns one value a level and standard deviation: those of the first standard deviation, then of the second …
 * @internal
 */
export function pieceLikelihood(piece: Piece, { levels, logDeviations }: Grid, scale: SeriesScale): Float64Array {
  const { inside, mean, squares, atMaximum, atMinimum, likeness } = piece;
  const { minimum, maximum, step = 0 } = scale;
  const likelihood = new Float64Array(levels.length * logDeviations.length);
  let at = 0;
  let largest = -Infinity;
  for (const logDeviation of logDeviations) {
    const variance = Math.exp(2 * logDeviation) * (1 - likeness) + step ** 2 / 12;
    const deviation = Math.sqrt(variance);
    for (const level of levels) {
      let log = (-inside * Math.log(variance)) / 2 - (squares + inside * (mean - level) ** 2) / (2 * variance);
      if (atMaximum > 0) log += atMaximum * logUpperTail((maximum - step / 2 - level) / deviation);
      if (atMinimum > 0) log += atMinimum * logUpperTail((level - minimum - step / 2) / deviation);
      likelihood[at++] = log;
      largest = Math.max(largest, log);
    }
  }
  return likelihood.map((log) => Math.exp(log - largest));
}
