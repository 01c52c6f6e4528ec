import { normalTail } from "./normalTail.js";

/**
 * The standard normal distribution function: `P(Z <= z)`.
 *
 * Keeps its relative accuracy where it is small (z below 0). Where it is near 1, ask for `normalTail(z)` instead.
 *
 * @internal
 */
export function normalCumulative(z: number): number {
  return z > 0 ? 1 - normalTail(z) : normalTail(z);
}
