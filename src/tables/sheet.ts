import type { CellDate } from "../core/cells/dateOf.js";

/** A row, or a row and the name of a column. */
export type Place = readonly [row: number, column: string];

/**
 * The columns that the cells of a sheet stand in: shared by all sheets of a long or tall table, and by those of one session of a wide
 * one.
 *
 * @internal
 */
export interface SheetColumns {
  /** In the order of the form; none in a table of sums. */
  readonly items: readonly string[];
  /** In the order of the sums that the layout names. */
  readonly sums: readonly string[];
  readonly session: string;
  readonly date: string;
}

/**
 * One filled-in form as a table holds it, whatever the table's shape: the three readers turn rows into sheets, and what
 * comes after is the same for all.
 *
 * @internal
 */
export interface Sheet {
  /** Positions of its rows. */
  readonly rows: readonly number[];
  /** Not a number until the sessions of an episode are numbered by date. */
  session: number;
  readonly date: CellDate | null;
  /** In the order of the form; all missing in a table of sums. */
  readonly answers: readonly (number | null)[];
  /** The sums that the table states, in the order of the layout. */
  readonly sums: readonly (number | null)[];
  readonly skipped: boolean;
  /** Whether an issue was reported while it was read. */
  readonly refused: boolean;
  readonly columns: SheetColumns;
  /** Where each answer and then each sum has a row of its own. */
  readonly rowsOfCells?: readonly (number | undefined)[];
}

/** The sheets of one episode. @internal */
export interface Episode {
  readonly key: readonly (string | number)[];
  readonly firstRow: number;
  readonly sheets: Sheet[];
}

/**
 * Cells without those that could not be read, which an issue has told.
 *
 * @internal
 */
export const withoutFaults = (cells: readonly (number | null | undefined)[]): readonly (number | null)[] =>
  cells.includes(undefined) ? cells.map((cell) => cell ?? null) : (cells as readonly (number | null)[]);

const firstRow = ({ rows }: Sheet): number => rows[0] as number;

/** @internal */
export const placeOfAnswer = (sheet: Sheet, position: number): Place => {
  const { items, sums, session } = sheet.columns;
  return [sheet.rowsOfCells?.[position] ?? firstRow(sheet), items[position] ?? sums[0] ?? session];
};

/** @internal */
export const placeOfSum = (sheet: Sheet, position: number): Place => {
  const { items, sums, session } = sheet.columns;
  const row = sheet.rowsOfCells?.[sheet.answers.length + position];
  return [row ?? firstRow(sheet), sums[position] ?? items[0] ?? session];
};

/** @internal */
export const placeOfSession = (sheet: Sheet): Place => [firstRow(sheet), sheet.columns.session];

/** @internal */
export const placeOfDate = (sheet: Sheet): Place => [firstRow(sheet), sheet.columns.date];

/**
 * Whether a sheet holds no answer. Beside items a sum of 0 is none: it is what a spreadsheet makes of blank cells.
 *
 * @internal
 */
export const isBlank = ({ answers, sums, columns, refused }: Sheet): boolean =>
  !refused &&
  answers.every((answer) => answer === null) &&
  sums.every((sum) => sum === null || (sum === 0 && columns.items.length > 0));
