import type { Issue } from "../core/issue.js";
import type { Instrument, ItemId } from "../instruments/definition.js";
import type { ResponseIssueCode } from "../scoring/responses.js";
import type { ScoreOptions } from "../scoring/responses.js";
import type { TotalIssueCode } from "../scoring/scoreTotal.js";
import type { CourseSession } from "../course/course.js";

/** How the cells of a table are read, whatever its shape. */
export interface TableOptions extends ScoreOptions {
  /**
   * What stands for a missing answer besides an empty cell: numbers (-99) or texts (`"NA"`). None is assumed, since 9 is an
   * answer on a ten-point line. A code may not itself be an answer, nor, where `total` is named, a total.
   */
  readonly missingCodes?: readonly (number | string)[];
  /**
   * What becomes of rows that share a session: `refuse` (the default) scores none of them, `keep` scores all, sorted by
   * date, for a caller who chooses among them; `seriesOf` will not take them as they are.
   */
  readonly duplicates?: "refuse" | "keep";
  /**
   * What becomes of four equal answers on the four lines of an ORS or SRS form. OpenFIT stores a record that holds only a
   * total as four quarters of it. `keep` (the default) scores them as answers, `total-only` keeps the total and calls the
   * items unknown. Either way there is a notice; quarters that no line can give are always total-only.
   */
  readonly equalSubScores?: "keep" | "total-only";
  /** Where rows of several forms are mixed: those of this one have this text in this column, the others are left alone. */
  readonly only?: { readonly column: string; readonly is: string };
}

/** The columns that tell whose session a row is. */
export interface SessionColumns {
  /**
   * The column of the case or treatment episode; several where it takes several (case and client of a couple, client and
   * rater): each combination becomes a series of its own. A client may have many episodes, so the client alone will not do.
   */
  readonly episode: string | readonly string[];
  /** The column that numbers the session: whole numbers, from any start, with or without gaps. */
  readonly session: string;
  /** The column of the date, carried through as text. ISO dates (2026-01-31) are checked against the order of sessions. */
  readonly date?: string;
}

/** Names of the items in a table, by item id. */
export type ItemNames<I extends Instrument> = { readonly [Id in ItemId<I>]: string };

/** Why a row, or a session in it, was refused. */
export type TableIssueCode =
  | "row-not-an-object"
  | "column-not-found"
  | "episode-missing"
  | "session-not-an-integer"
  | "date-not-text"
  | "dates-differ"
  | "cell-not-a-number"
  | "unknown-item"
  | "duplicate-item"
  | "duplicate-session"
  | "skip-not-0-or-1"
  | "skipped-with-answers"
  | "items-and-total-mixed"
  | "total-differs-from-items"
  | ResponseIssueCode
  | TotalIssueCode;

/** What a reader of the scores should know; nothing was refused for it. */
export type TableNoticeCode =
  | "rows-out-of-order"
  | "dates-out-of-order"
  | "duplicate-kept"
  | "sub-scores-fabricated"
  | "sub-scores-equal"
  | "no-rows-of-form";

/** One session of a series, with where it came from. */
export interface TableSession<I extends Instrument = Instrument> extends CourseSession<I> {
  /** Positions of its rows in the input, from 0. */
  readonly rows: readonly number[];
  /** False when only a total is known: rules about items do not apply. */
  readonly itemsKnown: boolean;
}

/** The sessions of one episode, in order: `sessions` is what `seriesOf` takes. */
export interface TableSeries<I extends Instrument = Instrument> {
  /** The cells of the episode columns, as they were given; texts without blanks around them. */
  readonly key: readonly (string | number)[];
  readonly sessions: readonly TableSession<I>[];
}

/**
 * What became of a row. `scored`: every session in it is in a series; `blank`: so is it, without an answer; `partly`: some
 * of its sessions were refused (wide tables); `refused`: nothing of it is in a series, and an issue says why; `other`: it
 * belongs to another form.
 */
export type RowStatus = "scored" | "blank" | "partly" | "refused" | "other";

/** A table as sessions: every row is accounted for. */
export interface TableReading<I extends Instrument = Instrument> {
  /** In the order in which the episodes first appear. */
  readonly series: readonly TableSeries<I>[];
  /** One entry a row of the input, in its order. */
  readonly rows: readonly RowStatus[];
  /** By row; `path` is the row and the name of the column, never a cell. */
  readonly issues: readonly Issue<TableIssueCode>[];
  readonly notices: readonly Issue<TableNoticeCode>[];
}
