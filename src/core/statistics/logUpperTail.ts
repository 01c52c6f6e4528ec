import { normalTail } from "./normalTail.js";

/**
 * Logarithm of the upper tail of the standard normal distribution, ln P(Z \> z), also where the tail itself would be 0.
 *
 * From z = 30 on by the asymptotic series (Abramowitz & Stegun 26.2.12); its next term is below 1e-10 there.
 *
 * @internal
 */
export function logUpperTail(z: number): number {
  if (z < 0) return Math.log1p(-normalTail(z));
  if (z < 30) return Math.log(normalTail(z));
  const r = 1 / (z * z);
  return -(z * z) / 2 - Math.log(z) - Math.log(2 * Math.PI) / 2 + Math.log1p(-r * (1 - r * (3 - r * 15)));
}
