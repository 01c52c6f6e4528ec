import { dotProduct } from "../../../core/statistics/dotProduct.js";
import type { Grid } from "./grid.js";
import { varianceAround } from "./oneRound.js";
import type { ClientWeights, Population } from "./oneRound.js";

/**
 * Standard error of the mean logarithm of the own standard deviation, from how the clients' likelihoods slope.
 *
 * Each client's log likelihood has four slopes, by the mean and spread of the logarithm and by those of the level:
 *
 *     (e - mean) / spread^2,   (q - spread^2) / spread^3          e, q: its mean, and mean squared distance from the mean
 *
 * The products of the slopes, summed over clients, are the information; its inverse is the variance of the four estimates.
 *
 * @internal
 */
export function standardErrorOfLogMean(
  weights: readonly ClientWeights[],
  { logMean, logSpread, level, levelSpread }: Population,
  { levels, logDeviations }: Grid,
): number {
  const information = [0, 1, 2, 3].map(() => [0, 0, 0, 0]);
  for (const client of weights) {
    const byLevel = client.levels.map((piece) => slopes(piece, levels, level, levelSpread));
    const sum = (at: 0 | 1): number => byLevel.reduce((total, slope) => total + slope[at], 0);
    const all = [...slopes(client.deviations, logDeviations, logMean, logSpread), sum(0), sum(1)];
    for (const [row, entries] of information.entries())
      for (const column of entries.keys())
        (entries[column] as number) += (all[row] as number) * (all[column] as number);
  }
  return 1 / Math.sqrt(informationOnFirst(information));
}

function slopes(
  weights: readonly number[],
  values: readonly number[],
  centre: number,
  spread: number,
): [number, number] {
  const distance = dotProduct(weights, values) - centre;
  return [distance / spread ** 2, (varianceAround(centre, weights, values) - spread ** 2) / spread ** 3];
}

/**
 * What the information says of the first estimate when the others are estimated too, 1 / (inverse matrix)[0][0]: the others
 * are eliminated one after the other. With so few clients that they cannot be, what it says of the first alone.
 */
function informationOnFirst(information: readonly (readonly number[])[]): number {
  const alone = information[0]?.[0] as number;
  let left = information.map((row) => [...row]);
  for (let last = information.length - 1; last > 0; last--) {
    const pivotRow = left[last] as number[];
    const pivot = pivotRow[last] as number;
    if (!(pivot > 1e-12 * (information[last]?.[last] as number))) return alone;
    left = left.map((row) =>
      row.map((entry, column) => entry - ((row[last] as number) * (pivotRow[column] as number)) / pivot),
    );
  }
  const remaining = left[0]?.[0] as number;
  return remaining > 1e-9 * alone ? remaining : alone;
}
