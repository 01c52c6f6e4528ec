import { insist } from "../core/insist.js";
import type { Measure } from "../course/measure.js";
import { observedSessions, type SessionSeries } from "../course/series.js";
import { clientPattern, episodesOf } from "./episodes.js";
import type { ClientPattern, Episode } from "./episodes.js";
import type {
  Caution,
  Detection,
  MethodReference,
  NotAssessable,
  RepairRule,
  RuptureMethod,
  SessionVerdict,
} from "./method.js";
import { dated } from "./method.js";

/** What a method says about a client: which sessions stand out, and what became of them. */
export type RuptureAnalysis<Verdict extends SessionVerdict = SessionVerdict> =
  UnassessedRuptures | AssessedRuptures<Verdict>;

/** There is too little for the method to judge. This is not "no rupture". */
export interface UnassessedRuptures extends NotAssessable {
  readonly pattern: "not-assessable";
  readonly method: MethodReference;
  readonly measure?: Measure;
}

/** What a method found. */
export interface AssessedRuptures<Verdict extends SessionVerdict = SessionVerdict> {
  readonly status: "assessed";
  readonly method: MethodReference;
  /** What the series measures, where it is known. */
  readonly measure?: Measure;
  /** One verdict for each point of the series, in order. */
  readonly sessions: readonly Verdict[];
  readonly episodes: readonly Episode[];
  readonly pattern: ClientPattern;
  /** The repair rule that was used, complete. */
  readonly repair: RepairRule;
  /** Chance flags to expect in a series like this; null when the rule's rate is not known. */
  readonly expectedFalseFlags: number | null;
  /** Where that number comes from, or why there is none. */
  readonly falseFlagBasis: { readonly basis: "calibrated" | "nominal" | "unknown"; readonly note: string };
  readonly cautions: readonly Caution[];
}

/** The verdicts of a method on a series, before any drop is followed. */
interface Judged<Verdict extends SessionVerdict> extends Pick<
  AssessedRuptures<Verdict>,
  "expectedFalseFlags" | "falseFlagBasis" | "cautions"
> {
  readonly status: "judged";
  readonly detection: Detection<Verdict>;
}

/**
 * What a method says about each session of a series, for callers that have checked both.
 *
 * @throws InvalidArgumentError `direction-mismatch`
 * @internal
 */
export function judgedBy<Verdict extends SessionVerdict>(
  series: SessionSeries,
  method: RuptureMethod<Verdict>,
  caller: string,
): Judged<Verdict> | NotAssessable {
  const { higherIs = "better", needed } = method;
  insist(
    (series.measure?.higherIs ?? higherIs) === higherIs,
    "direction-mismatch",
    caller,
    `a form where a higher score is ${higherIs}, as the method assumes`,
  );
  const given = observedSessions(series).length;
  if (given < needed) return { status: "not-assessable", reason: "too-few-sessions", given, needed };
  const detection = method.detect(series);
  if ("status" in detection) return detection;
  const { falseFlags = method.falseFlags } = detection;
  let assessed = 0;
  for (const verdict of detection.sessions) if (verdict.assessed) assessed++;
  const expectedFalseFlags = falseFlags.basis === "unknown" ? null : assessed * falseFlags.perSession(given);
  const isRate = expectedFalseFlags === null || Number.isFinite(expectedFalseFlags);
  insist(isRate, "method-invalid", caller, "a method whose rate of false flags is a number");
  return {
    status: "judged",
    detection,
    expectedFalseFlags,
    falseFlagBasis: { basis: falseFlags.basis, note: falseFlags.note },
    cautions: [...(detection.cautions ?? []), ...cautionOfNumbers(series)],
  };
}

/**
 * The part of a method that travels with its results.
 *
 * @internal
 */
export const referenceTo = ({ id, name, sources, grade, parameters, note }: RuptureMethod): MethodReference => ({
  ...{ id, name, sources, grade, parameters },
  ...(note !== undefined && { note }),
});

/**
 * What a method says about a series, for callers that have checked both.
 *
 * @internal
 */
export function analysisOf<Verdict extends SessionVerdict>(
  series: SessionSeries,
  method: RuptureMethod<Verdict>,
  caller: string,
  asked: Partial<RepairRule> = {},
  ended = false,
): RuptureAnalysis<Verdict> {
  const about = { method: referenceTo(method), ...(series.measure && { measure: series.measure }) };
  const judged = judgedBy(series, method, caller);
  if (judged.status === "not-assessable") return { ...judged, pattern: "not-assessable", ...about };

  const { detection, expectedFalseFlags, falseFlagBasis, cautions } = judged;
  const repair = firstStated(asked, detection.repair, method.repair);
  const episodes = episodesOf(detection, repair, series.scale.maximum - series.scale.minimum, ended);
  return {
    status: "assessed",
    ...about,
    sessions: detection.sessions.map((verdict, position) => dated(verdict, series.points[position])),
    episodes,
    pattern: clientPattern(episodes),
    repair,
    ...{ expectedFalseFlags, falseFlagBasis, cautions },
  };
}

/** Session numbers as large as these are dates or record numbers; rules that reckon with time would be misled. */
const LARGE_SESSION_NUMBER = 10_000;

function cautionOfNumbers({ points }: SessionSeries): Caution[] {
  const last = points.at(-1)?.session ?? 0;
  const message = "Some session numbers exceed 10,000. Number the sessions from 1, and put dates in date.";
  return last > LARGE_SESSION_NUMBER ? [{ code: "session-numbers-large", message }] : [];
}

/**
 * Each part of the repair rule from the first that states it. By default back means back, within five sessions: the
 * longest span any published rule names.
 */
function firstStated(
  asked: Partial<RepairRule> = {},
  found: Partial<RepairRule> = {},
  own: Partial<RepairRule>,
): RepairRule {
  return {
    tolerance: asked.tolerance ?? found.tolerance ?? own.tolerance ?? 0,
    sessions: asked.sessions ?? found.sessions ?? own.sessions ?? 5,
    reference: asked.reference ?? found.reference ?? own.reference ?? "expected",
  };
}
