import { folded } from "../core/cells/keyOf.js";
import { compareDates } from "../core/cells/dateOf.js";
import { courseOfSessions, type CourseSession } from "../course/course.js";
import type { Instrument } from "../instruments/definition.js";
import type { Scores } from "../scoring/scores.js";
import { scoresOf } from "./sheetScores.js";
import { isBlank, placeOfDate, placeOfSession, type Episode, type Sheet } from "./sheet.js";
import type { TableCourse } from "./table.js";
import { addIssue, addNotice, settle, type TableReader } from "./tableReader.js";

/**
 * The courses of all episodes: sheets in order, each session once, scored.
 *
 * @internal
 */
export function assemble<I extends Instrument>(reader: TableReader): TableCourse<I>[] {
  noticeAlike(reader);
  return [...reader.episodes.values()].flatMap((episode) => {
    const sheets = inOrder(reader, episode);
    episode.sheets.length = 0; // a million of them need not be kept
    const sessions = sheets.flatMap((sheet) => {
      const scores = scoresOf(reader, sheet);
      settle(reader, sheet.rows, scores === undefined ? "refused" : scores === null ? "blank" : "scored");
      return scores === undefined ? [] : [{ sheet, scores }];
    });
    return sessions.length === 0 ? [] : [courseOfEpisode<I>(reader, episode, sessions)];
  });
}

function courseOfEpisode<I extends Instrument>(
  { plan, options }: TableReader,
  { key }: Episode,
  sessions: readonly { readonly sheet: Sheet; readonly scores: Scores | null }[],
): TableCourse<I> {
  const ofCourse = sessions.map(({ sheet: { session, date }, scores }): CourseSession<I> => {
    const frozen = scores === null ? null : (Object.freeze(scores) as Scores<I>);
    return Object.freeze({ session, scores: frozen, ...(date !== null && { date: date.text }) });
  });
  const course = courseOfSessions(plan.instrument as I, ofCourse, options.rater ?? null);
  return { key, course, rows: sessions.map(({ sheet }) => sheet.rows) };
}

/** Keys that a person would take for one: they differ by case, blanks, or how Unicode composes a letter. */
function noticeAlike(reader: TableReader): void {
  const seen = new Set<string>();
  const told = new Set<string>();
  for (const { key, firstRow } of reader.episodes.values()) {
    const alike = JSON.stringify(key.map((part) => folded(String(part))));
    if (seen.has(alike) && !told.has(alike)) {
      const message = "this episode and an earlier one differ only by case, blanks or the composition of a letter";
      addNotice(reader, "keys-alike", [firstRow, reader.keys.episode[0] as string], message);
      told.add(alike);
    }
    seen.add(alike);
  }
}

/** The sheets of an episode by session; without those that share a session. */
function inOrder(reader: TableReader, { sheets }: Episode): Sheet[] {
  if (reader.keys.isByDate) numberByDate(reader, sheets);
  else noticeOrder(reader, sheets);
  const kept = onePerSession(reader, sheets);
  kept.sort((a, b) => a.session - b.session);
  let newest: Sheet | undefined;
  for (const sheet of kept) {
    if (!sheet.date) continue;
    if (newest?.date && compareDates(sheet.date, newest.date) < 0)
      addNotice(reader, "dates-out-of-order", placeOfDate(sheet), "the dates contradict the numbers of the sessions");
    else newest = sheet;
  }
  return kept;
}

function noticeOrder(reader: TableReader, sheets: readonly Sheet[]): void {
  let latest = -Infinity;
  for (const sheet of sheets) {
    if (sheet.session < latest)
      addNotice(reader, "rows-out-of-order", placeOfSession(sheet), "rows of an episode were put in order");
    latest = Math.max(latest, sheet.session);
  }
}

/** Sessions from 1 in order of date; those of one day that no time tells apart share a number. */
function numberByDate(reader: TableReader, sheets: Sheet[]): void {
  sheets.sort((a, b) => (a.date && b.date ? compareDates(a.date, b.date) : 0));
  let number = 0;
  sheets.forEach((sheet, index) => {
    const before = sheets[index - 1]?.date;
    if (!before || !sheet.date || compareDates(before, sheet.date) !== 0) number++;
    sheet.session = number;
  });
}

/** A session occurs once. A sheet without an answer is no second session; of two with answers nothing says which is right. */
function onePerSession(reader: TableReader, sheets: readonly Sheet[]): Sheet[] {
  const filled = new Map<number, number>();
  for (const sheet of sheets) if (!isBlank(sheet)) filled.set(sheet.session, (filled.get(sheet.session) ?? 0) + 1);
  const blank = new Set<number>();
  return sheets.filter((sheet) => {
    const { session, rows } = sheet;
    if (isBlank(sheet)) {
      const isFirst = !filled.has(session) && !blank.has(session);
      blank.add(session);
      if (!isFirst) settle(reader, rows, "blank");
      return isFirst;
    }
    if (filled.get(session) === 1) return true;
    if (reader.keys.isByDate)
      addIssue(reader, "sessions-on-one-day", placeOfDate(sheet), "two sessions of one day need their times");
    else addIssue(reader, "duplicate-session", placeOfSession(sheet), "a session occurs once in an episode");
    settle(reader, rows, "refused");
    return false;
  });
}
