import { betaFraction } from "./betaFraction.js";

/**
 * The F distribution function: `P(F <= f)` with d1 and d2 degrees of freedom.
 *
 *     P = I_x(d1/2, d2/2),   x = d1 f / (d1 f + d2)
 *
 * @param f - a ratio of variances, 0 or more
 * @internal
 */
export function fCumulative(f: number, d1: number, d2: number): number {
  return fCumulativeAndSlope(f, d1, d2).cumulative;
}

/**
 * The distribution function together with f times the density: how steeply it rises with ln f.
 *
 * @internal
 */
export function fCumulativeAndSlope(f: number, d1: number, d2: number): { cumulative: number; slope: number } {
  const a = d1 / 2;
  const b = d2 / 2;
  const x = (a * f) / (a * f + b);
  const y = b / (a * f + b);
  // x^a y^b / B(a, b), with Stirling's formula in B(a, b) so that no large logarithms cancel.
  const slope =
    Math.exp(
      a * Math.log((x * (a + b)) / a) +
        b * Math.log((y * (a + b)) / b) +
        stirlingRemainder(a + b) -
        stirlingRemainder(a) -
        stirlingRemainder(b),
    ) * Math.sqrt((a * b) / (2 * Math.PI * (a + b)));
  const cumulative =
    x < (a + 1) / (a + b + 2) ? (slope * betaFraction(a, b, x)) / a : 1 - (slope * betaFraction(b, a, y)) / b;
  return { cumulative, slope };
}

/**
 * What Stirling's formula leaves out: ln Gamma(x) - ((x - 1/2) ln x - x + ln(2 pi)/2), by its asymptotic
 * series (Abramowitz & Stegun 6.1.41) from 10 upwards and by Gamma(x + 1) = x Gamma(x) below.
 */
function stirlingRemainder(x: number): number {
  let below = 0;
  for (; x < 10; x++) below += (x + 0.5) * Math.log1p(1 / x) - 1;
  const r = 1 / (x * x);
  return below + (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))))) / x;
}
