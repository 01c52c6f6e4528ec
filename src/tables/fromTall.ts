import { checkedOptions, readData } from "../core/checkedOptions.js";
import { compareDates, dayOf, type CellDate } from "../core/cells/dateOf.js";
import { keyOf } from "../core/cells/keyOf.js";
import type { Instrument } from "../instruments/definition.js";
import { scoringPlan } from "../scoring/plan.js";
import { cellOf, isEmpty } from "./cells.js";
import { checkDistinct, checkedName, checkRows, namesOf } from "./layout.js";
import { readTable, tableOptions } from "./readTable.js";
import { keyColumnsOf, sessionColumns } from "./sessionColumns.js";
import type { Episode, Sheet, SheetColumns } from "./sheet.js";
import type { ItemNames, SessionColumns, SumColumns, TableOptions, TableReading } from "./table.js";
import {
  addIssue,
  addNotice,
  answerOf,
  episodeOf,
  identityOf,
  settle,
  sumOf,
  type TableReader,
} from "./tableReader.js";

/** Where things stand in a table with one row an answer. */
export interface TallLayout<I extends Instrument = Instrument> extends SessionColumns, SumColumns<I>, TableOptions {
  /** The column that names the item. */
  readonly item: string;
  /** The column of the answer. */
  readonly value: string;
  /** What the item column calls each item (default: the item ids); `null` for a table of sums. `total` and `scales` say what it calls sums. */
  readonly items?: ItemNames<I> | null;
}

const known = () =>
  ({
    ...tableOptions,
    ...sessionColumns,
    item: "checked-by-caller",
    value: "checked-by-caller",
    items: "checked-by-caller",
    total: "checked-by-caller",
    scales: "checked-by-caller",
  }) as const;

/** One row: an answer, or a sum. */
interface Entry {
  readonly row: number;
  readonly session: number;
  readonly date: CellDate | null;
  /** Position of the item, or behind the items that of the sum. */
  readonly slot: number;
  /** Undefined after an issue. */
  readonly value: number | null | undefined;
}

/**
 * Courses from a table with one row an answer: episode, session, item, value.
 *
 * Cells are read as in {@link fromLong}. An item that has no row is missing. A row whose item the form does not have belongs to
 * another form and is left alone, with a notice; an item that is answered twice in a session, or a cell that is no number, refuses
 * the session. Answers of one form are of one day, or less than an hour apart.
 *
 * @param instrument - the form whose answers the table holds
 * @param rows - objects by column name, in any order
 * @param layout - the columns and the names of the items in them; how cells are read
 * @returns a course for each episode, the status of every row, issues, notices
 * @throws InvalidArgumentError as {@link fromLong}
 *
 * @example
 * import { fromTall } from "alliance-scoring/tables";
 * const answers = { relationship: 9.1, goals: 8.7, approach: 9.4, overall: 8.9 };
 * const rows = Object.entries(answers).map(([item, value]) => ({ case: 7, nr: 1, item, value }));
 * const table = fromTall(srs, rows, { episode: "case", session: "nr", item: "item", value: "value" });
 * table.courses[0].course.sessions[0].scores.scales.total.sum; // => 36.1
 */
