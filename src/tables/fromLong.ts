import type { Instrument } from "../instruments/definition.js";
import { scoringPlan } from "../scoring/plan.js";
import { cellOf, numberOf } from "./cells.js";
import { checkDistinct, checkName, checkRows, episodeColumnsOf, namesOf } from "./layout.js";
import { answerOf, readTable, sessionKeyOf } from "./readSheets.js";
import type { ItemNames, SessionColumns, TableOptions, TableReading } from "./table.js";

/** Where things stand in a table with one row a session. */
export interface LongLayout<I extends Instrument = Instrument> extends SessionColumns, TableOptions {
  /** The column of each item (default: the item ids); `null` for a table of totals. */
  readonly items?: ItemNames<I> | null;
  /** The column of the total, where the table has one. It is checked against the items, or scored in their absence. */
  readonly total?: string;
  /** The column that is 1 where the form was not completed, else 0 or empty. */
  readonly skip?: string;
}

/**
 * Sessions from a table with one row a session: episode, session, one column an item.
 *
 * Cells are numbers, or texts in plain decimal notation with a point (`8.5`; not `8,5` or `1e1`); an empty cell is missing,
 * and so is what `missingCodes` declares, nothing else. Each row ends as a session of a series or with an issue that names
 * its position and column. Nothing repeats a cell.
 *
 * @param instrument - the form whose answers the table holds
 * @param rows - objects by column name, as a CSV reader or a data frame gives them
 * @param layout - the columns, and how cells are read: policies as in `score`, missing codes, duplicates
 * @returns series in session order for `seriesOf`, the status of every row, issues, notices
 * @throws InvalidArgumentError `rows-not-a-list`, `layout-invalid`, `option-unknown`, `missing-codes-invalid`,
 *   `missing-code-is-a-response`, `instrument-not-defined`
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
 * seriesOf(unwrap(courseOf(srs, table.series[0].sessions.map(({ session, scores }) => ({ session, scores })))), "total").points.map((point) => point.value); // => [null, 36.1]
 */
export function fromLong<I extends Instrument>(
  instrument: I,
  rows: readonly unknown[],
  layout: LongLayout<I>,
): TableReading<I> {
  checkRows(rows);
  const plan = scoringPlan(instrument);
  const { session, date, total, skip } = layout;
  const episode = episodeColumnsOf(layout.episode);
  const items = namesOf(plan, layout);
  const optional = [date, total, skip].filter((name) => name !== undefined);
  const columns = [...episode, session, ...items, ...optional].map((name) => checkName(name, "the layout"));
  checkDistinct(columns);
  const answerColumn = (position: number): string => items[position] ?? total ?? session;

  return readTable(instrument, rows, layout, columns, (reader, row, index) => {
    const given = sessionKeyOf(reader, row, index, { episode, session, date });
    if (!given) return;
    const answers = items.map((column) => answerOf(reader, row, index, column));
    const stated = total === undefined ? null : answerOf(reader, row, index, total);
    const skipped = skip === undefined ? null : numberOf(cellOf(row, skip), new Set());
    const known = skipped === null || skipped === 0 || skipped === 1;
    if (!known && skip !== undefined) reader.issue("skip-not-0-or-1", [index, skip], "skip is 1, 0 or empty");
    reader.sheets.push({
      ...given,
      rows: [index],
      answers: plan.items.map((_, position) => answers[position] ?? null),
      total: stated ?? null,
      skipped: skipped === 1,
      refused: !known || stated === undefined || answers.includes(undefined),
      at: {
        answer: (position) => [index, answerColumn(position)],
        total: [index, total ?? answerColumn(0)],
        session: [index, session],
        date: [index, date ?? session],
      },
    });
  });
}
