import { checkedOptions, readData } from "../core/checkedOptions.js";
import { numberOf } from "../core/cells/numberOf.js";
import type { Instrument } from "../instruments/definition.js";
import { scoringPlan } from "../scoring/plan.js";
import { cellOf } from "./cells.js";
import { checkDistinct, checkedName, checkRows, namesOf } from "./layout.js";
import { readTable, tableOptions } from "./readTable.js";
import { keyColumnsOf, sessionColumns } from "./sessionColumns.js";
import { isBlank, withoutFaults, type Sheet, type SheetColumns } from "./sheet.js";
import type { ItemNames, SessionColumns, SumColumns, TableOptions, TableReading } from "./table.js";
import { addIssue, answerOf, episodeOf, identityOf, sumOf } from "./tableReader.js";

/** Where things stand in a table with one row a session. */
export interface LongLayout<I extends Instrument = Instrument> extends SessionColumns, SumColumns<I>, TableOptions {
  /** The column of each item (default: the item ids); `null` for a table of sums. */
  readonly items?: ItemNames<I> | null;
  /** The column that is 1 where the form was not completed, else 0 or empty. */
  readonly skip?: string;
}

const known = () =>
  ({
    ...tableOptions,
    ...sessionColumns,
    items: "checked-by-caller",
    total: "checked-by-caller",
    scales: "checked-by-caller",
    skip: "checked-by-caller",
  }) as const;

/**
 * Courses from a table with one row a session: episode, session, one column an item.
 *
 * Cells are numbers, or texts in plain decimal notation (`8.5`, `.5`, `9.`; not `1e1`); an empty cell is missing, and so is what
 * `missingCodes` declares, nothing else. Each row ends as a session of a course or with an issue that names its position and
 * column; a fault of a whole column is reported once. No issue repeats a cell.
 *
 * @param instrument - the form whose answers the table holds
 * @param rows - objects by column name, as a CSV reader or a data frame gives them
 * @param layout - the columns, and how cells are read: policies as in `score`, decimals, unit, codes, missing codes
 * @returns a course for each episode, the status of every row, issues, notices
 * @throws InvalidArgumentError `rows-not-a-list`, `layout-invalid`, `option-unknown`, `codes-invalid`, `unit-unavailable`,
 *   `missing-codes-invalid`, `missing-code-is-a-response`, `instrument-not-defined`, `result-not-unwrapped`
 *
 * @example
 * import { fromLong } from "alliance-scoring/tables";
 * const rows = [
 *   { case: "a", nr: "2", relationship: "9.1", goals: "8.7", approach: "9.4", overall: "8.9" },
 *   { case: "a", nr: "1", relationship: "8", goals: "8.5", approach: "", overall: "8" },
 *   { case: "a", nr: "3", relationship: "8", goals: "11", approach: "9", overall: "8" },
 * ];
 * const table = fromLong(srs, rows, { episode: "case", session: "nr" });
 * table.rows; // => ["scored", "scored", "refused"]
 * table.issues.map((issue) => [issue.code, ...issue.path]); // => [["response-out-of-range", 2, "goals"]]
 * seriesOf(table.courses[0].course, "total").points.map((point) => point.value); // => [null, 36.1]
 */
export function fromLong<I extends Instrument>(
  instrument: I,
  rows: readonly unknown[],
  layout: LongLayout<I>,
): TableReading<I> {
  const caller = "fromLong";
  checkRows(rows, caller);
  const plan = scoringPlan(instrument, caller);
  const given = checkedOptions(readData(layout, "layout-invalid", caller, "a layout"), caller, known()) as LongLayout;
  const { skip } = given;
  const { items, sums } = namesOf(plan, given, caller);
  const keys = keyColumnsOf(given, caller);
  const columns: SheetColumns = { items, sums: sums.map(({ name }) => name), ...keys.places };
  const answers = [...items, ...columns.sums];
  const named = [...keys.columns, ...answers, ...(skip === undefined ? [] : [checkedName(skip, caller, `"skip"`)])];
  checkDistinct(named, caller);
  const none = plan.items.map(() => null);

  return readTable<I>(plan, rows, given, {
    ...{ caller, keys, sums, columns: named, answers },
    read(reader, row, index) {
      const who = identityOf(reader, row);
      const cells = items.map((column, position) => answerOf(reader, row, index, column, position));
      const stated = columns.sums.map((column, position) => sumOf(reader, row, index, column, position));
      const mark = skip === undefined ? null : numberOf(cellOf(row, skip), reader.countFormat);
      const isMark = mark === null || mark === 0 || mark === 1;
      if (!isMark) addIssue(reader, "skip-not-0-or-1", [index, skip as string], "skip is 1, 0 or empty");
      const sheet: Sheet = {
        rows: [index],
        session: who.session,
        date: who.date,
        answers: items.length === 0 ? none : withoutFaults(cells),
        sums: withoutFaults(stated),
        skipped: mark === 1,
        refused: !isMark || cells.includes(undefined) || stated.includes(undefined),
        columns,
      };
      episodeOf(reader, who, row, index, isBlank(sheet))?.sheets.push(sheet);
    },
  });
}
