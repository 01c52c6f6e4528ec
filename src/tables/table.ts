import type { Issue } from "../core/issue.js";
import type { Course } from "../course/course.js";
import type { Instrument, ItemId, Rater, ScaleId } from "../instruments/definition.js";
import type { ResponseIssueCode, ScoreOptions } from "../scoring/responses.js";
import type { TotalIssueCode } from "../scoring/scoreTotal.js";

/** How the cells of a table are read, whatever its shape. */
export interface TableOptions extends ScoreOptions {
  /**
   * What stands for a missing answer besides an empty cell: numbers (-99) or texts (`"NA"`). None is assumed, since 9 is an
   * answer on a ten-point line. A code may not itself be an answer, nor, where a sum is named, such a sum.
   */
  readonly missingCodes?: readonly (number | string)[];
  /** What parts the whole from the tenths in a text: `point` (the default, `9.1`) or `comma` (`9,1`). */
  readonly decimal?: "point" | "comma";
  /** `mm` where lines of ten centimetres were measured in millimetres: every answer and every sum is divided by ten. */
  readonly unit?: "mm";
  /**
   * Numbers by the text that stands for them (`{ "4 - Often": 4 }`), for all columns of answers, or by the name of a column and then
   * by text (`{ q1: { A4: 4 } }`).
   */
  readonly codes?: Codes;
  /**
   * What becomes of four equal answers on the four lines of an ORS or SRS form. OpenFIT stores a record that holds only a
   * total as four quarters of it. `keep` (the default) scores them as answers, `total-only` keeps the total and calls the
   * items unknown. Either way there is a notice; quarters that no line can give are always total-only.
   */
  readonly equalSubScores?: "keep" | "total-only";
  /** Where rows of several forms are mixed: those of this one have this text in this column, the others are left alone. */
  readonly only?: { readonly column: string; readonly is: string };
  /** Who filled the forms in, for the courses: one of the instrument's raters. */
  readonly rater?: Rater;
}

/** Numbers by text, for all columns or by column. */
export type Codes = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** The columns that tell whose session a row is. */
export interface SessionColumns {
  /**
   * The column of the case or treatment episode; several where it takes several (case and client of a couple, client and
   * rater): each combination becomes a course of its own. A client may have many episodes, so the client alone will not do.
   */
  readonly episode: string | readonly string[];
  /**
   * The column that numbers the session: whole numbers, from any start, with or without gaps. Where sessions are known by date
   * alone, `{ byDate: "column" }` numbers those of each episode from 1 in order of date.
   */
  readonly session: string | { readonly byDate: string };
  /**
   * The column of the date: ISO text (`2026-01-31`, `2026-01-31T10:00+01:00`) or a `Date`. It is checked against the order of
   * sessions. Without it, `byDate` names it.
   */
  readonly date?: string;
}

/** The columns of sums that a table states. */
export interface SumColumns<I extends Instrument = Instrument> {
  /** The column of the total, where the table has one. It is checked against the items, or scored in their absence. */
  readonly total?: string;
  /** Columns of the sums of other scales, such as goal, task and bond: `{ goal: "goal_sum" }`. Read as the total is. */
  readonly scales?: { readonly [Id in ScaleId<I>]?: string };
}

/** Names of the items in a table, by item id. */
export type ItemNames<I extends Instrument> = { readonly [Id in ItemId<I>]: string };

/** Why a row, or a session in it, was refused. */
export type TableIssueCode =
  | "row-not-an-object"
  | "column-not-found"
  | "episode-missing"
  | "key-unsafe-integer"
  | "session-not-an-integer"
  | "date-missing"
  | "date-not-iso"
  | "dates-differ"
  | "sessions-on-one-day"
  | "cell-not-a-number"
  | "unknown-item"
  | "duplicate-item"
  | "duplicate-session"
  | "skip-not-0-or-1"
  | "skipped-with-answers"
  | "items-and-total-mixed"
  | "total-differs-from-items"
  | "total-differs-from-scales"
  | ResponseIssueCode
  | TotalIssueCode;

/** What a reader of the scores should know: of rows that were scored all the same, or why so many were not. */
export type TableNoticeCode =
  | "rows-out-of-order"
  | "dates-out-of-order"
  | "sessions-numbered-by-date"
  | "keys-alike"
  | "total-of-no-answers"
  | "total-stored-as-quarters"
  | "sub-scores-equal"
  | "may-be-millimetres"
  | "may-count-from-zero"
  | "rows-of-another-form"
  | "no-rows-of-form";

/** One episode of a table, in session order. */
export interface TableCourse<I extends Instrument = Instrument> {
  /** The cells of the episode columns, as they were first given; texts without blanks around them, bigints as text. */
  readonly key: readonly (string | number)[];
  /** What `seriesOf`, `alertsOf`, `changeOf` and `columnsOf` take. */
  readonly course: Course<I>;
  /** For each session of the course the positions of its rows in the input, from 0. */
  readonly rows: readonly (readonly number[])[];
}

/**
 * What became of a row. `scored`: every session in it is in a course; `blank`: it holds no answer (its session is in the course
 * unless another row fills it, or it has no number); `partly`: some of its sessions were refused (wide tables); `refused`: nothing of
 * it is in a course, and an issue says why; `other`: it belongs to another form.
 */
export type RowStatus = "scored" | "blank" | "partly" | "refused" | "other";

/** A table as courses: every row is accounted for. */
export interface TableReading<I extends Instrument = Instrument> {
  /** In the order in which the episodes first appear. */
  readonly courses: readonly TableCourse<I>[];
  /** One entry a row of the input, in its order. */
  readonly rows: readonly RowStatus[];
  /** By row; `path` is the row and the name of the column, or the column alone for a fault of all its rows. Never a cell. */
  readonly issues: readonly Issue<TableIssueCode>[];
  readonly notices: readonly Issue<TableNoticeCode>[];
}
