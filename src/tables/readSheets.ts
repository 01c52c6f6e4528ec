import { compareComputed, toTicks } from "../core/decimalGrid.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Issue } from "../core/issue.js";
import type { Instrument } from "../instruments/definition.js";
import { scoringPlan, type ScoringPlan } from "../scoring/plan.js";
import { score } from "../scoring/score.js";
import { scoreTotal } from "../scoring/scoreTotal.js";
import type { Scores } from "../scoring/scores.js";
import {
  cellOf,
  hasColumn,
  isRow,
  keyOf,
  missingCodesOf,
  numberOf,
  type MissingCodes,
  type TableRow,
} from "./cells.js";
import { checkName, layoutInvalid } from "./layout.js";
import type {
  RowStatus,
  TableIssueCode,
  TableNoticeCode,
  TableOptions,
  TableReading,
  TableSeries,
  TableSession,
} from "./table.js";

/**
 * One filled-in form as a table holds it, whatever the table's shape: the three readers turn rows into sheets, and what
 * comes after is the same for all.
 *
 * @internal
 */
export interface Sheet {
  /** Positions of its rows. */
  readonly rows: readonly number[];
  readonly key: readonly (string | number)[];
  readonly session: number;
  readonly date: string | undefined;
  /** In the order of the form. */
  readonly answers: readonly (number | null)[];
  readonly total: number | null;
  readonly skipped: boolean;
  /** Whether an issue was reported while it was read. */
  readonly refused: boolean;
  /** Row and column of an answer, of the total, of the session and of the date, for issues. */
  readonly at: {
    readonly answer: (position: number) => Place;
    readonly total: Place;
    readonly session: Place;
    readonly date: Place;
  };
}

/** A row and the name of a column. */
export type Place = readonly [row: number, column: string];

/** @internal */
export interface Reader {
  readonly plan: ScoringPlan;
  readonly codes: MissingCodes;
  readonly options: TableOptions;
  readonly sheets: Sheet[];
  readonly statuses: (RowStatus | undefined)[];
  readonly issue: (code: TableIssueCode, path: readonly (string | number)[], message: string) => void;
  readonly notice: (code: TableNoticeCode, path: Place, message: string) => void;
}

/** The values of each policy; undefined means the first value. */
const policies: { readonly [Name in "missing" | "offStep" | "duplicates" | "equalSubScores"]: readonly unknown[] } = {
  missing: [undefined, "strict", "prorate"],
  offStep: [undefined, "reject", "round"],
  duplicates: [undefined, "refuse", "keep"],
  equalSubScores: [undefined, "keep", "total-only"],
};

/**
 * Read a table: `layoutColumns` must occur, `read` turns each row into sheets, the rest is common.
 *
 * @internal
 */
export function readTable<I extends Instrument>(
  instrument: I,
  rows: readonly unknown[],
  options: TableOptions & { readonly total?: unknown },
  layoutColumns: readonly string[],
  read: (reader: Reader, row: TableRow, index: number) => void,
  finish: (reader: Reader) => void = () => undefined,
): TableReading<I> {
  const plan = scoringPlan(instrument);
  for (const [name, known] of Object.entries(policies))
    if (!known.includes(options[name as keyof typeof policies]))
      throw new InvalidArgumentError("option-unknown", `${name} is ${known.slice(1).join(" or ")}`);
  const issues: Issue<TableIssueCode>[] = [];
  const notices: Issue<TableNoticeCode>[] = [];
  const reader: Reader = {
    plan,
    codes: missingCodesOf(plan, options.missingCodes ?? [], options.total !== undefined),
    options,
    sheets: [],
    statuses: Array.from(rows, () => undefined),
    issue: (code, path, message) => void issues.push({ code, path, message }),
    notice: (code, path, message) => void notices.push({ code, path, message }),
  };
  const { only } = options;
  if (only && (typeof only.is !== "string" || layoutColumns.includes(checkName(only.column, "only"))))
    throw layoutInvalid("only takes a column of its own and a text");
  const columns = only ? [...layoutColumns, only.column] : layoutColumns;
  // A misspelt column would make every answer missing without a word.
  const absent = rows.length === 0 ? [] : columns.filter((column) => !rows.some((row) => hasColumn(row, column)));
  for (const column of absent) reader.issue("column-not-found", [column], "no row has a cell in this column");
  if (absent.length > 0) return { series: [], rows: Array.from(rows, () => "refused"), issues, notices };

  Array.from(rows).forEach((row, index) => {
    if (isRow(row) && only && cellOf(row, only.column) !== only.is) settle(reader, [index], "other");
    else if (isRow(row)) read(reader, row, index);
    else {
      reader.issue("row-not-an-object", [index], "a row is an object of cells by column");
      settle(reader, [index], "refused");
    }
  });
  finish(reader);
  if (only && rows.length > 0 && reader.statuses.every((status) => status === "other"))
    reader.notice("no-rows-of-form", [0, only.column], "no row has the text that names the form");
  const series = assemble<I>(reader);
  const byRow = (a: Issue, b: Issue): number => Number(a.path[0]) - Number(b.path[0]);
  return {
    series,
    rows: reader.statuses.map((status) => status ?? "blank"),
    issues: issues.sort(byRow),
    notices: notices.sort(byRow),
  };
}

