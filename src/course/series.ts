import { compareComputed } from "../core/decimalGrid.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Issue } from "../core/issue.js";
import { failure, success } from "../core/result.js";
import type { Result } from "../core/result.js";
import type { Construct, Rater } from "../instruments/definition.js";

/** How a session was held. */
export type Modality = "in-person" | "video" | "phone" | "text";

/** @internal */
export const modalities: readonly Modality[] = ["in-person", "video", "phone", "text"];

/**
 * The range of the scores of a series: that of the form, not a generous one. Scores closer than a billionth of it
 * count as equal.
 */
export interface SeriesScale {
  /** Lowest possible score, inclusive. */
  readonly minimum: number;
  /** Highest possible score, inclusive. */
  readonly maximum: number;
  /** Distance between neighbouring scores, where they lie on a grid. Means and prorated scores need not. */
  readonly step?: number;
}

/** One session of a series. */
export interface SessionPoint {
  /** Session number: a whole number, from any start. */
  readonly session: number;
  /** The score, or null when the session has none. */
  readonly value: number | null;
  readonly modality?: Modality;
  /** Carried through as it was given; nothing is computed from it. */
  readonly date?: string;
}

/** What a series measures, as far as it is known: filled in by `seriesOf`. */
export interface Measure {
  /** Id of the instrument. */
  readonly instrument: string;
  readonly definitionVersion: string;
  /** Id of the scale: `total`, `goal`, `task`, `bond` … */
  readonly scale: string;
  readonly metric: "sum" | "mean";
  readonly higherIs: "better" | "worse";
  /** Whether the form measures the alliance or the outcome: only a fall of the alliance is a possible rupture. */
  readonly construct?: Construct;
  readonly rater?: Rater;
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
  /** What the numbers are; absent when they were given as bare values. */
  readonly measure?: Measure;
}

/** A point as it may arrive: unchecked. */
export interface SessionPointInput {
  readonly session: number;
  readonly value?: number | null | undefined;
  readonly modality?: Modality | undefined;
  readonly date?: string | undefined;
}

/** Codes of the faults that `sessionSeries` reports. */
export type SeriesIssueCode =
  | "not-points"
  | "point-not-an-object"
  | "session-not-an-integer"
  | "duplicate-session"
  | "sessions-out-of-order"
  | "value-not-a-number"
  | "value-out-of-range"
  | "modality-unknown"
  | "date-not-a-string";

/**
 * The scores of one client in session order, checked.
 *
 * @param points - one entry a session, in session order: `session` (whole number, any start), `value` (a score within
 *   the scale; null, undefined or absent when the session has none), optionally `modality` and `date`
 * @param scale - `minimum` and `maximum` of the score, and its `step` where it has one; values need not lie on it
 * @returns the series, deeply frozen, or every issue found: `not-points`, `point-not-an-object`,
 *   `session-not-an-integer`, `duplicate-session`, `sessions-out-of-order`, `value-not-a-number`,
 *   `value-out-of-range`, `modality-unknown`, `date-not-a-string`
 * @throws InvalidArgumentError `scale-range-invalid`, `scale-step-invalid`
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 36.2 }, { session: 2, value: null }], { minimum: 0, maximum: 40 }));
 * series.points.length; // => 2
 */
export function sessionSeries(
  points: readonly SessionPointInput[],
  scale: SeriesScale,
): Result<SessionSeries, SeriesIssueCode> {
  checkScale(scale, "sessionSeries");
  const given: unknown = points;
  if (!Array.isArray(given))
    return failure([{ code: "not-points", path: [], message: "A series is a list of sessions." }]);

  const issues: Issue<SeriesIssueCode>[] = [];
  const seen = new Set<number>();
  let latest = -Infinity;
  // Array.from, because a hole in a list is no session either.
  const checked = Array.from(given, (point: unknown, position): SessionPoint => {
    const report = (code: SeriesIssueCode, field: string, message: string): void => {
      issues.push({ code, path: field === "" ? [position] : [position, field], message });
    };
    if (!isObject(point)) {
      report("point-not-an-object", "", "A session of a series is an object with a session number and a value.");
      return { session: NaN, value: null };
    }
    const { session, value, modality, date } = point;

    const sessionFault = faultOfSession(session, latest, seen);
    if (sessionFault !== undefined) report(sessionFault.code, "session", sessionFault.message);
    if (Number.isSafeInteger(session)) {
      seen.add(session as number);
      latest = Math.max(latest, session as number);
    }
    const valueFault = faultOfValue(value, scale);
    if (valueFault !== undefined) report(valueFault.code, "value", valueFault.message);
    if (modality !== undefined && !(modalities as readonly unknown[]).includes(modality))
      report("modality-unknown", "modality", `The modality must be one of ${modalities.join(", ")}.`);
    if (date !== undefined && typeof date !== "string")
      report("date-not-a-string", "date", "The date must be a string.");

    return Object.freeze({
      session: session as number,
      value: typeof value === "number" ? value + 0 : null, // + 0 turns -0 into 0
      ...(modality !== undefined && { modality: modality as Modality }),
      ...(date !== undefined && { date: date as string }),
    });
  });
  if (issues.length > 0) return failure(issues);
  return success(Object.freeze({ points: Object.freeze(checked), scale: Object.freeze({ ...scale }) }));
}

/** @internal */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/**
 * What is wrong with a session, for people and programs.
 *
 * @internal
 */
export interface Fault<Code> {
  readonly code: Code;
  readonly message: string;
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
): Fault<"session-not-an-integer" | "duplicate-session" | "sessions-out-of-order"> | undefined {
  if (!Number.isSafeInteger(session))
    return { code: "session-not-an-integer", message: "The session number must be a whole number." };
  if (seen.has(session as number)) return { code: "duplicate-session", message: "Each session may occur once." };
  if ((session as number) < latest)
    return { code: "sessions-out-of-order", message: "Sessions must come in rising order." };
  return undefined;
}

/**
 * What is wrong with a value, if anything. Null and undefined are missing, which is no fault.
 *
 * @internal
 */
export function faultOfValue(
  value: unknown,
  scale: SeriesScale | undefined,
): Fault<"value-not-a-number" | "value-out-of-range"> | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !Number.isFinite(value))
    return { code: "value-not-a-number", message: "The value must be a finite number, or null when there is none." };
  if (scale !== undefined && isOutside(value, scale))
    return { code: "value-out-of-range", message: "The value must lie between the scale's minimum and maximum." };
  return undefined;
}

/** Means and prorated sums may miss the end of the scale by the error of computing them. */
function isOutside(value: number, { minimum, maximum }: SeriesScale): boolean {
  const range = maximum - minimum;
  return compareComputed(value, minimum, range) < 0 || compareComputed(value, maximum, range) > 0;
}

/**
 * Refuse a scale that is none.
 *
 * @internal
 */
export function checkScale(scale: SeriesScale, caller: string): void {
  const { minimum, maximum, step } = (scale as SeriesScale | null | undefined) ?? { minimum: NaN, maximum: NaN };
  if (!(Number.isFinite(maximum - minimum) && minimum < maximum))
    throw new InvalidArgumentError("scale-range-invalid", `${caller} requires a minimum below a maximum, both finite`);
  if (step !== undefined && !(Number.isFinite(step) && step > 0))
    throw new InvalidArgumentError("scale-step-invalid", `${caller} requires a step above zero, or none`);
}

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
  return series.points.filter((point): point is ObservedSession => point.value !== null);
}
