/** One client's administrations of one instrument, in session order. */
import { checkedOptions } from "../core/checkedOptions.js";
import { compareComputed } from "../core/decimalGrid.js";
import { insist, insistUnwrapped } from "../core/insist.js";
import type { Issue } from "../core/issue.js";
import { isList, hasHoles, type PlainObject } from "../core/plainObject.js";
import { failure, success, type Result } from "../core/result.js";
import type { Component, Construct, Instrument, Rater, Scale } from "../instruments/definition.js";
import { score } from "../scoring/score.js";
import { scoreTotal, type TotalIssueCode } from "../scoring/scoreTotal.js";
import type { ResponseInput, ResponseIssueCode, ScoreOptions } from "../scoring/responses.js";
import type { Scores } from "../scoring/scores.js";
import { insistDeclared } from "../instruments/declareInstrument.js";
import { insistRater, rangeOf, type SeriesScale } from "./measure.js";
import { entriesOf, faultOfDate, faultOfModality, faultOfSession, seriesSentences, type Modality } from "./series.js";
import { areScores } from "../scoring/readScores.js";
import { faultOfScores, type ScoresIssueCode } from "./storedScores.js";

/** One client's administrations of one instrument, in session order. Plain data that survives JSON. */
export interface Course<I extends Instrument = Instrument> {
  readonly instrument: I["id"];
  readonly definitionVersion: string;
  readonly construct: Construct;
  readonly higherIs: "better" | "worse";
  /** Who filled in the forms; null if not stated. */
  readonly rater: Rater | null;
  /** The range of each scale's sum, so that a course says by itself what its numbers mean. */
  readonly scales: { readonly [Id in keyof I["scales"] & string]: ScaleOfCourse };
  readonly sessions: readonly CourseSession<I>[];
}

/** The range of a scale of a course, in points of its sum. */
export interface ScaleOfCourse extends SeriesScale {
  /** Items of the scale: the sum divided by it is the mean. */
  readonly size: number;
  /** The part of the alliance it measures, where it measures one. */
  readonly component?: Component;
}

/** One session of a course. */
export interface CourseSession<I extends Instrument = Instrument> {
  readonly session: number;
  /** Null: no form was filled in. */
  readonly scores: Scores<I> | null;
  /** As it was given. */
  readonly date?: string;
  readonly modality?: Modality;
}

/**
 * One administration of a course: exactly one of `responses`, `total` and `scores`; null in it says that no form was
 * filled in.
 */
export type Administration<I extends Instrument = Instrument> = {
  /** A whole number, from any start. */
  readonly session: number;
  readonly date?: string | undefined;
  readonly modality?: Modality | undefined;
} & (
  | { readonly responses: ResponseInput<I> | null; readonly total?: undefined; readonly scores?: undefined }
  | { readonly total: number | null; readonly responses?: undefined; readonly scores?: undefined }
  | { readonly scores: Scores<I> | null; readonly responses?: undefined; readonly total?: undefined }
);

/** What {@link courseOf} is given: a list of answers a session, or administrations that name their session. */
export type Administrations<I extends Instrument = Instrument> =
  readonly (readonly (number | null | undefined)[] | null)[] | readonly Administration<I>[];

/** How a course is read: the options of `score`, and who filled in the forms. */
export interface CourseOptions<I extends Instrument = Instrument> extends ScoreOptions {
  /** One of the instrument's raters. A course has one. */
  readonly rater?: I["raters"][number];
}

/** Codes of the issues that {@link courseOf} reports. */
export type CourseIssueCode =
  | "not-administrations"
  | "administration-invalid"
  | "administrations-mixed"
  | "answers-missing"
  | "answers-twice"
  | "unknown-key"
  | "session-not-an-integer"
  | "duplicate-session"
  | "modality-unknown"
  | "date-not-a-string"
  | ResponseIssueCode
  | TotalIssueCode
  | ScoresIssueCode;

/**
 * One client's administrations of one instrument, scored and in session order.
 *
 * @param instrument - the form that was filled in
 * @param administrations - one list of answers a session, in the order of the form (null: no form that session), numbered
 *   from 1; or objects in any order with `session` and exactly one of `responses`, `total` (a record that holds only a
 *   total) and `scores` (of `score`, or of a stored course), optionally `date` and `modality`
 * @param options - those of `score`, and `rater`, one of the instrument's
 * @returns the course, deeply frozen; or every issue of every session, whose path begins with the session's number (the
 *   position in the list where there is none)
 * @throws InvalidArgumentError `instrument-not-defined`, `option-unknown`, `result-not-unwrapped`
 *
 * @example
 * const course = unwrap(courseOf(srs, [[9, 9, 9, 8], null, [9, 8.5, 9, 9]]));
 * course.sessions.map(({ session, scores }) => [session, scores?.scales.total.sum]); // => [[1, 35], [2, undefined], [3, 35.5]]
 * @example
 * const wrong = courseOf(ors, [{ session: 4, total: 41 }, { session: 3, total: 20 }]);
 * wrong.ok ? [] : wrong.issues.map(({ code, path }) => [code, ...path]); // => [["total-out-of-range", 4, "total"]]
 */
