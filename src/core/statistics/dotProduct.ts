/**
 * Sum of the products of two columns of the same length.
 *
 * @internal
 */
export function dotProduct(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let position = 0; position < left.length; position++)
    sum += (left[position] as number) * (right[position] as number);
  return sum;
}
