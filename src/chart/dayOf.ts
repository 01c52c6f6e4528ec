/**
 * The day of an ISO date or date with time, counted from the year 0, with the time of day as a fraction; undefined for any
 * other text. By arithmetic: a picture has no clock. A zone counts; a time without one is taken as it stands.
 *
 * @internal
 */
export function dayOf(date: string): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|([+-]\d\d):?(\d\d))?)?$/.exec(
    date,
  );
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0, zoneMinute = 0] = parts
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0));
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? 28 + +isLeap : 30 + +[1, 3, 5, 7, 8, 10, 12].includes(month);
  if (month < 1 || month > 12 || day < 1 || day > days || hour > 24 || minute > 59 || second > 60) return undefined;
  // Years that begin in March end with the leap day.
  const [years, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const whole =
    365 * years +
    Math.floor(years / 4) -
    Math.floor(years / 100) +
    Math.floor(years / 400) +
    Math.floor((153 * months + 2) / 5) +
    day;
  return whole + (hour - zone + (minute - Math.sign(zone) * zoneMinute + second / 60) / 60) / 24;
}
