import { betaFraction } from "./betaFraction.js";

/**
 * One tail of Student's t distribution: `P(T <= -|t|)` with `df` degrees of freedom, whole or not.
 *
 *     P = I_x(df/2, 1/2) / 2,   x = df / (df + t^2)
 *
 * by the continued fraction of the incomplete beta function. It computes the small tail itself, never
 * one minus the large part: relative error below 1e-12 down to 1e-300.
 *
 * @param t - any number; the sign is ignored
 * @param df - degrees of freedom, above 0
 * @internal
 */
export function studentTail(t: number, df: number): number {
  return studentTailAndSlope(t, df).tail;
}

/**
 * The tail together with t times the density, which is how steeply the tail falls as ln t rises.
 *
 * @internal
 */
export function studentTailAndSlope(t: number, df: number): { tail: number; slope: number } {
  const a = df / 2;
  const ratio = Math.abs(t) / Math.sqrt(df);
  const square = ratio * ratio;
  const x = 1 / (1 + square);
  const y = 1 / (1 + 1 / square);
  const logX = square < Infinity ? -Math.log1p(square) : -2 * Math.log(ratio); // a Cauchy tail of 1e-300 lies at t = 3e299
  const slope = (Math.exp(a * logX) * Math.sqrt(y)) / betaWithHalf(a);
  const tail = x < (a + 1) / (a + 2.5) ? (slope * betaFraction(a, 0.5, x)) / df : 0.5 - slope * betaFraction(0.5, a, y);
  return { tail, slope };
}

/**
 * The complete beta function B(a, 1/2) = sqrt(pi) Gamma(a) / Gamma(a + 1/2).
 *
 * B(a, 1/2) = B(a + 1, 1/2) (a + 1/2) / a climbs to an argument large enough for the asymptotic series
 * of the ratio of gamma functions.
 */
function betaWithHalf(a: number): number {
  let [above, below] = [1, 1];
  for (; a < 20; a++) {
    above *= a + 0.5;
    below *= a;
  }
  const r = 1 / (a * a);
  const series = (1 / 8 - r * (1 / 192 - r * (1 / 640 - (r * 17) / 14336))) / a;
  return (above / below) * Math.sqrt(Math.PI / a) * Math.exp(series);
}
