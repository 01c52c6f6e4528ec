import { insistChoice, readRecord } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import { insistOnCourse, type Course } from "../course/course.js";
import { seriesOf } from "../course/seriesOf.js";
import { observedSessions } from "../course/series.js";
import type { Cutoff } from "../evidence/normValue.js";
import type { Instrument, ScaleId } from "../instruments/definition.js";
import { readCutoff } from "./clinicalSide.js";
import { directionSign } from "./direction.js";
import { judgedClinically, type ClinicallySignificantChange } from "./clinicallySignificantChange.js";
import { judgedChange, readNorm, type ChangeNorm, type ReliableChange } from "./reliableChange.js";

/** What the change of a course is judged by. */
export interface ChangeOfCourseOptions<I extends Instrument = Instrument> {
  /** A profile of `norms`, or numbers of your own; see `reliableChange`. */
  readonly norm: ChangeNorm<I["id"]>;
  /** Where the functional range begins; without it only the reliable change is judged. */
  readonly cutoff?: Cutoff;
  /** `total` unless told otherwise. */
  readonly scale?: ScaleId<I>;
}

/** How far a course has come from its first to its last scored session. */
export type ChangeOfCourse =
  | {
      readonly status: "assessed";
      /** Session number of the first score. */
      readonly from: number;
      /** Session number of the last score. */
      readonly to: number;
      readonly change: ReliableChange;
      /** Null without a cut-off. */
      readonly clinical: ClinicallySignificantChange | null;
    }
  | {
      readonly status: "not-assessable";
      readonly reason: "too-few-sessions";
      readonly change: null;
      readonly clinical: null;
      /** Scored sessions. */
      readonly given: number;
      readonly needed: 2;
    };

/**
 * Reliable and clinically significant change of a course, from its first to its last scored session.
 *
 * @param course - from `courseOf`
 * @param options - `norm` and, for the clinical category, `cutoff`; `scale` other than `total`, whose norm is then yours to
 *   bring
 * @returns both changes with the sessions they lie between; `not-assessable` with fewer than two scored sessions
 * @throws InvalidArgumentError `course-invalid`, `norm-required`, `instrument-mismatch`, `unknown-scale`, `option-unknown`,
 *   `result-not-unwrapped`, and those of `reliableChange` and `clinicallySignificantChange`
 *
 * @example
 * const course = unwrap(courseOf(ors, [[4, 5, 4, 5], [5, 5, 6, 5], null, [7, 7, 6, 7]]));
 * const norm = norms.ors.developer;
 * const { change, clinical } = changeOf(course, { norm, cutoff: norm.clinicalCutoff.adultSelf });
 * [change?.difference, change?.verdict, clinical?.category]; // => [9, "improved", "recovered"]
 */
export function changeOf<I extends Instrument>(course: Course<I>, options: ChangeOfCourseOptions<I>): ChangeOfCourse {
  insistOnCourse(course, "changeOf");
  const given = readRecord(options, "changeOf", ["norm", "cutoff", "scale"]);
  const { cutoff, scale = "total" } = given;
  const norm = readNorm(given.norm, "changeOf");
  const limit = cutoff === undefined ? undefined : readCutoff("changeOf", cutoff);
  const { instrument = course.instrument } = norm;
  insist(instrument === course.instrument, "instrument-mismatch", "changeOf", "a norm of the instrument of the course");
  insistChoice(scale, Object.keys(course.scales), "unknown-scale", "changeOf", `the scale of ${course.instrument}`);
  insist(
    scale === "total" || norm.instrument === undefined,
    "norm-invalid",
    "changeOf",
    "a norm of that scale: profiles are about totals",
  );

  const observed = observedSessions(seriesOf(course, scale as ScaleId<I>));
  const [first, last] = [observed[0], observed.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return {
      ...{ status: "not-assessable", reason: "too-few-sessions", change: null, clinical: null, needed: 2 },
      given: observed.length,
    };
  const [before, after] = [first.value, last.value];
  const sign = directionSign("changeOf", course.higherIs);
  return {
    status: "assessed",
    from: first.session,
    to: last.session,
    change: judgedChange(before, after, norm, 0.95, sign, "changeOf") as ReliableChange,
    clinical:
      cutoff === undefined || limit === undefined
        ? null
        : judgedClinically(before, after, cutoff, limit, norm, 0.95, sign, "changeOf"),
  };
}
