import { isList as isPlainList } from "../core/plainObject.js";
import { checkedOptions, readData } from "../core/checkedOptions.js";
import type { Instrument } from "../instruments/definition.js";
import { scoringPlan } from "../scoring/plan.js";
import { columnsOfRows } from "./cells.js";
import { checkDistinct, checkRows, episodeColumnsOf, insistLayout, namesOf } from "./layout.js";
import { readTable, tableOptions } from "./readTable.js";
import { isBlank, withoutFaults, type Sheet, type SheetColumns } from "./sheet.js";
import type { ItemNames, SessionColumns, SumColumns, TableOptions, TableReading } from "./table.js";
import { answerOf, episodeOf, identityOf, settle, sumOf } from "./tableReader.js";

/** How columns are called, with `{item}` and `{session}`: `"srs_{item}_s{session}"`. */
export type WidePattern = `${string}{item}${string}{session}${string}` | `${string}{session}${string}{item}${string}`;

/** What a column holds: an answer to this item (or this sum) in this session; `null` for any other column. */
export type WideColumnReader = (column: string) => { readonly item: string; readonly session: number } | null;

/** Where things stand in a table with one row an episode. */
export interface WideLayout<I extends Instrument = Instrument>
  extends Pick<SessionColumns, "episode">, SumColumns<I>, TableOptions {
  /** How columns are called: a pattern, or a function that says what a column holds. */
  readonly pattern: WidePattern | WideColumnReader;
  /** The sessions the table has columns for. A function finds them by itself. */
  readonly sessions?: readonly number[];
  /** What the pattern calls each item (default: the item ids); `null` for a table of sums. `total` and `scales` say what it calls sums. */
  readonly items?: ItemNames<I> | null;
}

const known = () =>
  ({
    ...tableOptions,
    episode: "checked-by-caller",
    pattern: "checked-by-caller",
    sessions: "checked-by-caller",
    items: "checked-by-caller",
    total: "checked-by-caller",
    scales: "checked-by-caller",
  }) as const;

/**
 * Courses from a table with one row an episode and a set of columns for each session.
 *
 * Cells are read as in {@link fromLong}. A session all of whose cells are missing becomes no session: nothing in such a table
 * tells one without answers from one that was never held. Two rows of one episode refuse the sessions they share.
 *
 * @param instrument - the form whose answers the table holds
 * @param rows - objects by column name
 * @param layout - the sessions and how their columns are called; how cells are read
 * @returns a course for each episode, the status of every row, issues, notices
 * @throws InvalidArgumentError as {@link fromLong}
 *
 * @example
 * import { fromWide } from "alliance-scoring/tables";
 * const rows = [{ case: "a", total_s1: "36.1", total_s2: "", total_s3: "31.2" }];
 * const layout = { episode: "case", sessions: [1, 2, 3], pattern: "{item}_s{session}", items: null, total: "total" };
 * const { sessions } = fromWide(srs, rows, layout).courses[0].course;
 * sessions.map((one) => [one.session, one.scores.scales.total.sum]); // => [[1, 36.1], [3, 31.2]]
 */
