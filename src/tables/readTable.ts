import { checkedOptions } from "../core/checkedOptions.js";
import { folded, keyOf } from "../core/cells/keyOf.js";
import { plainFormat } from "../core/cells/numberOf.js";
import type { Issue } from "../core/issue.js";
import { isPlainObject } from "../core/plainObject.js";
import { insistRater } from "../course/measure.js";
import type { Instrument } from "../instruments/definition.js";
import type { ScoringPlan } from "../scoring/plan.js";
import { assemble } from "./assemble.js";
import { cellOf, columnsOfRows, hasColumn, isEmpty, isRow, type TableRow } from "./cells.js";
import { checkedName, insistLayout, type NamedSum } from "./layout.js";
import { numberFormats } from "./numberFormats.js";
import type { TableIssueCode, TableNoticeCode, TableOptions, TableReading } from "./table.js";
import { addIssue, addNotice, settle, type KeyColumns, type TableReader } from "./tableReader.js";

/** Every option of {@link TableOptions}, with its allowed texts. @internal */
export const tableOptions = {
  missing: ["strict", "prorate"],
  offStep: ["reject", "round"],
  decimal: ["point", "comma"],
  unit: ["mm"],
  equalSubScores: ["keep", "total-only"],
  missingCodes: "checked-by-caller",
  codes: "checked-by-caller",
  only: "checked-by-caller",
  rater: "checked-by-caller",
} as const;

/** What the readers of the three shapes know of a table. @internal */
export interface TableShape {
  readonly caller: string;
  readonly keys: KeyColumns;
  readonly sums: readonly NamedSum[];
  /** Every column that the layout names. */
  readonly columns: readonly string[];
  /** Those that hold answers and sums. */
  readonly answers: readonly string[];
  /** Turns a row into sheets. */
  readonly read: (reader: TableReader, row: TableRow, index: number) => void;
  /** To be done when all rows are read. */
  readonly finish?: (reader: TableReader) => void;
}

/**
 * Read a table of whatever shape: every column of the layout must occur, `read` turns each row into sheets, the rest is common.
 *
 * @internal
 */
export function readTable<I extends Instrument>(
  plan: ScoringPlan,
  rows: readonly unknown[],
  options: TableOptions,
  shape: TableShape,
): TableReading<I> {
  const { caller, keys, sums, answers } = shape;
  const { decimal = "point", only, rater } = options;
  if (rater !== undefined) insistRater(plan.instrument, rater, caller);
  const reader: TableReader = {
    ...{ plan, options, keys, sums, countFormat: { ...plainFormat, decimal } },
    formatOf: numberFormats(plan, options, answers, sums, caller),
    statuses: Array.from({ length: rows.length }, () => undefined),
    ...{ issues: [], notices: [], episodes: new Map(), seen: { answers: 0, above: 0, below: 0, stepBelow: 0 } },
  };
  const isOurs = rowsOfForm(only, shape);
  const columns = only ? [...shape.columns, only.column] : shape.columns;
  if (rows.length > 0 && !haveColumns(reader, rows, columns)) {
    const { issues, notices } = reader;
    return { courses: [], rows: Array.from(rows, () => "refused"), issues, notices };
  }

  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (!isRow(row)) {
      addIssue(reader, "row-not-an-object", [index], "a row is an object of cells by column");
      settle(reader, [index], "refused");
    } else if (isEmptyRow(row, columns)) settle(reader, [index], "blank");
    else if (!isOurs(row)) settle(reader, [index], "other");
    else shape.read(reader, row, index);
  }
  shape.finish?.(reader);
  const courses = assemble<I>(reader);
  noticeWholeTable(reader);
  return {
    courses,
    rows: reader.statuses.map((status) => status ?? "blank"),
    issues: inOrder(oncePerColumn(reader)),
    notices: inOrder(reader.notices),
  };
}

/** Which rows are of this form, where several are mixed. */
function rowsOfForm(only: TableOptions["only"], { caller, columns }: TableShape): (row: TableRow) => boolean {
  if (only === undefined) return () => true;
  insistLayout(isPlainObject(only), caller, `"only" to be { column, is }`, only);
  const { column, is } = checkedOptions(only, caller, { column: "checked-by-caller", is: "checked-by-caller" });
  insistLayout(typeof is === "string", caller, `"only" to hold the text that names the form, as "is"`, is);
  const name = checkedName(column, caller, `the column of "only"`);
  insistLayout(!columns.includes(name), caller, `"only" to name a column of its own`);
  const wanted = (is as string).trim();
  return (row) => (keyOf(cellOf(row, name)) ?? "") === wanted;
}

