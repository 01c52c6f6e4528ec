/** A row of a table: something with named cells. */
export type TableRow = Readonly<Record<string, unknown>>;

/** @internal */
export const isRow = (row: unknown): row is TableRow => typeof row === "object" && row !== null && !Array.isArray(row);

/**
 * A cell, undefined where the row has none or cannot be read. Only own cells count: inherited properties are no columns.
 *
 * @internal
 */
export function cellOf(row: TableRow, column: string): unknown {
  try {
    return Object.hasOwn(row, column) ? row[column] : undefined;
  } catch {
    return UNREADABLE;
  }
}

/** No number, no text, no missing cell. */
const UNREADABLE = /* @__PURE__ */ Symbol("unreadable");

/** @internal */
export const hasColumn = (row: unknown, column: string): boolean => isRow(row) && cellOf(row, column) !== undefined;

/** @internal */
export const isEmpty = (cell: unknown): boolean =>
  cell === undefined || cell === null || Number.isNaN(cell) || (typeof cell === "string" && cell.trim() === "");

/**
 * The names of all columns, in the order in which they first appear.
 *
 * @internal
 */
export function columnsOfRows(rows: readonly unknown[]): string[] {
  const names = new Set<string>();
  for (const row of rows) {
    if (!isRow(row)) continue;
    try {
      for (const name of Object.keys(row)) names.add(name);
    } catch {
      // a row that cannot be read has no columns
    }
  }
  return [...names];
}
