import { checkedOptions } from "../core/checkedOptions.js";
import { isPlainObject } from "../core/plainObject.js";
import { checkedName, episodeColumnsOf, insistLayout } from "./layout.js";
import type { SessionColumns } from "./table.js";
import type { KeyColumns } from "./tableReader.js";

/** The options of {@link SessionColumns}. @internal */
export const sessionColumns = {
  episode: "checked-by-caller",
  session: "checked-by-caller",
  date: "checked-by-caller",
} as const;

/** {@link KeyColumns}, all of them as a list, and where an issue with a session or its date is. @internal */
export interface NamedKeyColumns extends KeyColumns {
  readonly columns: readonly string[];
  readonly places: { readonly session: string; readonly date: string };
}

/**
 * The columns that say whose session a row is, checked.
 *
 * @internal
 */
export function keyColumnsOf({ episode, session, date }: SessionColumns, caller: string): NamedKeyColumns {
  const episodes = episodeColumnsOf(episode, caller);
  const need = `"session" to name the column that numbers the session, or { byDate } that of its date`;
  if (!isPlainObject(session)) {
    insistLayout(typeof session === "string" && session !== "", caller, need, session);
    const own = date === undefined ? [] : [checkedName(date, caller, `"date"`)];
    const columns = [...episodes, session, ...own];
    return { episode: episodes, session, date, isByDate: false, columns, places: { session, date: date ?? session } };
  }
  const given = checkedOptions(session, caller, { byDate: "checked-by-caller" });
  const byDate = checkedName(given.byDate, caller, `"byDate"`);
  insistLayout(date === undefined || date === byDate, caller, `"date" to be left out, or the column of "byDate"`);
  const places = { session: byDate, date: byDate };
  return {
    episode: episodes,
    session: undefined,
    date: byDate,
    isByDate: true,
    columns: [...episodes, byDate],
    places,
  };
}
