const TINY = 1e-300;

/**
 * The continued fraction of the incomplete beta function, cf(a, b, x), by the modified Lentz method:
 *
 *     I_x(a, b) = x^a (1 - x)^b / (a B(a, b)) * cf(a, b, x)
 *
 * Converges quickly for `x < (a + 1) / (a + b + 2)`; beyond that use I_x(a, b) = 1 - I_(1-x)(b, a).
 *
 * @internal
 */
export function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  let step = 0;
  for (let m = 1; m < 1e5 && Math.abs(step - 1) > 1e-15; m++) {
    const pole = a + 2 * m;
    const even = (m * (b - m) * x) / ((pole - 1) * pole);
    const odd = (-(a + m) * (a + b + m) * x) / (pole * (pole + 1));
    c = nonZero(1 + even / c);
    d = 1 / nonZero(1 + even * d);
    fraction *= c * d;
    c = nonZero(1 + odd / c);
    d = 1 / nonZero(1 + odd * d);
    step = c * d;
    fraction *= step;
  }
  return fraction;
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
