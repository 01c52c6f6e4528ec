/**
 * Declared codes become NaN.
 *
 * @internal
 */
export function forgetCodes(codes: readonly number[], single: boolean, rows: number, numbers: Float64Array): void {
  for (const code of codes) {
    // -9.9 as a 32-bit float is -9.899999619…: a code is looked for as the column can hold it, too.
    const nearest = Math.fround(code);
    const held = single && Number.isFinite(nearest) ? nearest : code; // Infinity stands for what is no number
    for (let row = 0; row < rows; row++) if (numbers[row] === code || numbers[row] === held) numbers[row] = NaN;
  }
}

/**
 * The number on a grid that a 32-bit float stands for: 9.100000381… is the nearest it can come to 9.1. A float that is not
 * the nearest to any number of the grid stays as it is, and is judged like any number.
 *
 * @internal
 */
export function nearestOfGrid(ticksPerUnit: number, rows: number, numbers: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const held = numbers[row] as number;
    const meant = Math.round(held * ticksPerUnit) / ticksPerUnit;
    if (Math.fround(meant) === held) numbers[row] = meant;
  }
}