/** A line that a reader of files makes of nothing. Rows that have a key are not looked at twice. */
const isEmptyRow = (row: TableRow, columns: readonly string[]): boolean =>
  isEmpty(cellOf(row, columns[0] as string)) && columns.every((column) => isEmpty(cellOf(row, column)));

/** Whether every column occurs. A misspelt one would make every answer missing without a word. */
function haveColumns(reader: TableReader, rows: readonly unknown[], columns: readonly string[]): boolean {
  const absent = columns.filter((column) => !rows.some((row) => hasColumn(row, column)));
  if (absent.length === 0) return true;
  const alike = new Map(columnsOfRows(rows).map((name) => [folded(name), name]));
  for (const column of absent) {
    const other = alike.get(folded(column));
    const hint = `; "${other ?? ""}" differs only by a byte order mark, blanks or case`;
    addIssue(
      reader,
      "column-not-found",
      [column],
      `no row has a cell in this column${other === undefined ? "" : hint}`,
    );
  }
  return false;
}

/** What the table as a whole gives reason to think. */
function noticeWholeTable(reader: TableReader): void {
  const { statuses, seen, keys, options, plan } = reader;
  if (statuses.includes("other") && statuses.every((status) => status === "other" || status === "blank")) {
    const message = "no row has the text that names the form, or an item of it";
    addNotice(reader, "no-rows-of-form", options.only ? [options.only.column] : [], message);
  }
  if (keys.isByDate && reader.episodes.size > 0)
    addNotice(reader, "sessions-numbered-by-date", [keys.date as string], "sessions are numbered from 1 by date");
  const areLines = plan.ticksPerUnit > 1 && options.unit === undefined;
  if (areLines && seen.above * 2 > seen.answers)
    addNotice(
      reader,
      "may-be-millimetres",
      [],
      'most lines exceed their range: if they are in millimetres, say unit: "mm"',
    );
  const refused = seen.above + seen.below;
  if (seen.stepBelow > 0 && seen.stepBelow === refused)
    addNotice(
      reader,
      "may-count-from-zero",
      [],
      "every answer out of range lies one step below it: the table may count from 0",
    );
}

/** Codes of faults that a whole column can have. */
const faultsOfColumns: ReadonlySet<TableIssueCode> = /* @__PURE__ */ new Set<TableIssueCode>([
  "episode-missing",
  "key-unsafe-integer",
  "session-not-an-integer",
  "cell-not-a-number",
  "skip-not-0-or-1",
  "response-out-of-range",
  "response-off-step",
  "total-out-of-range",
  "total-off-step",
  "date-missing",
]);

/** In fewer rows than these a fault of all is told row by row. */
const FEWEST_ROWS = 3;

/** The issues, those of a whole column once: a fault of every row that was read, and dates that are no dates. */
function oncePerColumn({ issues, statuses }: TableReader): Issue<TableIssueCode>[] {
  const read = statuses.filter((status) => status !== "other" && status !== "blank" && status !== undefined).length;
  const rowsWith = new Map<string, Set<unknown>>();
  const id = ({ code, path }: Issue): string => `${code} ${String(path[1])}`;
  for (const issue of issues) {
    if (issue.path.length < 2) continue;
    const rows = rowsWith.get(id(issue)) ?? new Set();
    rowsWith.set(id(issue), rows.add(issue.path[0]));
  }
  const told = new Set<string>();
  return issues.flatMap((issue) => {
    const count = rowsWith.get(id(issue))?.size ?? 0;
    const isWhole =
      issue.code === "date-not-iso"
        ? count > 1
        : faultsOfColumns.has(issue.code) && count === read && count >= FEWEST_ROWS;
    if (!isWhole || issue.path.length < 2) return [issue];
    if (told.has(id(issue))) return [];
    told.add(id(issue));
    return [{ code: issue.code, path: issue.path.slice(1), message: `${issue.message}, in ${count} rows` }];
  });
}

/** By row; what is said of columns comes first. */
function inOrder<Code extends TableIssueCode | TableNoticeCode>(issues: readonly Issue<Code>[]): Issue<Code>[] {
  const row = ({ path }: Issue): number => (typeof path[0] === "number" ? path[0] : -1);
  return [...issues].sort((a, b) => row(a) - row(b));
}