export function fromWide<I extends Instrument>(
  instrument: I,
  rows: readonly unknown[],
  layout: WideLayout<I>,
): TableReading<I> {
  const caller = "fromWide";
  checkRows(rows, caller);
  const plan = scoringPlan(instrument, caller);
  const given = checkedOptions(readData(layout, "layout-invalid", caller, "a layout"), caller, known()) as WideLayout;
  const episode = episodeColumnsOf(given.episode, caller);
  const { items, sums } = namesOf(plan, given, caller);
  const names = [...items, ...sums.map(({ name }) => name)];
  checkDistinct(names, caller, "item");
  const columnsOf =
    typeof given.pattern === "function"
      ? columnsByFunction(given.pattern, given.sessions, rows, names, caller)
      : columnsByPattern(given, caller);
  const keyColumn = episode[0] as string;
  const blocks = columnsOf.sessions.map((session) => ({
    session,
    columns: {
      ...{ items: items.map((name) => columnsOf.name(name, session)), session: keyColumn, date: keyColumn },
      sums: sums.map(({ name }) => columnsOf.name(name, session)),
    } satisfies SheetColumns,
  }));
  const answers = blocks.flatMap(({ columns }) => [...columns.items, ...columns.sums]);
  const columns = [...episode, ...answers];
  checkDistinct(columns, caller);
  const none = plan.items.map(() => null);

  return readTable<I>(plan, rows, given, {
    ...{ caller, sums, columns, answers, keys: { episode, session: undefined, date: undefined, isByDate: false } },
    read(reader, row, index) {
      const who = identityOf(reader, row);
      const sheets = blocks.map(({ session, columns: own }): Sheet => {
        const cells = own.items.map((column, position) => answerOf(reader, row, index, column, position));
        const stated = own.sums.map((column, position) => sumOf(reader, row, index, column, position));
        return {
          ...{ rows: [index], session, date: null, columns: own, skipped: false },
          answers: items.length === 0 ? none : withoutFaults(cells),
          sums: withoutFaults(stated),
          refused: cells.includes(undefined) || stated.includes(undefined),
        };
      });
      const filled = sheets.filter((sheet) => !isBlank(sheet));
      const own = episodeOf(reader, who, row, index, filled.length === 0);
      if (!own) return;
      own.sheets.push(...filled);
      if (filled.length === 0) settle(reader, [index], "blank");
    },
  });
}

/** Which sessions a table has columns for, and what they are called. */
interface WideColumns {
  readonly sessions: readonly number[];
  readonly name: (item: string, session: number) => string;
}

function columnsByPattern({ pattern, sessions }: WideLayout, caller: string): WideColumns {
  const isPattern = typeof pattern === "string" && ["{item}", "{session}"].every((part) => pattern.includes(part));
  insistLayout(isPattern, caller, `"pattern" to hold {item} and {session}, or to be a function`, pattern);
  const isList = isPlainList(sessions) && sessions.length > 0 && sessions.every(Number.isSafeInteger);
  const isEach = isList && new Set(sessions).size === sessions.length;
  insistLayout(isEach, caller, `"sessions" to be a list of whole numbers, each once`, sessions);
  const name = (item: string, session: number): string =>
    (pattern as string).split("{item}").join(item).split("{session}").join(String(session));
  return { sessions: sessions as number[], name };
}

function columnsByFunction(
  pattern: WideColumnReader,
  sessions: WideLayout["sessions"],
  rows: readonly unknown[],
  names: readonly string[],
  caller: string,
): WideColumns {
  insistLayout(sessions === undefined, caller, `"sessions" to be left out where "pattern" is a function`);
  const found = new Map<number, Map<string, string>>();
  for (const column of columnsOfRows(rows)) {
    const { item, session } = heldBy(pattern, column, caller) ?? {};
    if (item === undefined || session === undefined) continue;
    const ofSession = found.get(session) ?? new Map<string, string>();
    found.set(session, ofSession);
    const isNew = names.includes(item) && !ofSession.has(item);
    insistLayout(isNew, caller, `"pattern" to return an item or sum of the layout, and each once in a session`);
    ofSession.set(item, column);
  }
  // A session that lacks the column of an item is told as an absent column, by the name of the item. So is a first session
  // where the function finds none.
  const name = (item: string, session: number): string =>
    found.get(session)?.get(item) ?? `${item}, session ${session}`;
  const numbers = [...found.keys()].sort((a, b) => a - b);
  return { sessions: numbers.length === 0 ? [1] : numbers, name };
}

function heldBy(pattern: WideColumnReader, column: string, caller: string): ReturnType<WideColumnReader> {
  const need = `"pattern" to return null, or an item as a text and a session as a whole number`;
  let held: unknown;
  try {
    held = pattern(column);
  } catch {
    insistLayout(false, caller, need);
  }
  if (held === null || held === undefined) return null;
  const { item, session } = Object(held) as { item?: unknown; session?: unknown };
  insistLayout(typeof item === "string" && Number.isSafeInteger(session), caller, need, held);
  return { item: item as string, session: session as number };
}
