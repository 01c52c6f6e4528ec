import type { ScoringPlan } from "../scoring/plan.js";
import { columnIssue, columnsInvalid, type ItemColumn } from "./itemColumns.js";

/**
 * Reads stretches of the columns of a form, and keeps account of what went wrong on the way.
 *
 * @internal
 */
export interface ColumnReader {
  /** Cells as numbers: NaN where there is no answer, by the cell itself, a declared code or the validity bitmap. */
  read(position: number, from: number, to: number, numbers: Float64Array): void;
  /** To be called when all is read: throws when a cell could not be read or a column is not as long as it was. */
  done(): void;
}

/** @internal */
export function columnReader(
  plan: ScoringPlan,
  columns: readonly ItemColumn[],
  codes: readonly number[],
): ColumnReader {
  const unreadable = new Set<ItemColumn>();
  return {
    read(position, from, to, numbers) {
      const column = columns[position] as ItemColumn;
      if (unreadable.has(column)) return;
      try {
        column.read(from, to, numbers);
      } catch {
        unreadable.add(column); // whatever was thrown may hold an answer: it goes no further
      }
      forgetCodes(column, codes, to - from, numbers);
      forgetInvalid(column, from, to, numbers);
      if (column.single) widen(plan.ticksPerUnit, to - from, numbers);
    },
    done() {
      const issues = columns.flatMap((column, position) => {
        const item = plan.items[position]?.item.id;
        if (unreadable.has(column)) return [columnIssue("column-unreadable", plan, item)];
        return hasChanged(column) ? [columnIssue("column-changed", plan, item)] : [];
      });
      if (issues.length > 0) throw columnsInvalid(issues);
    },
  };
}

function forgetCodes({ single }: ItemColumn, codes: readonly number[], rows: number, numbers: Float64Array): void {
  for (const code of codes) {
    // -9.9 as a 32-bit float is -9.899999619…: a code is looked for as the column can hold it, too.
    const held = single ? Math.fround(code) : code;
    for (let row = 0; row < rows; row++) if (numbers[row] === code || numbers[row] === held) numbers[row] = NaN;
  }
}

function forgetInvalid({ validity }: ItemColumn, from: number, to: number, numbers: Float64Array): void {
  if (!validity) return;
  for (let row = from; row < to; row++)
    if ((((validity[row >>> 3] as number) >>> (row & 7)) & 1) === 0) numbers[row - from] = NaN;
}

/**
 * The number on the form's grid that a 32-bit float stands for: 9.100000381… is the nearest it can come to 9.1. A float
 * that is not the nearest to any number of the grid stays as it is, and is judged like any number.
 */
function widen(ticksPerUnit: number, rows: number, numbers: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const held = numbers[row] as number;
    const meant = Math.round(held * ticksPerUnit) / ticksPerUnit;
    if (Math.fround(meant) === held) numbers[row] = meant;
  }
}

/** A `get` that detaches or shortens another column would else turn its answers into missing ones. */
function hasChanged({ rows, length, validity }: ItemColumn): boolean {
  try {
    return length() !== rows || (validity !== undefined && validity.length * 8 < rows);
  } catch {
    return true;
  }
}