export function courseOf<I extends Instrument>(
  instrument: I,
  administrations: Administrations<I>,
  options?: CourseOptions<I>,
): Result<Course<I>, CourseIssueCode> {
  insistDeclared(instrument, "courseOf");
  const { rater, ...policy } = checkedOptions<CourseOptions>(options, "courseOf", {
    missing: ["strict", "prorate"],
    offStep: ["reject", "round"],
    rater: "checked-by-caller",
  });
  if (rater !== undefined) insistRater(instrument, rater, "courseOf");
  insistUnwrapped(administrations, "courseOf", "a list of administrations");
  const { sessions, issues } = readSessions(instrument, administrations, policy);
  if (issues.length > 0) return failure(issues);
  sessions.sort((left, right) => left.session - right.session);
  return success(courseOfSessions(instrument, sessions as CourseSession<I>[], rater ?? null));
}

/**
 * A course of sessions that are scored and in order.
 *
 * @internal
 */
export function courseOfSessions<I extends Instrument>(
  instrument: I,
  sessions: readonly CourseSession<I>[],
  rater: Rater | null,
): Course<I> {
  const scales = Object.entries<Scale>(instrument.scales).map(([id, { items, component }]): [string, ScaleOfCourse] => {
    const range = rangeOf(instrument, id, "sum");
    return [
      id,
      Object.freeze<ScaleOfCourse>({ ...range, size: items.length, ...(component !== undefined && { component }) }),
    ];
  });
  return Object.freeze({
    instrument: instrument.id,
    definitionVersion: instrument.version,
    construct: instrument.construct,
    higherIs: instrument.higherIs,
    rater,
    scales: Object.freeze(Object.fromEntries<ScaleOfCourse>(scales)),
    sessions: Object.freeze(sessions),
  }) as Course<I>;
}

const kindsOfAnswers = ["responses", "total", "scores"] as const;
const known: readonly string[] = ["session", "responses", "total", "scores", "date", "modality"];

function readSessions(
  instrument: Instrument,
  given: unknown,
  policy: ScoreOptions,
): { readonly sessions: CourseSession[]; readonly issues: Issue<CourseIssueCode>[] } {
  const issues: Issue<CourseIssueCode>[] = [];
  const report = (code: CourseIssueCode, path: Issue["path"], message: string): void =>
    void issues.push({ code, path, message });
  const sessions: CourseSession[] = [];
  if (!isList(given)) report("not-administrations", [], "A course is made of a list of administrations.");
  else if (hasHoles(given)) report("sparse-list", [], "The administrations are a list without holes; null says none.");
  else {
    const areLists = given.every((entry) => entry === null || isList(entry));
    const seen = new Set<number>();
    given.forEach((entry: unknown, position) => {
      const administration: PlainObject | undefined = areLists
        ? { session: position + 1, responses: entry }
        : entriesOf(entry);
      if (administration === undefined)
        report(
          isList(entry) || entry === null ? "administrations-mixed" : "administration-invalid",
          [position],
          "Each administration is a list of answers, or each is an object with a session and responses, total or scores.",
        );
      else {
        const read = readAdministration(instrument, administration, position, policy, seen, report);
        if (read !== undefined) sessions.push(read);
      }
    });
  }
  return { sessions, issues };
}

type Report = (code: CourseIssueCode, path: Issue["path"], message: string) => void;

