/**
 * The digamma function: the derivative of ln Gamma(x), for x above 0.
 *
 * psi(x) = psi(x + 1) - 1/x climbs to an argument of 10 or more, where the asymptotic series holds
 * (Abramowitz & Stegun 6.3.5 and 6.3.18).
 *
 * @internal
 */
export function digamma(x: number): number {
  let below = 0;
  for (; x < 10; x++) below += 1 / x;
  const r = 1 / (x * x);
  const series = r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - (r * 691) / 32760)))));
  return Math.log(x) - 0.5 / x - series - below;
}
