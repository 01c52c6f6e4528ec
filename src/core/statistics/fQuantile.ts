import { fCumulativeAndSlope } from "./fCumulative.js";

/**
 * The F quantile: the f with `P(F <= f) = p`, for d1 and d2 degrees of freedom.
 *
 * Newton's method on the logarithm of the distribution function against ln f, a curve that rises ever
 * less steeply, so that from any start the second step is below the root and the others climb to it.
 * Above the median the other tail is solved instead: F(p; d1, d2) = 1 / F(1 - p; d2, d1).
 *
 * @param probability - lower-tail probability, above 0 and below 1
 * @internal
 */
export function fQuantile(probability: number, d1: number, d2: number): number {
  if (fCumulativeAndSlope(1, d1, d2).cumulative < probability) return 1 / solve(1 - probability, d2, d1);
  return solve(probability, d1, d2);
}

function solve(probability: number, d1: number, d2: number): number {
  let logF = 0;
  let step = 1; // each step squares the error: below 1e-8 the next would change nothing
  for (let iteration = 0; iteration < 100 && Math.abs(step) > 1e-8; iteration++) {
    const { cumulative, slope } = fCumulativeAndSlope(Math.exp(logF), d1, d2);
    // A step so far down that next to nothing is left is taken back by half.
    step = cumulative > 1e-300 ? (Math.log(probability / cumulative) * cumulative) / slope : Math.abs(step) / 2;
    logF += step;
  }
  return Math.exp(logF);
}
