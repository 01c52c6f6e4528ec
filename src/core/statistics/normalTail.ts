/**
 * One tail of the standard normal distribution: `P(Z <= -|z|)`.
 *
 * Near the middle the power series of the area (Abramowitz & Stegun 26.2.11), further out Laplace's
 * continued fraction (26.2.14), so that the tail is computed and never the difference of two
 * near-equal numbers. Relative error below 1e-12 down to 1e-300.
 *
 * @internal
 */
export function normalTail(z: number): number {
  const distance = Math.abs(z);
  const density = Math.exp((-distance * distance) / 2) / Math.sqrt(2 * Math.PI);
  if (distance < 2.5) {
    let area = distance;
    let term = distance;
    for (let divisor = 3; term > area * 1e-17; divisor += 2) {
      term *= (distance * distance) / divisor;
      area += term;
    }
    return 0.5 - density * area;
  }
  let fraction = distance;
  for (let depth = 60; depth > 0; depth--) fraction = distance + depth / fraction; // 60 levels suffice from z = 2.5 on
  return density / fraction;
}
