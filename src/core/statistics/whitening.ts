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
export function whitening(times: readonly number[], autocorrelation: number): (column: readonly number[]) => number[] {
  const shares = times.map((time, position) =>
    position === 0 ? 0 : autocorrelation ** (time - (times[position - 1] as number)),
  );
  const weights = shares.map((share) => 1 / Math.sqrt(1 - share * share));
  return (column) => {
    let before = 0;
    return column.map((entry, position) => {
      const whitened = (entry - (shares[position] as number) * before) * (weights[position] as number);
      before = entry;
      return whitened;
    });
  };
}