/**
 * Note what became of rows; a row of which one part was refused and another was not is `partly` scored.
 *
 * @internal
 */
export function settle({ statuses }: Reader, rows: readonly number[], status: RowStatus): void {
  for (const row of rows) {
    const before = statuses[row];
    const mixed =
      before !== undefined &&
      before !== status &&
      [before, status].some((one) => one === "refused" || one === "partly");
    statuses[row] = mixed ? "partly" : before === "scored" ? "scored" : status;
  }
}

/** Group the sheets into series, refuse sessions that occur twice, sort, score. */
function assemble<I extends Instrument>(reader: Reader): TableSeries<I>[] {
  const groups = new Map<string, Sheet[]>();
  for (const sheet of reader.sheets) {
    const id = JSON.stringify(sheet.key);
    const group = groups.get(id);
    if (group) group.push(sheet);
    else groups.set(id, [sheet]);
  }
  return [...groups.values()].flatMap((sheets) => {
    const sessions = inOrder(reader, sheets).flatMap((sheet) => sessionOf<I>(reader, sheet));
    return sessions.length > 0 ? [{ key: (sheets[0] as Sheet).key, sessions }] : [];
  });
}

/** The sheets of a series by session, then date, then row; without those that share a session. */
function inOrder(reader: Reader, sheets: readonly Sheet[]): Sheet[] {
  const copies = new Map<number, number>();
  let latest = -Infinity;
  for (const { session, at } of sheets) {
    copies.set(session, (copies.get(session) ?? 0) + 1);
    if (session < latest) reader.notice("rows-out-of-order", at.session, "rows of an episode were put in order");
    latest = Math.max(latest, session);
  }
  const kept = sheets.filter((sheet) => {
    if (copies.get(sheet.session) === 1) return true;
    if (reader.options.duplicates === "keep") {
      reader.notice("duplicate-kept", sheet.at.session, "another row of the episode has the same session");
      return true;
    }
    reader.issue("duplicate-session", sheet.at.session, "a session occurs once in an episode");
    settle(reader, sheet.rows, "refused");
    return false;
  });
  kept.sort(
    (a, b) => a.session - b.session || compare(a.date ?? "", b.date ?? "") || (a.rows[0] ?? 0) - (b.rows[0] ?? 0),
  );
  let newest = "";
  for (const { date, at } of kept) {
    if (date === undefined || !ISO_DATE.test(date)) continue;
    if (date < newest) reader.notice("dates-out-of-order", at.date, "the dates contradict the numbers of the sessions");
    else newest = date;
  }
  return kept;
}

const ISO_DATE = /^\d{4}-\d\d-\d\d/;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A sheet scored: one session, or none when it is refused. */
function sessionOf<I extends Instrument>(reader: Reader, sheet: Sheet): TableSession<I>[] {
  const session = sheet.refused ? undefined : scoresOf(reader, sheet);
  if (!session) {
    settle(reader, sheet.rows, "refused");
    return [];
  }
  settle(reader, sheet.rows, session.scores === null ? "blank" : "scored");
  return [
    {
      session: sheet.session,
      ...(sheet.date !== undefined && { date: sheet.date }),
      scores: session.scores as Scores<I> | null,
      rows: sheet.rows,
      itemsKnown: session.itemsKnown,
    },
  ];
}

interface SheetScores {
  readonly scores: Scores | null;
  readonly itemsKnown: boolean;
}

