import { studentTail } from "./studentTail.js";

/**
 * The distribution function of Student's t: `P(T <= t)` with `df` degrees of freedom.
 *
 * Keeps its relative accuracy where it is small (t below 0). Where it is near 1, ask for `studentTail(t, df)` instead.
 *
 * @internal
 */
export function studentCumulative(t: number, df: number): number {
  return t > 0 ? 1 - studentTail(t, df) : studentTail(t, df);
}
