import { logUpperTail } from "../../../core/statistics/logUpperTail.js";
import type { SeriesScale } from "../../../course/measure.js";
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
 * @returns a function of a piece, whose result has one value a level and standard deviation: those of the first standard
 *   deviation, then of the second …
 * @internal
 */
export function pieceLikelihood(grid: Grid, scale: SeriesScale): (piece: Piece) => Float64Array {
  const { levels, logDeviations } = grid;
  const tailsOf = tailsByLikeness(grid, scale);
  return ({ inside, mean, squares, atMaximum, atMinimum, likeness }) => {
    const likelihood = new Float64Array(levels.length * logDeviations.length);
    const above = atMaximum > 0 ? tailsOf("maximum", likeness) : undefined;
    const below = atMinimum > 0 ? tailsOf("minimum", likeness) : undefined;
    let at = 0;
    let largest = -Infinity;
    for (const logDeviation of logDeviations) {
      const variance = varianceOf(logDeviation, likeness, scale);
      const constant = -(inside * Math.log(variance) + squares / variance) / 2;
      for (const level of levels) {
        let log = constant - (inside * (mean - level) ** 2) / (2 * variance);
        if (above) log += atMaximum * (above[at] as number);
        if (below) log += atMinimum * (below[at] as number);
        likelihood[at++] = log;
        largest = Math.max(largest, log);
      }
    }
    return likelihood.map((log) => Math.exp(log - largest));
  };
}

const varianceOf = (logDeviation: number, likeness: number, { step = 0 }: SeriesScale): number =>
  Math.exp(2 * logDeviation) * (1 - likeness) + step ** 2 / 12;

/**
 * The logarithms of the tails beyond an end of the scale over the grid. They take longest, and are the same for all pieces of
 * one likeness: those without gaps and of one length.
 */
function tailsByLikeness(
  { levels, logDeviations }: Grid,
  scale: SeriesScale,
): (end: "minimum" | "maximum", likeness: number) => readonly number[] {
  const { minimum, maximum, step = 0 } = scale;
  const known = { minimum: new Map<number, readonly number[]>(), maximum: new Map<number, readonly number[]>() };
  return (end, likeness) => {
    const found = known[end].get(likeness);
    if (found) return found;
    const tails = logDeviations.flatMap((logDeviation) => {
      const deviation = Math.sqrt(varianceOf(logDeviation, likeness, scale));
      return levels.map((level) =>
        logUpperTail((end === "maximum" ? maximum - step / 2 - level : level - minimum - step / 2) / deviation),
      );
    });
    known[end].set(likeness, tails);
    return tails;
  };
}
