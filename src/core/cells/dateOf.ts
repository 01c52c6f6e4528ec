/**
 * The one reader of dates: a day or an instant, from ISO text or a `Date`.
 *
 * Other writing (10.02.2026, 1/15/2026, serial numbers of a spreadsheet) is refused, since nothing in a cell tells days from months.
 */

/**
 * A date as a cell holds it.
 *
 * @internal
 */
export interface CellDate {
  /** ISO text: as it was written, but for a `T` in the place of a blank. */
  readonly text: string;
  /** Milliseconds since 1970 in UTC; of a day, those of its beginning. A time without an offset counts as UTC. */
  readonly time: number;
  /** Whether only a day is known. */
  readonly isDay: boolean;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * The date in a cell, `null` where there is none, undefined for what is no date.
 *
 * @internal
 */
export function dateOf(cell: unknown): CellDate | null | undefined {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === "string") return cell.trim() === "" ? null : dateOfText(cell.trim());
  if (Object.prototype.toString.call(cell) !== "[object Date]") return undefined;
  try {
    const text = (cell as { toISOString(): string }).toISOString();
    // Readers of files turn a day into midnight in UTC.
    return dateOfText(text.replace("T00:00:00.000Z", ""));
  } catch {
    return undefined; // an invalid date
  }
}

function dateOfText(text: string): CellDate | undefined {
  const parts = ISO.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number((part as string | undefined) ?? 0)) as [
    number, number, number, number, number, number]; // prettier-ignore
  const isDay = parts[4] === undefined;
  const offset = offsetOf(parts[8]);
  const isReal = isDayOfYear(year, month, day) && hour < 24 && minute < 60 && second < 60;
  if (!isReal || offset === undefined) return undefined;
  const milliseconds = second * 1000 + Number(`0.${parts[7] ?? "0"}`) * 1000;
  const time = daysSince1970(year, month, day) * DAY + (hour * 60 + minute - offset) * MINUTE + milliseconds;
  return { text: text.replace(" ", "T").replace(" ", ""), time, isDay };
}

/**
 * Whether there is such a day in the Gregorian calendar.
 *
 * @internal
 */
export const isDayOfYear = (year: number, month: number, day: number): boolean =>
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  daysSince1970(year, month, day) < (month === 12 ? daysSince1970(year + 1, 1, 1) : daysSince1970(year, month + 1, 1));

/** Days of the Gregorian calendar. A year is counted from March, so that its leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const sinceMarch = (month + 9) % 12;
  const years = sinceMarch > 9 ? year - 1 : year;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * sinceMarch + 2) / 5) + day - 1 - 719_468;
}

/** Minutes ahead of UTC. */
function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined || text.toUpperCase() === "Z") return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(":", ""))];
  if (hours > 23 || minutes > 59) return undefined;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * The day that a date is written with.
 *
 * @internal
 */
export const dayOf = ({ text }: CellDate): string => text.slice(0, 10);

/**
 * Negative, zero or positive for an earlier, an equal and a later date. Instants are compared as such; beside a day of which no
 * time is known only the days count.
 *
 * @internal
 */
export function compareDates(left: CellDate, right: CellDate): number {
  if (!left.isDay && !right.isDay) return left.time - right.time;
  const [day, other] = [dayOf(left), dayOf(right)];
  return day < other ? -1 : day > other ? 1 : 0;
}
