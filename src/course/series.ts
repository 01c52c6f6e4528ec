import { compareComputed } from "../core/decimalGrid.js";
import { insist, insistUnwrapped } from "../core/insist.js";
import type { Issue } from "../core/issue.js";
import { isList, hasHoles, isPlainObject, type PlainObject } from "../core/plainObject.js";
import { failure, success, type Result } from "../core/result.js";
import type { Instrument } from "../instruments/definition.js";
import { checkedMeasure, type Measure, type MeasureInput, type SeriesScale } from "./measure.js";

/** How a session was held. */
export type Modality = "in-person" | "video" | "phone" | "text";

/** @internal */
export const modalities: readonly Modality[] = ["in-person", "video", "phone", "text"];

/** What a session carries along; no score and no flag is computed from it. */
export interface CarriedBySession {
  /** How the session was held. */
  readonly modality?: Modality;
  /** As it was given. */
  readonly date?: string;
}

/** One session of a series. */
export interface SessionPoint extends CarriedBySession {
  /** Session number: a whole number, from any start. */
  readonly session: number;
  /** The score, or null when the session has none. */
  readonly value: number | null;
}

/**
 * The scores of one client on one scale, in session order, gaps kept.
 *
 * A session without a score is a point whose value is null. A session number between two points that has no point at
 * all is a gap too: methods that reckon with time read the session number, not the position.
 */
export interface SessionSeries {
  readonly points: readonly SessionPoint[];
  readonly scale: SeriesScale;
  /** What the numbers are; absent when only their range was given. */
  readonly measure?: Measure;
}

/** A point as it may arrive: unchecked. */
export interface SessionPointInput {
  readonly session: number;
  /** The score; `null` says that the session has none. */
  readonly value: number | null;
  readonly modality?: Modality | undefined;
  readonly date?: string | undefined;
}

/** Codes of the faults that `sessionSeries` reports. */
export type SeriesIssueCode =
  | "not-points"
  | "sparse-list"
  | "point-not-an-object"
  | "unknown-key"
  | "session-not-an-integer"
  | "duplicate-session"
  | "sessions-out-of-order"
  | "value-missing"
  | "value-not-a-number"
  | "value-out-of-range"
  | "modality-unknown"
  | "date-not-a-string";

/** Codes of the faults of one session. */
export type PointIssueCode = Exclude<SeriesIssueCode, "not-points" | "sparse-list">;

/**
 * The scores of one client in session order, checked: for bare numbers. `seriesOf` makes the series of a course.
 *
 * @param points - one entry a session, in session order: `session` (whole number, any start), `value` (a score within
 *   the range; null when the session has none), optionally `modality` and `date`
 * @param measure - what the numbers are: `{ instrument, scale, metric?, rater? }` with a definition such as `srs`, or only
 *   their range `{ minimum, maximum, step? }`; values need not lie on the step
 * @returns the series, deeply frozen, or every issue found
 * @throws InvalidArgumentError `instrument-not-defined`, `unknown-scale`, `option-unknown`, `scale-range-invalid`,
 *   `scale-step-invalid`, `unknown-key`, `result-not-unwrapped`
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 36.2 }, { session: 2, value: null }], { instrument: srs, scale: "total" }));
 * series.scale; // => { minimum: 0, maximum: 40, step: 0.1 }
 */
export function sessionSeries<I extends Instrument>(
  points: readonly SessionPointInput[],
  measure: MeasureInput<I>,
): Result<SessionSeries, SeriesIssueCode> {
  insistUnwrapped(points, "sessionSeries", "a list of sessions");
  const about = checkedMeasure(measure, "sessionSeries");
  const read = readPoints(points, about.scale);
  return read.faults.length > 0
    ? failure(read.faults.map((fault) => ({ ...fault, message: seriesSentences[fault.code] })))
    : success(madeSeries({ points: read.points, ...about }));
}

/** The series that were made here: checked, and frozen all through, so that they stay as they were checked. */
const made = /* @__PURE__ */ new WeakSet();

/**
 * A series of frozen parts that were checked.
 *
 * @internal
 */