export function fromTall<I extends Instrument>(
  instrument: I,
  rows: readonly unknown[],
  layout: TallLayout<I>,
): TableReading<I> {
  const caller = "fromTall";
  checkRows(rows, caller);
  const plan = scoringPlan(instrument, caller);
  const given = checkedOptions(readData(layout, "layout-invalid", caller, "a layout"), caller, known()) as TallLayout;
  const [item, value] = (["item", "value"] as const).map((name) => checkedName(given[name], caller, `"${name}"`)) as [
    string,
    string,
  ];
  const { items, sums } = namesOf(plan, given, caller);
  const size = plan.items.length;
  const names = [...items, ...sums.map(({ name }) => name)].map((name) => name.trim());
  checkDistinct(names, caller, "item");
  const slotOf = (at: number): number => (at < items.length ? at : size + at - items.length);
  const slots = new Map(names.map((name, at) => [name, slotOf(at)]));
  const keys = keyColumnsOf(given, caller);
  const columns = [...keys.columns, item, value];
  checkDistinct(columns, caller);
  const sheetColumns: SheetColumns = { items: items.map(() => value), sums: sums.map(() => value), ...keys.places };
  const entries = new Map<Episode, Entry[]>();
  let other = -1;

  return readTable<I>(plan, rows, given, {
    ...{ caller, keys, sums, columns, answers: [value] },
    read(reader, row, index) {
      const name = keyOf(cellOf(row, item));
      const slot = slots.get(name ?? "");
      if (slot === undefined && typeof name === "string") {
        if (other < 0) other = index;
        settle(reader, [index], "other");
        return;
      }
      const who = identityOf(reader, row);
      const isBlank = isEmpty(cellOf(row, value));
      if (slot === undefined && !isBlank) {
        addIssue(reader, "unknown-item", [index, item], "the item column names an item of the form");
        settle(reader, [index], "refused");
        return;
      }
      const episode = episodeOf(reader, who, row, index, isBlank);
      if (!episode) return;
      if (slot === undefined) {
        settle(reader, [index], "blank");
        return;
      }
      const read =
        slot < size ? answerOf(reader, row, index, value, slot) : sumOf(reader, row, index, value, slot - size);
      const own = entries.get(episode) ?? [];
      entries.set(episode, own);
      own.push({ row: index, session: who.session, date: who.date, slot, value: read });
    },
    finish(reader) {
      if (other >= 0) {
        const message = "rows whose item is none of this form are left alone, as those of another form";
        addNotice(reader, "rows-of-another-form", [other, item], message);
      }
      for (const [episode, own] of entries)
        for (const sitting of keys.isByDate ? byDate(own) : bySession(own))
          episode.sheets.push(sheetOf(reader, sitting, sheetColumns, item, size + sums.length));
    },
  });
}

function bySession(entries: readonly Entry[]): Entry[][] {
  const sittings = new Map<number, Entry[]>();
  for (const entry of entries) {
    const own = sittings.get(entry.session);
    if (own) own.push(entry);
    else sittings.set(entry.session, [entry]);
  }
  return [...sittings.values()];
}

/** Answers in order of date, parted wherever the next one belongs to another sitting. */
function byDate(entries: Entry[]): Entry[][] {
  entries.sort((a, b) => compareDates(a.date as CellDate, b.date as CellDate));
  const sittings: Entry[][] = [];
  entries.forEach((entry, index) => {
    const before = entries[index - 1]?.date;
    const isSame = before && isOneSitting(before, entry.date as CellDate, false);
    if (isSame) (sittings.at(-1) as Entry[]).push(entry);
    else sittings.push([entry]);
  });
  return sittings;
}

/** How far apart two answers of one form may be given. */
const HOUR = 3_600_000;

/** Whether two answers may be of one form; of one day they may be where a number says so or no time is known. */
function isOneSitting(left: CellDate, right: CellDate, isNumbered: boolean): boolean {
  if (!left.isDay && !right.isDay && Math.abs(left.time - right.time) < HOUR) return true;
  return (isNumbered || left.isDay || right.isDay) && dayOf(left) === dayOf(right);
}

function sheetOf(
  reader: TableReader,
  entries: readonly Entry[],
  columns: SheetColumns,
  item: string,
  slots: number,
): Sheet {
  const cells: (Entry | undefined)[] = Array.from({ length: slots }, () => undefined);
  const dated = entries.filter(({ date }) => date !== null);
  const first = dated[0]?.date ?? null;
  let refused = false;
  for (const entry of entries) {
    const { row, date, slot, value } = entry;
    if (value === undefined) refused = true;
    if (date && first && !reader.keys.isByDate && !isOneSitting(first, date, true)) {
      addIssue(reader, "dates-differ", [row, columns.date], "the rows of a session are of one day");
      refused = true;
    }
    const before = cells[slot];
    // A row without an answer is no second answer.
    if (before && before.value !== null && value !== null) {
      const isDay = reader.keys.isByDate && date?.isDay;
      if (isDay)
        addIssue(reader, "sessions-on-one-day", [row, columns.date], "two sessions of one day need their times");
      else addIssue(reader, "duplicate-item", [row, item], "an item is answered once in a session");
      refused = true;
    } else if (!before || value !== null) cells[slot] = entry;
  }
  const size = reader.plan.items.length;
  const values = cells.map((entry) => entry?.value ?? null);
  return {
    ...{ rows: entries.map(({ row }) => row), session: (entries[0] as Entry).session, date: first, columns, refused },
    ...{ answers: values.slice(0, size), sums: values.slice(size), skipped: false },
    rowsOfCells: cells.map((entry) => entry?.row),
  };
}
