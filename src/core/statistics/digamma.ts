/**
 * The digamma function: the derivative of ln Gamma(x), for x above 0.
 *
 * psi(x) = psi(x + 1) - 1/x climbs to an argument of 50 or more, where three terms of the asymptotic series hold
 * (Abramowitz & Stegun 6.3.5 and 6.3.18).
 *
 * @internal
 */
export function digamma(x: number): number {
  let below = 0;
  for (; x < 50; x++) below += 1 / x;
  const r = 1 / (x * x);
  const series = r * (1 / 12 - r * (1 / 120 - r / 252));
  return Math.log(x) - 0.5 / x - series - below;
}
