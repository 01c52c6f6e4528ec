import type { PlannedItem, ScoringPlan } from "../scoring/plan.js";
import { forgetCodes } from "./cells.js";
import { whyUnreadable } from "./column.js";
import { columnsInvalid, itemIssue, type ColumnIssueCode, type ItemColumn } from "./itemColumns.js";

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
  const unreadable = new Map<ItemColumn, ColumnIssueCode>();
  return {
    read(position, from, to, numbers) {
      const column = columns[position] as ItemColumn;
      if (unreadable.has(column)) return;
      try {
        column.read(from, to, numbers);
      } catch (thrown) {
        unreadable.set(column, whyUnreadable(thrown));
      }
      forgetCodes(codes, to - from, numbers);
      forgetInvalid(column, from, to, numbers);
    },
    done() {
      const issues = columns.flatMap((column, position) => {
        const { id } = (plan.items[position] as PlannedItem).item;
        const code = unreadable.get(column);
        if (code !== undefined) return [itemIssue(code, plan, id)];
        return hasChanged(column) ? [itemIssue("column-changed", plan, id)] : [];
      });
      if (issues.length > 0) throw columnsInvalid(issues, "scoreColumns");
    },
  };
}

function forgetInvalid({ validity }: ItemColumn, from: number, to: number, numbers: Float64Array): void {
  if (!validity) return;
  for (let row = from; row < to; row++)
    if ((((validity[row >>> 3] as number) >>> (row & 7)) & 1) === 0) numbers[row - from] = NaN;
}

/** A `get` that detaches or shortens another column would else turn its answers into missing ones. */
function hasChanged({ rows, length, validity }: ItemColumn): boolean {
  try {
    return length() !== rows || (validity !== undefined && validity.length * 8 < rows);
  } catch {
    return true;
  }
}
