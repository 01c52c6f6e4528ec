/**
 * The standard normal quantile: the z with `P(Z <= z) = p`.
 *
 * Wichura (1988), algorithm AS 241, routine PPND16, Applied Statistics 37, 477-484,
 * https://doi.org/10.2307/2347330: relative error about 1e-16. For an upper quantile ask for the
 * small tail and turn the sign; 1 - p loses the digits that matter.
 *
 * @param probability - lower-tail probability; 0 and 1 give -Infinity and Infinity, anything outside NaN
 * @internal
 */
export function normalQuantile(probability: number): number {
  const fromMedian = probability - 0.5;
  if (Math.abs(fromMedian) <= 0.425) return fromMedian * rational(CENTRE, 0.180625 - fromMedian * fromMedian);
  const tail = fromMedian < 0 ? probability : 1 - probability;
  if (tail === 0) return fromMedian * Infinity;
  const distance = Math.sqrt(-Math.log(tail));
  const size = distance <= 5 ? rational(SHOULDER, distance - 1.6) : rational(TAIL, distance - 5);
  return fromMedian < 0 ? -size : size;
}

function rational({ numerator, denominator }: typeof CENTRE, at: number): number {
  const polynomial = (value: number, coefficient: number): number => value * at + coefficient;
  return numerator.reduce(polynomial, 0) / denominator.reduce(polynomial, 0);
}

// The rational approximations of algorithm AS 241 (routine PPND16): numerator and denominator, highest power first.

/** `|p - 1/2| <= 0.425` */
const CENTRE = {
  numerator: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  denominator: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
};

/** beyond that, down to p = exp(-25) */
const SHOULDER = {
  numerator: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  denominator: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
};

/** further out */
const TAIL = {
  numerator: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  denominator: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
};