export function madeSeries(parts: SessionSeries): SessionSeries {
  const series = Object.freeze({ ...parts, points: Object.freeze(parts.points) });
  made.add(series);
  return series;
}

/** What each code says, for people. No sentence repeats a value. @internal */
export const seriesSentences: Readonly<Record<SeriesIssueCode, string>> = {
  "not-points": "A series is a list of sessions.",
  "sparse-list": "A series is a list without holes.",
  "point-not-an-object": "A session of a series is an object with a session and a value.",
  "unknown-key": "A session of a series has no keys but session, value, modality, date.",
  "session-not-an-integer": "The session must be a whole number: number the sessions, and put dates in date.",
  "duplicate-session": "Each session may occur once.",
  "sessions-out-of-order": "Sessions must come in rising order.",
  "value-missing": "A session needs its value, or null when there is none.",
  "value-not-a-number": "The value must be a finite number, or null when there is none.",
  "value-out-of-range": "The value must lie between the scale's minimum and maximum.",
  "modality-unknown": "The modality must be one of in-person, video, phone, text.",
  "date-not-a-string": 'The date must be a text such as "2026-01-08".',
};

type Fault = Pick<Issue<SeriesIssueCode>, "code" | "path">;

/** The points that can be read, and every fault. Each value is looked at once. */
function readPoints(given: unknown, scale: SeriesScale): { readonly points: SessionPoint[]; readonly faults: Fault[] } {
  const faults: Fault[] = [];
  const points: SessionPoint[] = [];
  const report = (code: SeriesIssueCode | undefined, ...path: Issue["path"]): void => {
    if (code !== undefined) faults.push({ code, path });
  };
  if (!isList(given)) report("not-points");
  else if (hasHoles(given)) report("sparse-list");
  else {
    const seen = new Set<number>();
    let latest = -Infinity;
    given.forEach((entry: unknown, position) => {
      const point = entriesOf(entry);
      reportPoint(point, latest, seen, scale, (code, ...path) => {
        report(code, position, ...path);
      });
      if (point === undefined) return;
      const { session, value } = point;
      if (Number.isSafeInteger(session)) {
        seen.add(session as number);
        latest = Math.max(latest, session as number);
      }
      points.push(
        Object.freeze({
          session: session as number,
          value: typeof value === "number" ? value + 0 : null, // + 0 turns -0 into 0
          ...carriedBy(point as CarriedBySession),
        }),
      );
    });
  }
  return { points, faults };
}

/** What a session carries along, without the rest of it. @internal */
export const carriedBy = ({ modality, date }: CarriedBySession): CarriedBySession => ({
  ...(modality !== undefined && { modality }),
  ...(date !== undefined && { date }),
});

const pointKeys = ["session", "value", "modality", "date"];

/**
 * Everything that is wrong with one point, by the field that it is about.
 *
 * @internal
 */
export function reportPoint(
  point: PlainObject | undefined,
  latest: number,
  seen: ReadonlySet<number>,
  scale: SeriesScale,
  report: (code: PointIssueCode | undefined, ...path: readonly string[]) => void,
): void {
  if (point === undefined) {
    report("point-not-an-object");
    return;
  }
  if (Object.keys(point).some((key) => !pointKeys.includes(key))) report("unknown-key");
  const { session, value, modality, date } = point;
  report(faultOfSession(session, latest, seen), "session");
  report(faultOfValue(value, scale), "value");
  report(faultOfModality(modality), "modality");
  report(faultOfDate(date), "date");
}

/** The entries of a plain object, each read once; undefined for what is none or cannot be read. @internal */
export function entriesOf(given: unknown): PlainObject | undefined {
  try {
    return isPlainObject(given) ? { ...given } : undefined;
  } catch {
    return undefined; // an accessor that throws
  }
}

/**
 * What is wrong with a session number, if anything.
 *
 * @param latest - the highest session number so far, or -Infinity
 * @param seen - the session numbers so far
 * @internal
 */
export function faultOfSession(
  session: unknown,
  latest: number,
  seen: ReadonlySet<number>,
): "session-not-an-integer" | "duplicate-session" | "sessions-out-of-order" | undefined {
  if (!Number.isSafeInteger(session)) return "session-not-an-integer";
  if (seen.has(session as number)) return "duplicate-session";
  return (session as number) < latest ? "sessions-out-of-order" : undefined;
}

