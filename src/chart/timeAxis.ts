import { insist } from "../core/insist.js";
import type { ChartData } from "./chartData.js";
import { dayOf } from "./dayOf.js";
import { multiples, roundStep } from "./roundSteps.js";
import type { ChartText } from "./text.js";

/** The axis of time: where a session stands on it. */
export interface TimeAxis {
  readonly first: number;
  readonly last: number;
  /** How many sessions there are. */
  readonly count: number;
  /** The place of a session: its number, or its day. Undefined for one without a score that has no date. */
  readonly placeOf: (session: number) => number | undefined;
  /** Places with their words, at least so many units apart. */
  readonly ticks: (apart: number) => readonly (readonly [place: number, words: string])[];
  /** The widest words. */
  readonly longest: string;
}

/**
 * The axis of a chart, the same for all its panels.
 *
 * @throws InvalidArgumentError `dates-missing` where dates are asked for and a session has none, or an earlier one than
 *   the session before
 * @internal
 */
export function timeAxis({ series, events }: ChartData, isByDate: boolean, text: ChartText, caller: string): TimeAxis {
  const points = series.flatMap((line) => line.points);
  const sessions = [...new Set([...points, ...events].map(({ session }) => session))].sort((one, other) => one - other);
  const dates = new Map(points.flatMap(({ session, date }) => (date === undefined ? [] : [[session, date] as const])));
  const day = (session: number): number | undefined => dayOf(dates.get(session) ?? "");
  const placeOf = isByDate ? day : (session: number): number => session;
  const places = sessions.flatMap((session) => placeOf(session) ?? []);
  if (isByDate) {
    const needed = [...points.filter(({ value }) => value !== null), ...events];
    insist(
      needed.every(({ session }) => day(session) !== undefined) &&
        places.every((place, at) => at === 0 || place >= (places[at - 1] as number)),
      "dates-missing",
      caller,
      'for "axis": "date" a date such as "2026-11-30" of every session, in their order',
    );
  }
  const first = places[0] ?? 1;
  const last = places.at(-1) ?? first;
  const words = (session: number): string =>
    isByDate ? text.formatDate(dates.get(session) ?? "") : text.formatNumber(session);
  return {
    first,
    last,
    placeOf,
    count: places.length,
    longest: [words(sessions[0] ?? 1), words(sessions.at(-1) ?? 1)].reduce((one, other) =>
      one.length > other.length ? one : other,
    ),
    ticks: (apart) => {
      const round = multiples(first, last, roundStep(apart, 1, 1));
      // The first session too, where there is room for it. Dates are those of sessions, as many as there is room for.
      const all = isByDate ? sessions : first + apart <= (round[0] ?? Infinity) ? [first, ...round] : round;
      let free = -Infinity;
      return all.flatMap((session) => {
        const place = placeOf(session);
        if (place === undefined || place < free) return [];
        free = place + apart;
        return [[place, words(session)] as const];
      });
    },
  };
}
