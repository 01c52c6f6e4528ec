import { healedTicks } from "../decimalGrid.js";

/**
 * The number of a grid that a number on file stands for, or the number itself when it stands for none.
 *
 * Two things disturb a written 9.1: computing (0.1 * 91 is 9.1 and a bit; the tolerance heals it) and 32-bit floats, which cannot
 * hold it (polars and DuckDB hand out 9.100000381469727). A number that lies off the grid by more stays as it is.
 *
 * @param range - the range of the scale
 * @internal
 */
export function meantNumber(value: number, ticksPerUnit: number, range: number): number {
  const ticks = healedTicks(value, ticksPerUnit, range);
  return ticks === undefined ? singleOnGrid(value, ticksPerUnit) : ticks / ticksPerUnit;
}

/**
 * The number of a grid whose nearest 32-bit float a number is, or the number itself.
 *
 * @internal
 */
export function singleOnGrid(value: number, ticksPerUnit: number): number {
  const meant = Math.round(value * ticksPerUnit) / ticksPerUnit;
  return Math.fround(meant) === value ? meant : value;
}
