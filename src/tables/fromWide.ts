import type { Instrument } from "../instruments/definition.js";
import { scoringPlan } from "../scoring/plan.js";
import { checkDistinct, checkName, checkRows, episodeColumnsOf, namesOf, layoutInvalid } from "./layout.js";
import { answerOf, readTable, sessionKeyOf } from "./readSheets.js";
import type { ItemNames, SessionColumns, TableOptions, TableReading } from "./table.js";

/** Where things stand in a table with one row an episode. */
export interface WideLayout<I extends Instrument = Instrument>
  extends Pick<SessionColumns, "episode">, Omit<TableOptions, "duplicates"> {
  /** The sessions the table has columns for. */
  readonly sessions: readonly number[];
  /** How columns are called, with `{item}` and `{session}`: `"srs_{item}_s{session}"`. */
  readonly pattern: string;
  /** What the pattern calls each item (default: the item ids); `null` for a table of totals. */
  readonly items?: ItemNames<I> | null;
  /** What the pattern calls the total, where the table has one. */
  readonly total?: string;
}

/**
 * Sessions from a table with one row an episode and a set of columns for each session.
 *
 * Cells are read as in {@link fromLong}. A session all of whose cells are missing becomes no session: nothing in such a table
 * tells one without answers from one that was never held. Two rows of one episode refuse the sessions they share.
 *
 * @param instrument - the form whose answers the table holds
 * @param rows - objects by column name
 * @param layout - the sessions and how their columns are called; how cells are read
 * @returns series in session order for `seriesOf`, the status of every row, issues, notices
 * @throws InvalidArgumentError as {@link fromLong}
 *
 * @example
 * import { fromWide } from "alliance-scoring/tables";
 * const rows = [{ case: "a", total_s1: "36.1", total_s2: "", total_s3: "31.2" }];
 * const layout = { episode: "case", sessions: [1, 2, 3], pattern: "{item}_s{session}", items: null, total: "total" };
 * fromWide(srs, rows, layout).series[0].sessions.map((one) => [one.session, one.scores.scales.total.sum]); // => [[1, 36.1], [3, 31.2]]
 */
export function fromWide<I extends Instrument>(
  instrument: I,
  rows: readonly unknown[],
  layout: WideLayout<I>,
): TableReading<I> {
  checkRows(rows);
  const plan = scoringPlan(instrument);
  const { sessions, pattern, total } = layout;
  const episode = episodeColumnsOf(layout.episode);
  if (!["{item}", "{session}"].every((part) => checkName(pattern, "pattern").includes(part)))
    throw layoutInvalid("pattern holds {item} and {session}");
  if (!Array.isArray(layout.sessions) || sessions.length === 0 || !sessions.every(Number.isSafeInteger))
    throw layoutInvalid("sessions are whole numbers, at least one");
  const columnOf = (name: string, session: number): string =>
    pattern.split("{item}").join(name).split("{session}").join(String(session));
  const names = namesOf(plan, layout);
  const blocks = sessions.map((session) => ({
    session,
    items: names.map((name) => columnOf(name, session)),
    total: total === undefined ? undefined : columnOf(total, session),
  }));
  const columns = [
    ...episode,
    ...blocks.flatMap((block) => [...block.items, ...(block.total === undefined ? [] : [block.total])]),
  ];
  checkDistinct(columns);
  const keyColumn = episode[0] as string;

  return readTable(instrument, rows, layout, columns, (reader, row, index) => {
    const given = sessionKeyOf(reader, row, index, { episode });
    if (!given) return;
    for (const { session, items, total: totalColumn } of blocks) {
      const answers = items.map((column) => answerOf(reader, row, index, column));
      const stated = totalColumn === undefined ? null : answerOf(reader, row, index, totalColumn);
      if (stated === null && answers.every((answer) => answer === null)) continue;
      reader.sheets.push({
        ...{ key: given.key, date: undefined, session, rows: [index], skipped: false },
        answers: plan.items.map((_, position) => answers[position] ?? null),
        total: stated ?? null,
        refused: stated === undefined || answers.includes(undefined),
        at: {
          answer: (position) => [index, items[position] ?? totalColumn ?? keyColumn],
          total: [index, totalColumn ?? items[0] ?? keyColumn],
          session: [index, keyColumn],
          date: [index, keyColumn],
        },
      });
    }
  });
}
