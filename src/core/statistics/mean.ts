/**
 * The arithmetic mean; NaN of nothing.
 *
 * Averages the distances from the first value, so that equal values have exactly that value as their mean.
 *
 * @internal
 */
export function mean(values: readonly number[]): number {
  const [origin = Number.NaN] = values;
  let distance = 0;
  for (const value of values) distance += value - origin;
  return origin + distance / values.length;
}
