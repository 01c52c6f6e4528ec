import { studentTailAndSlope } from "./studentTail.js";

/**
 * The quantile of Student's t: the t with `P(T <= t) = p` and `df` degrees of freedom.
 *
 * Newton's method on the logarithm of the tail against the logarithm of |t|. That curve falls ever
 * more steeply, so from beyond the root the steps close in on it.
 * For an upper quantile ask for the small tail and turn the sign.
 *
 * @param probability - lower-tail probability; 0 and 1 give -Infinity and Infinity, anything outside NaN
 * @param df - degrees of freedom, above 0
 * @internal
 */
export function studentQuantile(probability: number, df: number): number {
  const wanted = Math.min(probability, 1 - probability);
  const side = Math.sign(probability - 0.5);
  if (wanted === 0 || side === 0) return side && side * Infinity;
  // A start beyond the root: a normal tail is below exp(-z^2/2)/2, and t's reaches further out by about this stretch.
  const square = -2 * Math.log(2 * wanted);
  let logT = Math.log(df * Math.expm1(Math.min(square / df, 700))) / 2;
  // Each step squares the error: below 1e-8 the next would change nothing.
  for (let step = 1; Math.abs(step) > 1e-8; logT += step) {
    const { tail, slope } = studentTailAndSlope(Math.exp(logT), df);
    step = (Math.log(tail / wanted) * tail) / slope;
  }
  return side * Math.exp(logT);
}
