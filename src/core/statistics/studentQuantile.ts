import { normalQuantile } from "./normalQuantile.js";
import { studentTailAndSlope } from "./studentTail.js";

/**
 * The quantile of Student's t: the t with `P(T <= t) = p` and `df` degrees of freedom.
 *
 * Newton's method on the logarithm of the tail against the logarithm of |t|. That curve falls ever
 * more steeply, so the first step lands beyond the root and the others close in on it.
 * For an upper quantile ask for the small tail and turn the sign.
 *
 * @param probability - lower-tail probability; 0 and 1 give -Infinity and Infinity, anything outside NaN
 * @param df - degrees of freedom, above 0
 * @internal
 */
export function studentQuantile(probability: number, df: number): number {
  const z = normalQuantile(probability);
  if (z === 0 || !Number.isFinite(z)) return z;
  const wanted = z < 0 ? probability : 1 - probability;
  // A start near the root: the normal quantile, stretched as far as the heavier tail of t reaches.
  let logT = Math.log(df * Math.expm1(Math.min((z * z) / df, 700))) / 2;
  let step = 1; // each step squares the error: below 1e-8 the next would change nothing
  for (let iteration = 0; iteration < 100 && Math.abs(step) > 1e-8; iteration++) {
    const { tail, slope } = studentTailAndSlope(Math.exp(logT), df);
    step = (Math.log(tail / wanted) * tail) / slope;
    logT += step;
  }
  return Math.sign(z) * Math.exp(logT);
}
