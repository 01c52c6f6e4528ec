import { normalTail } from "./normalTail.js";

/**
 * What the square of a censored score misses: a score at the maximum of a scale says "at least this".
 *
 * If a standardised score is normal and known only to be above z, its expected square is 1 + z h(z), where the hazard h
 * is the normal density at z divided by the upper tail. What z^2 falls short of that:
 *
 *     surplus(z) = max(0, 1 + z h(z) - z^2)        0 below -0.84, 1 at 0, rising to 2
 *
 * @param z - the standardised score as it was observed
 * @internal
 */
export function surplus(z: number): number {
  if (z < -0.85) return 0;
  if (z > 30) return 2 - 2 / z ** 2 + 10 / z ** 4; // the difference below would lose its digits
  const tail = normalTail(z);
  const hazard = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / (z < 0 ? 1 - tail : tail);
  return Math.max(0, 1 + z * hazard - z * z);
}