function readAdministration(
  instrument: Instrument,
  administration: PlainObject,
  position: number,
  policy: ScoreOptions,
  seen: Set<number>,
  report: Report,
): CourseSession | undefined {
  const { session, date, modality } = administration;
  const isNumbered = Number.isSafeInteger(session);
  const at = isNumbered ? (session as number) : position;
  const faults = {
    session: faultOfSession(session, -Infinity, seen) as "session-not-an-integer" | "duplicate-session" | undefined,
    modality: faultOfModality(modality),
    date: faultOfDate(date),
  };
  for (const [field, fault] of Object.entries(faults))
    if (fault !== undefined)
      report(
        fault,
        [at, field],
        `${isNumbered ? "Session" : "The entry at position"} ${at}: ${seriesSentences[fault]}`,
      );
  if (isNumbered) seen.add(at);
  if (Object.keys(administration).some((key) => !known.includes(key)))
    report("unknown-key", [at], `An administration has no keys but ${known.join(", ")}; the rater is an option.`);

  const kinds = kindsOfAnswers.filter((kind) => administration[kind] !== undefined);
  const [kind, second] = kinds;
  if (kind === undefined || second !== undefined) {
    report(
      kind === undefined ? "answers-missing" : "answers-twice",
      [at],
      `An administration has exactly one of ${kindsOfAnswers.join(", ")}; null in it says that there was no form.`,
    );
    return undefined;
  }
  const scores = scoresOf(instrument, kind, administration[kind], policy, at, report);
  if (scores === undefined || !isNumbered) return undefined;
  return Object.freeze({
    session: at,
    scores,
    ...(date !== undefined && { date: date as string }),
    ...(modality !== undefined && { modality: modality as Modality }),
  });
}

/** The scores of an administration, null without a form, undefined when they cannot be had. */
function scoresOf(
  instrument: Instrument,
  kind: (typeof kindsOfAnswers)[number],
  given: unknown,
  policy: ScoreOptions,
  at: number,
  report: Report,
): Scores | null | undefined {
  if (given === null) return null;
  insistUnwrapped(given, "courseOf", kind);
  if (kind === "scores") {
    const stored = faultOfScores(instrument, given);
    if (stored.fault === undefined) return stored.scores;
    report(stored.fault.code, [at, kind], stored.fault.message);
    return undefined;
  }
  const result = kind === "total" ? scoreTotal(instrument, given) : score(instrument, given as unknown, policy);
  if (result.ok) return Object.freeze(result.value);
  for (const { code, path, message } of result.issues)
    report(code, kind === "total" ? [at, kind] : [at, kind, ...path], message);
  return undefined;
}

/**
 * Throw for a course that `courseOf` cannot have made: it may come from JSON, from another copy of the package, or from a
 * hand. Linear in sessions.
 *
 * @throws InvalidArgumentError `course-invalid`, `result-not-unwrapped`
 * @internal
 */
export function insistOnCourse(course: unknown, caller: string): asserts course is Course {
  const need = "a course from courseOf";
  insistUnwrapped(course, caller, need);
  const entries = entriesOf(course) ?? {};
  const { instrument, definitionVersion, construct, higherIs, rater, scales, sessions } = entries;
  const ranges = Object.values(entriesOf(scales) ?? {}).map(entriesOf);
  const isWhole =
    typeof instrument === "string" &&
    typeof definitionVersion === "string" &&
    ["alliance", "outcome"].includes(construct as string) &&
    ["better", "worse"].includes(higherIs as string) &&
    [null, "client", "therapist", "caretaker"].includes(rater as string | null) &&
    ranges.length > 0 &&
    ranges.every((range) => range !== undefined && isScaleOfCourse(range)) &&
    isList(sessions);
  insist(isWhole, "course-invalid", caller, need, course);
  let latest = -Infinity;
  insist(!hasHoles(sessions), "course-invalid", caller, `${need}, without holes`);
  for (const entry of sessions as unknown[]) {
    const session = entriesOf(entry) ?? {};
    const isSession =
      faultOfSession(session["session"], latest, new Set([latest])) === undefined &&
      faultOfDate(session["date"]) === undefined &&
      faultOfModality(session["modality"]) === undefined &&
      (session["scores"] === null || isScoresOf(course as Course, session["scores"]));
    insist(isSession, "course-invalid", caller, `${need}, with whole sessions of its form in rising order`);
    latest = session["session"] as number;
  }
}

function isScaleOfCourse({ minimum, maximum, size, step }: PlainObject): boolean {
  return (
    Number.isFinite(minimum) &&
    Number.isFinite(maximum) &&
    (minimum as number) < (maximum as number) &&
    Number.isSafeInteger(size) &&
    (size as number) > 0 &&
    (step === undefined || (Number.isFinite(step) && (step as number) > 0))
  );
}

/** Whether scores are of this course, and every scale of theirs is scored within its range, or says that it is not. */
const isScoresOf = ({ instrument, definitionVersion, scales }: Course, scores: unknown): boolean =>
  areScores(scores) &&
  scores.instrument === instrument &&
  scores.definitionVersion === definitionVersion &&
  Object.entries<ScaleOfCourse>(scales).every(([id, { minimum, maximum, size }]) => {
    const own = scores.scales[id];
    if (own?.size !== size) return false;
    const range = maximum - minimum;
    return (
      own.sum === null ||
      (compareComputed(own.sum, minimum, range) >= 0 && compareComputed(own.sum, maximum, range) <= 0)
    );
  });
