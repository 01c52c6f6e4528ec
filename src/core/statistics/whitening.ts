/**
 * Takes the correlation of neighbouring sessions out of a column: each entry less its share of the one before, at unit
 * variance.
 *
 *     (x_i - f_i x_(i-1)) / sqrt(1 - f_i^2),   f_i = autocorrelation^(t_i - t_(i-1)),  f_1 = 0
 *
 * @param times - of the observed sessions, rising
 * @param autocorrelation - 0 to below 1
 * @returns a function of a column with one entry for each of the times
 * @internal
 */
export function whitening(
  times: readonly number[],
  autocorrelation: number,
): (column: ArrayLike<number>) => Float64Array {
  const share = Float64Array.from(times, (time, position) =>
    position === 0 ? 0 : autocorrelation ** (time - (times[position - 1] as number)),
  );
  const weight = share.map((each) => 1 / Math.sqrt(1 - each * each));
  return (column) => {
    const whitened = new Float64Array(share.length);
    let before = 0;
    for (let position = 0; position < share.length; position++) {
      const entry = column[position] as number;
      whitened[position] = (entry - (share[position] as number) * before) * (weight[position] as number);
      before = entry;
    }
    return whitened;
  };
}
