import { normalTail } from "./normalTail.js";

/**
 * The normal deviate of a small tail: the z with `P(Z >= z) = tail`, worked out from a start near by.
 *
 * In far fewer bytes than the coefficients of `normalQuantile`, which needs no start and is exact to one digit more.
 * Halley's iteration on the logarithm of the tail, whose slope is minus the hazard h(z) = density / tail, and whose
 * second derivative is -h (h - z). Each step cubes the error, so below 1e-5 the next would change nothing.
 *
 * @param tail - above 0, at most 1/2
 * @param start - from 0 to 37
 * @internal
 */
export function normalDeviate(tail: number, start: number): number {
  let z = start;
  for (let step = 1; Math.abs(step) > 1e-5; z += step) {
    const area = normalTail(z);
    const hazard = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / area;
    const surplus = Math.log(area / tail);
    step = surplus / (hazard + (surplus * (hazard - z)) / 2);
  }
  return z;
}