/** The scores of a sheet; undefined after an issue. */
function scoresOf(reader: Reader, sheet: Sheet): SheetScores | undefined {
  const { plan, options } = reader;
  const { answers, total, at } = sheet;
  const answered = answers.filter((answer) => answer !== null).length;
  const refuse = (code: TableIssueCode, place: Place, message: string): undefined => {
    reader.issue(code, place, message);
  };
  const totalDiffers = (): undefined =>
    refuse("total-differs-from-items", at.total, "a total is the sum of the items beside it");
  if (sheet.skipped && (answered > 0 || total !== null)) {
    refuse("skipped-with-answers", at.session, "a form marked as skipped holds no answers");
    return;
  }
  if (answered === 0) return total === null ? { scores: null, itemsKnown: true } : totalOnly(reader, sheet, total);
  if (total !== null && answered < answers.length) {
    refuse("items-and-total-mixed", at.total, "a total stands beside all items or beside none");
    return;
  }

  const quarters = fourEqual(plan, answers, options);
  if (quarters !== undefined && (!quarters.possible || options.equalSubScores === "total-only")) {
    reader.notice("sub-scores-fabricated", at.answer(0), "four equal sub-scores are taken for quarters of a total");
    if (total !== null && total !== quarters.total) {
      totalDiffers();
      return;
    }
    return totalOnly(reader, sheet, quarters.total);
  }
  if (quarters !== undefined)
    reader.notice("sub-scores-equal", at.answer(0), "four equal sub-scores may be quarters of a total");

  const result = score(plan.instrument, answers as (number | null)[], {
    ...(options.missing && { missing: options.missing }),
    ...(options.offStep && { offStep: options.offStep }),
  });
  if (!result.ok) {
    for (const { code, path, message } of result.issues) {
      const position = plan.position.get(String(path[0]));
      reader.issue(code, position === undefined ? [...at.session] : at.answer(position), message);
    }
    return undefined;
  }
  if (total !== null && !agrees(plan, result.value, total, options)) {
    totalDiffers();
    return;
  }
  return { scores: result.value, itemsKnown: true };
}

function totalOnly({ plan, issue }: Reader, { at }: Sheet, total: number): SheetScores | undefined {
  const result = scoreTotal(plan.instrument, total);
  if (result.ok) return { scores: result.value, itemsKnown: false };
  for (const { code, message } of result.issues) issue(code, at.total, message);
  return undefined;
}

/** Whether a stated total is the sum of the items; when items were rounded, within what rounding can change. */
function agrees(plan: ScoringPlan, { scales }: Scores, total: number, { offStep }: TableOptions): boolean {
  const own = scales["total"];
  if (own?.status !== "scored") return false;
  const room = offStep === "round" ? plan.items.reduce((sum, { step }) => sum + step / 2, 0) / plan.ticksPerUnit : 0;
  return compareComputed(Math.abs(total - own.sum), room, Math.max(1, Math.abs(own.sum))) <= 0;
}

/**
 * Four equal answers on four lines, the total they would be quarters of, and whether a person can have given them: 9.25 is
 * on no line that is read to the millimetre, but on one that is read ten times finer and to be rounded, and 8.825 on neither.
 * Times four is exact in doubles.
 */
function fourEqual(
  { items, ticksPerUnit }: ScoringPlan,
  answers: readonly (number | null)[],
  { offStep }: TableOptions,
): { readonly total: number; readonly possible: boolean } | undefined {
  const first = answers[0];
  const fourLines =
    items.length === 4 && items.every(({ step, lowest }) => step === 1 && lowest === 0) && ticksPerUnit > 1;
  if (!fourLines || typeof first !== "number" || answers.some((answer) => answer !== first)) return undefined;
  const isOn = (value: number, finer = 1): boolean => toTicks(value, ticksPerUnit * finer) !== undefined;
  if (!isOn(first) && !isOn(first * 4)) return undefined;
  return { total: first * 4, possible: isOn(first, offStep === "round" ? 10 : 1) };
}

/**
 * The episode, session and date of a row; undefined after an issue.
 *
 * @internal
 */
export function sessionKeyOf(
  reader: Reader,
  row: TableRow,
  index: number,
  columns: { readonly episode: readonly string[]; readonly session?: string; readonly date?: string | undefined },
): { key: (string | number)[]; session: number; date: string | undefined } | undefined {
  let whole = true;
  const key = columns.episode.map((column) => {
    const cell = keyOf(cellOf(row, column));
    if (cell === undefined) {
      whole = false;
      reader.issue("episode-missing", [index, column], "an episode is named by a text or a number");
    }
    return cell ?? "";
  });
  let session = NaN;
  if (columns.session !== undefined) {
    session = numberOf(cellOf(row, columns.session), new Set()) ?? NaN;
    if (!Number.isSafeInteger(session)) {
      whole = false;
      reader.issue("session-not-an-integer", [index, columns.session], "a session is a whole number");
    }
  }
  const cell = columns.date === undefined ? undefined : cellOf(row, columns.date);
  const date = cell === null || cell === "" ? undefined : cell;
  if (date !== undefined && typeof date !== "string") {
    whole = false;
    reader.issue("date-not-text", [index, columns.date ?? ""], "a date is a text");
  }
  if (whole) return { key, session, date: date as string | undefined };
  settle(reader, [index], "refused");
  return undefined;
}

/**
 * The number in a cell; undefined after an issue.
 *
 * @internal
 */
export function answerOf(reader: Reader, row: TableRow, index: number, column: string): number | null | undefined {
  const value = numberOf(cellOf(row, column), reader.codes);
  if (value === undefined)
    reader.issue("cell-not-a-number", [index, column], "a cell is a number, a plain decimal text or missing");
  return value;
}
