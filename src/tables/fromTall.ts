import type { Instrument } from "../instruments/definition.js";
import { scoringPlan } from "../scoring/plan.js";
import { cellOf, keyOf } from "./cells.js";
import { checkDistinct, checkName, checkRows, episodeColumnsOf, itemNamesOf } from "./layout.js";
import { answerOf, readTable, sessionKeyOf, settle, type Place } from "./readSheets.js";
import type { ItemNames, SessionColumns, TableOptions, TableReading } from "./table.js";

/** Where things stand in a table with one row an answer. */
export interface TallLayout<I extends Instrument = Instrument> extends SessionColumns, TableOptions {
  /** The column that names the item. */
  readonly item: string;
  /** The column of the answer. */
  readonly value: string;
  /** What the item column calls each item (default: the item ids). */
  readonly items?: ItemNames<I>;
  /** What the item column calls the total, where the table has one. */
  readonly total?: string;
}

/** The rows of one session, as they are gathered. */
interface Gathered {
  readonly key: readonly (string | number)[];
  readonly session: number;
  date: string | undefined;
  readonly rows: number[];
  readonly answers: (number | null)[];
  readonly places: (Place | undefined)[];
  total: number | null;
  totalPlace: Place | undefined;
  refused: boolean;
}

/**
 * Sessions from a table with one row an answer: episode, session, item, value.
 *
 * Cells are read as in {@link fromLong}. An item that has no row is missing. A row whose item the form does not have is
 * refused by itself; an item that occurs twice in a session, or a cell that is no number, refuses the session.
 *
 * @param instrument - the form whose answers the table holds
 * @param rows - objects by column name, in any order
 * @param layout - the columns and the names of the items in them; how cells are read
 * @returns series in session order for `seriesOf`, the status of every row, issues, notices
 * @throws InvalidArgumentError as {@link fromLong}
 *
 * @example
 * import { fromTall } from "alliance-scoring/tables";
 * const answers = { relationship: 9.1, goals: 8.7, approach: 9.4, overall: 8.9 };
 * const rows = Object.entries(answers).map(([item, value]) => ({ case: 7, nr: 1, item, value }));
 * const table = fromTall(srs, rows, { episode: "case", session: "nr", item: "item", value: "value" });
 * table.series[0].sessions[0].scores.scales.total.sum; // => 36.1
 */
export function fromTall<I extends Instrument>(
  instrument: I,
  rows: readonly unknown[],
  layout: TallLayout<I>,
): TableReading<I> {
  checkRows(rows);
  const plan = scoringPlan(instrument);
  const { session, date, item, value, total } = layout;
  const episode = episodeColumnsOf(layout.episode);
  const columns = [...episode, session, item, value, ...(date === undefined ? [] : [date])];
  checkDistinct(columns.map((name) => checkName(name, "the layout")));
  const names = itemNamesOf(plan, layout.items);
  checkDistinct(total === undefined ? names : [...names, checkName(total, "total")]);
  const position = new Map(names.map((name, index) => [name, index]));
  const gathered = new Map<string, Gathered>();

  return readTable(
    instrument,
    rows,
    layout,
    columns,
    (reader, row, index) => {
      const given = sessionKeyOf(reader, row, index, { episode, session, date });
      if (!given) return;
      const name = keyOf(cellOf(row, item));
      const at = name === undefined ? undefined : position.get(String(name));
      const isTotal = name !== undefined && String(name) === total;
      if (at === undefined && !isTotal) {
        reader.issue("unknown-item", [index, item], "the item column names an item of the form");
        settle(reader, [index], "refused");
        return;
      }
      const id = JSON.stringify([given.key, given.session]);
      const sheet = gathered.get(id) ?? {
        ...{ ...given, rows: [], answers: names.map(() => null), places: [], total: null, totalPlace: undefined },
        refused: false,
      };
      gathered.set(id, sheet);
      sheet.rows.push(index);
      sheet.date ??= given.date;
      if (given.date !== undefined && dayOf(given.date) !== dayOf(sheet.date as string)) {
        reader.issue("dates-differ", [index, date as string], "the rows of a session are of one day");
        sheet.refused = true;
      }
      const answer = answerOf(reader, row, index, value);
      if (answer === undefined) sheet.refused = true;
      const place: Place = [index, value];
      if (isTotal ? sheet.totalPlace : sheet.places[at as number]) {
        reader.issue("duplicate-item", [index, item], "an item occurs once in a session");
        sheet.refused = true;
      } else if (isTotal) {
        sheet.total = answer ?? null;
        sheet.totalPlace = place;
      } else {
        sheet.answers[at as number] = answer ?? null;
        sheet.places[at as number] = place;
      }
    },
    (reader) => {
      for (const sheet of gathered.values()) {
        const first = sheet.rows[0] as number;
        reader.sheets.push({
          ...sheet,
          skipped: false,
          at: {
            answer: (index) => sheet.places[index] ?? [first, value],
            total: sheet.totalPlace ?? [first, value],
            session: [first, session],
            date: [first, date ?? session],
          },
        });
      }
    },
  );
}

/** The day of an ISO date, since each answer may have a time of its own; any other text as it is. */
const dayOf = (date: string): string => /^\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? date;