/**
 * What is wrong with a value, if anything. Null is a session without a score; to leave the value out is a fault, since a
 * misspelt name would look the same.
 *
 * @internal
 */
export function faultOfValue(
  value: unknown,
  scale: SeriesScale | undefined,
): "value-missing" | "value-not-a-number" | "value-out-of-range" | undefined {
  if (value === null) return undefined;
  if (value === undefined) return "value-missing";
  if (typeof value !== "number" || !Number.isFinite(value)) return "value-not-a-number";
  return scale !== undefined && isOutside(value, scale) ? "value-out-of-range" : undefined;
}

/** @internal */
export const faultOfModality = (modality: unknown): "modality-unknown" | undefined =>
  modality === undefined || (modalities as readonly unknown[]).includes(modality) ? undefined : "modality-unknown";

/** @internal */
export const faultOfDate = (date: unknown): "date-not-a-string" | undefined =>
  date === undefined || typeof date === "string" ? undefined : "date-not-a-string";

/** Means and prorated sums may miss the end of the scale by the error of computing them. */
function isOutside(value: number, { minimum, maximum }: SeriesScale): boolean {
  const range = maximum - minimum;
  return compareComputed(value, minimum, range) < 0 || compareComputed(value, maximum, range) > 0;
}

/**
 * Throw for a series that `sessionSeries` or `seriesOf` cannot have made: it may come from JSON, from another copy of the
 * package, or from a hand. Linear; one that was made here is known and not read again.
 *
 * @throws InvalidArgumentError `series-invalid`, `result-not-unwrapped`
 * @internal
 */
export function insistOnSeries(series: unknown, caller: string): asserts series is SessionSeries {
  if (made.has(series as object)) return;
  const need = "a whole series from seriesOf or sessionSeries";
  insistUnwrapped(series, caller, need);
  const { points, scale, measure } = entriesOf(series) ?? {};
  const { minimum, maximum, step } = entriesOf(scale) ?? {};
  const range = Number.isFinite(minimum) && Number.isFinite(maximum) ? (maximum as number) - (minimum as number) : NaN;
  const isScale =
    [minimum, maximum, range, step ?? 1].every(Number.isFinite) && range > 0 && ((step ?? 1) as number) > 0;
  const isWhole = isList(points) && isScale && (measure === undefined || isMeasure(measure));
  insist(isWhole, "series-invalid", caller, need, series);
  const [first] = readPoints(points, scale as SeriesScale).faults;
  insist(
    first === undefined,
    "series-invalid",
    caller,
    `${need}; got ${first?.code ?? ""} at ${first?.path.join(" ") ?? ""}`,
  );
}

function isMeasure(given: unknown): given is Measure {
  const measure = entriesOf(given) ?? {};
  const texts = ["instrument", "definitionVersion", "scale"].every((name) => typeof measure[name] === "string");
  const oneOf = (name: string, ...allowed: readonly unknown[]): boolean => allowed.includes(measure[name]);
  return (
    texts &&
    oneOf("construct", "alliance", "outcome") &&
    oneOf("metric", "sum", "mean") &&
    oneOf("higherIs", "better", "worse") &&
    oneOf("rater", "client", "therapist", "caretaker", undefined)
  );
}

/**
 * Whether each session has a higher number than the one before.
 *
 * @internal
 */
export const areInOrder = (sessions: readonly { readonly session: number }[]): boolean =>
  sessions.every(({ session }, position) => session > (sessions[position - 1]?.session ?? -Infinity));

/** A session that has a score. */
export interface ObservedSession extends SessionPoint {
  readonly value: number;
}

/**
 * The sessions of a series that have a score, in order.
 *
 * @internal
 */
export function observedSessions(series: SessionSeries): readonly ObservedSession[] {
  const observed: ObservedSession[] = [];
  for (const point of series.points) if (point.value !== null) observed.push(point as ObservedSession); // a filter of a frozen list is slow
  return observed;
}
