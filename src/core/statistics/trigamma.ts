/**
 * The trigamma function: the second derivative of ln Gamma(x), for x above 0.
 *
 * psi'(x) = psi'(x + 1) + 1/x^2 climbs to an argument of 10 or more, where the asymptotic series
 * holds (Abramowitz & Stegun 6.4.6 and 6.4.12).
 *
 * @internal
 */
export function trigamma(x: number): number {
  let below = 0;
  for (; x < 10; x++) below += 1 / (x * x);
  const r = 1 / (x * x);
  const series = r * (1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - r * (5 / 66 - (r * 691) / 2730)))));
  return below + (1 + 0.5 / x + series) / x;
}
