import { dateOf, type CellDate } from "../core/cells/dateOf.js";
import { keyOf } from "../core/cells/keyOf.js";
import { meantNumber } from "../core/cells/meantNumber.js";
import { numberOf, type NumberFormat } from "../core/cells/numberOf.js";
import type { Issue } from "../core/issue.js";
import type { PlannedItem, PlannedScale, ScoringPlan } from "../scoring/plan.js";
import { cellOf, isEmpty, type TableRow } from "./cells.js";
import type { NamedSum } from "./layout.js";
import type { Episode } from "./sheet.js";
import type { RowStatus, TableIssueCode, TableNoticeCode, TableOptions } from "./table.js";

/**
 * What it takes to read a table, and the account of it: what became of each row, what was wrong, what there is to say.
 *
 * @internal
 */
export interface TableReader {
  readonly plan: ScoringPlan;
  readonly options: TableOptions;
  readonly keys: KeyColumns;
  readonly sums: readonly NamedSum[];
  readonly formatOf: (column: string) => NumberFormat;
  /** How session numbers and marks are read. */
  readonly countFormat: NumberFormat;
  readonly statuses: (RowStatus | undefined)[];
  readonly issues: Issue<TableIssueCode>[];
  readonly notices: Issue<TableNoticeCode>[];
  readonly episodes: Map<string, Episode>;
  /** Of the answers in the file: how many there are, above and below the range, and exactly a step below it. */
  readonly seen: { answers: number; above: number; below: number; stepBelow: number };
}

/** Which columns say whose session a row is. @internal */
export interface KeyColumns {
  readonly episode: readonly string[];
  /** The column of its number; undefined where sessions are numbered by date, or by the names of columns. */
  readonly session: string | undefined;
  readonly date: string | undefined;
  readonly isByDate: boolean;
}

type Path = readonly (string | number)[];

/** @internal */
export function addIssue({ issues }: TableReader, code: TableIssueCode, path: Path, message: string): void {
  issues.push({ code, path, message });
}

/** @internal */
export function addNotice({ notices }: TableReader, code: TableNoticeCode, path: Path, message: string): void {
  notices.push({ code, path, message });
}

/**
 * Note what became of rows; a row of which one part was refused and another was not is `partly` scored.
 *
 * @internal
 */
export function settle({ statuses }: TableReader, rows: readonly number[], status: RowStatus): void {
  for (const row of rows) {
    const before = statuses[row];
    const mixed =
      before !== undefined &&
      before !== status &&
      [before, status].some((one) => one === "refused" || one === "partly");
    statuses[row] = mixed ? "partly" : before === "scored" ? "scored" : status;
  }
}

/** Something that is wrong with a cell that says whose session a row is. */
interface KeyFault {
  readonly code: TableIssueCode;
  readonly column: string;
  readonly message: string;
  /** Nothing stands there. */
  readonly isAbsence: boolean;
}

/** Whose session a row is. @internal */
export interface Identity {
  /** The cells of the episode columns as one text. */
  readonly id: string;
  readonly session: number;
  readonly date: CellDate | null;
  readonly faults: readonly KeyFault[];
}

const noFaults: readonly KeyFault[] = /* @__PURE__ */ Object.freeze([]);

/**
 * Whose session a row is, with everything that is wrong with the cells that say so.
 *
 * @internal
 */
export function identityOf({ keys, countFormat }: TableReader, row: TableRow): Identity {
  const { episode, session, date, isByDate } = keys;
  let faults = noFaults;
  const parts = episode.map((column) => {
    const cell = cellOf(row, column);
    const part = keyOf(cell);
    if (typeof part === "string") return part;
    const isLost = part === undefined;
    const code = isLost ? "key-unsafe-integer" : "episode-missing";
    const message = isLost
      ? "a whole number beyond 2^53 has lost digits: read such ids as text"
      : "an episode is named by a text or a number";
    faults = [...faults, { code, column, message, isAbsence: isEmpty(cell) }];
    return "";
  });
  let number = NaN;
  if (session !== undefined) {
    const cell = cellOf(row, session);
    number = numberOf(cell, countFormat) ?? NaN;
    if (!Number.isSafeInteger(number)) {
      const message = "a session is a whole number";
      faults = [...faults, { code: "session-not-an-integer", column: session, message, isAbsence: isEmpty(cell) }];
    }
  }
  const when = date === undefined ? null : dateOf(cellOf(row, date));
  if (when === undefined) {
    const message = "a date is a Date or ISO text, such as 2026-01-31 or 2026-01-31T10:00Z";
    faults = [...faults, { code: "date-not-iso", column: date as string, message, isAbsence: false }];
  } else if (when === null && isByDate) {
    const message = "sessions are numbered by date, so each has one";
    faults = [...faults, { code: "date-missing", column: date as string, message, isAbsence: true }];
  }
  const id = parts.length === 1 ? (parts[0] as string) : JSON.stringify(parts);
  return { id, session: number, date: when ?? null, faults };
}

/**
 * The episode of a row; undefined after its issues, when the row has no place. Without an answer such a row is blank.
 *
 * @internal
 */
export function episodeOf(
  reader: TableReader,
  { id, faults }: Identity,
  row: TableRow,
  index: number,
  isBlank: boolean,
): Episode | undefined {
  if (faults.length > 0) {
    const nothingLost = isBlank && faults.every(({ isAbsence }) => isAbsence);
    if (!nothingLost) for (const { code, column, message } of faults) addIssue(reader, code, [index, column], message);
    settle(reader, [index], nothingLost ? "blank" : "refused");
    return undefined;
  }
  let episode = reader.episodes.get(id);
  if (!episode) {
    const key = reader.keys.episode.map((column) => {
      const cell = cellOf(row, column);
      return typeof cell === "number" ? cell : (keyOf(cell) ?? "");
    });
    episode = { key, firstRow: index, sheets: [] };
    reader.episodes.set(id, episode);
  }
  return episode;
}

/**
 * The answer in a cell, as the number of its grid that it stands for; undefined after an issue.
 *
 * @internal
 */
export function answerOf(
  reader: TableReader,
  row: TableRow,
  index: number,
  column: string,
  position: number,
): number | null | undefined {
  const { ticksPerUnit, items } = reader.plan;
  const { item, lowest, step } = items[position] as PlannedItem;
  const value = meantBy(reader, row, index, column, item.maximum - item.minimum);
  if (typeof value === "number") {
    const { seen } = reader;
    seen.answers++;
    if (value > item.maximum) seen.above++;
    if (value < item.minimum) seen.below++;
    if (value === (lowest - step) / ticksPerUnit) seen.stepBelow++;
  }
  return value;
}

/**
 * The sum in a cell, as {@link answerOf}.
 *
 * @internal
 */
export function sumOf(
  reader: TableReader,
  row: TableRow,
  index: number,
  column: string,
  position: number,
): number | null | undefined {
  const { ticksPerUnit, scales } = reader.plan;
  const { lowest, highest } = scales[(reader.sums[position] as NamedSum).scale] as PlannedScale;
  return meantBy(reader, row, index, column, (highest - lowest) / ticksPerUnit);
}

function meantBy(
  reader: TableReader,
  row: TableRow,
  index: number,
  column: string,
  range: number,
): number | null | undefined {
  const value = numberOf(cellOf(row, column), reader.formatOf(column));
  if (value === undefined)
    addIssue(reader, "cell-not-a-number", [index, column], "a cell is a number, a plain decimal text or missing");
  return typeof value === "number" ? meantNumber(value, reader.plan.ticksPerUnit, range) : value;
}
