import { singleOnGrid } from "../core/cells/meantNumber.js";

/**
 * Declared codes become NaN.
 *
 * @internal
 */
export function forgetCodes(codes: readonly number[], rows: number, numbers: Float64Array): void {
  for (const code of codes) {
    // -9.9 as a 32-bit float is -9.899999619…: a code is looked for as such a column can hold it, too.
    const nearest = Math.fround(code);
    const held = Number.isFinite(nearest) ? nearest : code; // Infinity stands for what is no number
    for (let row = 0; row < rows; row++) if (numbers[row] === code || numbers[row] === held) numbers[row] = NaN;
  }
}

/**
 * Numbers of 32-bit floats become the numbers on the grid that they stand for: 9.100000381… is the nearest that a 32-bit float can
 * come to 9.1. Any other number stays as it is.
 *
 * @internal
 */
export function readSingles(ticksPerUnit: number, rows: number, numbers: Float64Array): void {
  for (let row = 0; row < rows; row++) numbers[row] = singleOnGrid(numbers[row] as number, ticksPerUnit);
}
