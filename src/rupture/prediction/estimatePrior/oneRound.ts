import { dotProduct } from "../../../core/statistics/dotProduct.js";
import { mean } from "../../../core/statistics/mean.js";
import type { Grid } from "./grid.js";

/** What is estimated: normal distributions, over clients of ln(own standard deviation) and over pieces of the level. */
export interface Population {
  readonly logMean: number;
  readonly logSpread: number;
  readonly level: number;
  readonly levelSpread: number;
}

/** How probable each standard deviation of the grid is for a client, and each level for each piece; they add up to 1. */
export interface ClientWeights {
  readonly deviations: readonly number[];
  readonly levels: readonly (readonly number[])[];
}

/** The logarithms of standard deviations that lie closer together the grid cannot tell apart. */
const NARROWEST = 0.2;

/**
 * One round of the EM algorithm: weigh the grid for each client by the population so far, then take the population anew
 * from these weights.
 *
 *     A(sigma)  = sum over levels of a * E(level, sigma)                 for each piece; a, b: the population's weights
 *     w(sigma) ~ b * product over the client's pieces of A(sigma)        the client's weights
 *     p(level)  = a * sum over sigma of E(level, sigma) * w / A          a piece's weights
 *
 * The spread of the logarithm is at least 0.2, and that of the level one step of the grid.
 *
 * @param clients - for each client the likelihoods E of its pieces, from `pieceLikelihood`
 * @internal
 */
export function oneRound(
  clients: readonly (readonly Float64Array[])[],
  population: Population,
  grid: Grid,
): { readonly population: Population; readonly weights: readonly ClientWeights[] } {
  const { levels, logDeviations } = grid;
  const ofLevel = normalWeights(levels, population.level, population.levelSpread);
  const ofDeviation = normalWeights(logDeviations, population.logMean, population.logSpread);
  const weights = clients.map((pieces) => weigh(pieces, ofLevel, ofDeviation));

  const ofPieces = weights.flatMap((client) => client.levels);
  const logMean = mean(weights.map(({ deviations }) => dotProduct(deviations, logDeviations)));
  const level = mean(ofPieces.map((piece) => dotProduct(piece, levels)));
  const logVariance = mean(weights.map(({ deviations }) => varianceAround(logMean, deviations, logDeviations)));
  const levelVariance = mean(ofPieces.map((piece) => varianceAround(level, piece, levels)));
  const levelStep = (levels[1] as number) - (levels[0] as number);
  return {
    population: {
      logMean,
      logSpread: Math.max(NARROWEST, Math.sqrt(logVariance)),
      level,
      levelSpread: Math.max(levelStep, Math.sqrt(levelVariance)),
    },
    weights,
  };
}

function weigh(
  pieces: readonly Float64Array[],
  ofLevel: readonly number[],
  ofDeviation: readonly number[],
): ClientWeights {
  const rows = ofLevel.length;
  const averaged = pieces.map((likelihood) =>
    ofDeviation.map((_, k) => {
      let sum = 0;
      for (let j = 0; j < rows; j++) sum += (ofLevel[j] as number) * (likelihood[k * rows + j] as number);
      return Math.max(1e-300, sum);
    }),
  );
  // In logarithms: the product over the pieces of a long course would vanish.
  const deviations = proportional(
    ofDeviation.map((weight, k) => averaged.reduce((sum, of) => sum + Math.log(of[k] as number), Math.log(weight))),
  );
  const levels = pieces.map((likelihood, piece) => {
    const odds = deviations.map((weight, k) => weight / (averaged[piece]?.[k] as number));
    return ofLevel.map((weight, j) => {
      let sum = 0;
      for (let k = 0; k < odds.length; k++) sum += (odds[k] as number) * (likelihood[k * rows + j] as number);
      return weight * sum;
    });
  });
  return { deviations, levels };
}

/** Mean squared distance of weighted values from a centre. */
export const varianceAround = (centre: number, weights: readonly number[], values: readonly number[]): number =>
  weights.reduce((sum, weight, position) => sum + weight * ((values[position] as number) - centre) ** 2, 0);

/** Weights in proportion to a normal density. */
const normalWeights = (values: readonly number[], centre: number, spread: number): number[] =>
  proportional(values.map((value) => -(((value - centre) / spread) ** 2) / 2));

/** Weights that add up to 1 from their logarithms. */
function proportional(logarithms: readonly number[]): number[] {
  const largest = Math.max(...logarithms);
  const weights = logarithms.map((log) => Math.exp(log - largest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
