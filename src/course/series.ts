import { compareComputed } from "../core/decimalGrid.js";
import { insist, insistUnwrapped } from "../core/insist.js";
import type { Issue } from "../core/issue.js";
import { hasHoles, isPlainObject, type PlainObject } from "../core/plainObject.js";
import { failure, success, type Result } from "../core/result.js";
import type { Instrument } from "../instruments/definition.js";
import { checkedMeasure, type Measure, type MeasureInput, type SeriesScale } from "./measure.js";

/** How a session was held. */
export type Modality = "in-person" | "video" | "phone" | "text";

/** @internal */
export const modalities: readonly Modality[] = ["in-person", "video", "phone", "text"];

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
  return read.issues.length > 0
    ? failure(read.issues)
    : success(Object.freeze({ points: Object.freeze(read.points), ...about }));
}

/** The points that can be read, and every issue. Each value is looked at once. */
function readPoints(
  given: unknown,
  scale: SeriesScale,
): { readonly points: SessionPoint[]; readonly issues: Issue<SeriesIssueCode>[] } {
  const issues: Issue<SeriesIssueCode>[] = [];
  const points: SessionPoint[] = [];
  const report = (code: SeriesIssueCode, path: Issue["path"], message: string): void =>
    void issues.push({ code, path, message });
  if (!Array.isArray(given)) report("not-points", [], "A series is a list of sessions.");
  else if (hasHoles(given)) report("sparse-list", [], "A series is a list without holes.");
  else {
    const seen = new Set<number>();
    let latest = -Infinity;
    given.forEach((entry: unknown, position) => {
      const point = entriesOf(entry);
      if (point === undefined) {
        report("point-not-an-object", [position], "A session of a series is an object with a session and a value.");
        return;
      }
      const unknown = Object.keys(point).some((key) => !pointKeys.includes(key));
      if (unknown) report("unknown-key", [position], `A session of a series has no keys but ${pointKeys.join(", ")}.`);
      const { session, value, modality, date } = point;
      const faults = {
        session: faultOfSession(session, latest, seen),
        value: faultOfValue(value, scale),
        ...faultsOfContext(modality, date),
      };
      for (const [field, fault] of Object.entries(faults))
        if (fault !== undefined) report(fault.code, [position, field], fault.message);
      if (Number.isSafeInteger(session)) {
        seen.add(session as number);
        latest = Math.max(latest, session as number);
      }
      points.push(
        Object.freeze({
          session: session as number,
          value: typeof value === "number" ? value + 0 : null, // + 0 turns -0 into 0
          ...(modality !== undefined && { modality: modality as Modality }),
          ...(date !== undefined && { date: date as string }),
        }),
      );
    });
  }
  return { points, issues };
}

const pointKeys = ["session", "value", "modality", "date"];

/** The entries of a plain object, each read once; undefined for what is none or cannot be read. @internal */
export function entriesOf(given: unknown): PlainObject | undefined {
  try {
    return isPlainObject(given) ? { ...given } : undefined;
  } catch {
    return undefined; // an accessor that throws
  }
}

/** What is wrong with a session, for people and programs. @internal */
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
    return {
      code: "session-not-an-integer",
      message: "The session must be a whole number: number the sessions, and put dates in date.",
    };
  if (seen.has(session as number)) return { code: "duplicate-session", message: "Each session may occur once." };
  if ((session as number) < latest)
    return { code: "sessions-out-of-order", message: "Sessions must come in rising order." };
  return undefined;
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
): Fault<"value-missing" | "value-not-a-number" | "value-out-of-range"> | undefined {
  if (value === null) return undefined;
  if (value === undefined)
    return { code: "value-missing", message: "A session needs its value, or null when there is none." };
  if (typeof value !== "number" || !Number.isFinite(value))
    return { code: "value-not-a-number", message: "The value must be a finite number, or null when there is none." };
  if (scale !== undefined && isOutside(value, scale))
    return { code: "value-out-of-range", message: "The value must lie between the scale's minimum and maximum." };
  return undefined;
}

/** What is wrong with the modality and the date of a session; both may be left out. @internal */
export function faultsOfContext(
  modality: unknown,
  date: unknown,
): { readonly [Field in "modality" | "date"]: Fault<"modality-unknown" | "date-not-a-string"> | undefined } {
  const isKnown = modality === undefined || (modalities as readonly unknown[]).includes(modality);
  return {
    modality: isKnown
      ? undefined
      : { code: "modality-unknown", message: `The modality must be one of ${modalities.join(", ")}.` },
    date:
      date === undefined || typeof date === "string"
        ? undefined
        : { code: "date-not-a-string", message: "The date must be a string." },
  };
}

/** Means and prorated sums may miss the end of the scale by the error of computing them. */
function isOutside(value: number, { minimum, maximum }: SeriesScale): boolean {
  const range = maximum - minimum;
  return compareComputed(value, minimum, range) < 0 || compareComputed(value, maximum, range) > 0;
}

/**
 * Throw for a series that `sessionSeries` or `seriesOf` cannot have made: it may come from JSON, from another copy of the
 * package, or from a hand. Linear, so always done in full.
 *
 * @throws InvalidArgumentError `series-invalid`, `result-not-unwrapped`
 * @internal
 */
export function insistOnSeries(series: unknown, caller: string): asserts series is SessionSeries {
  const need = "a series from seriesOf or sessionSeries";
  insistUnwrapped(series, caller, need);
  const entries = entriesOf(series);
  insist(entries !== undefined && Array.isArray(entries["points"]), "series-invalid", caller, need, series);
  const scale = entriesOf(entries["scale"]) ?? {};
  const { minimum, maximum, step } = scale;
  const range = (maximum as number) - (minimum as number); // not finite for the largest doubles either
  const isRange = Number.isFinite(minimum) && Number.isFinite(maximum) && Number.isFinite(range) && range > 0;
  const isStep = step === undefined || (Number.isFinite(step) && (step as number) > 0);
  insist(isRange && isStep, "series-invalid", caller, `${need}, with the range of its scores`);
  const { issues } = readPoints(entries["points"], scale as unknown as SeriesScale);
  const [first] = issues;
  insist(
    first === undefined,
    "series-invalid",
    caller,
    `${need}, in session order and within its range; got ${first?.code ?? ""} at position ${String(first?.path[0] ?? 0)}`,
  );
  const { measure } = entries;
  insist(measure === undefined || isMeasure(measure), "series-invalid", caller, `${need}, with its whole measure`);
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
