import { insist } from "../core/insist.js";
import type { Measure } from "../course/measure.js";
import { observedSessions, type SessionSeries } from "../course/series.js";
import { clientPattern, episodesOf } from "./episodes.js";
import type { ClientPattern, Episode } from "./episodes.js";
import type { Caution, MethodReference, NotAssessable, RepairRule, RuptureMethod, SessionVerdict } from "./method.js";

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

const caller = "detectRuptures";

/**
 * What a method says about a series, for callers that have checked both.
 *
 * @internal
 */
export function analysisOf<Verdict extends SessionVerdict>(
  series: SessionSeries,
  method: RuptureMethod<Verdict>,
  asked: Partial<RepairRule> = {},
  ended = false,
): RuptureAnalysis<Verdict> {
  const { higherIs = "better" } = method;
  insist(
    (series.measure?.higherIs ?? higherIs) === higherIs,
    "direction-mismatch",
    caller,
    `a form of which a higher score is ${higherIs}, as the method does`,
  );
  const { id, name, sources, grade, parameters, note, needed } = method;
  const about = {
    method: { id, name, sources, grade, parameters, ...(note !== undefined && { note }) },
    ...(series.measure && { measure: series.measure }),
  };
  const given = observedSessions(series).length;
  const pattern = "not-assessable";
  if (given < needed) return { status: pattern, pattern, ...about, reason: "too-few-sessions", given, needed };

  const detection = method.detect(series);
  if ("status" in detection) return { ...detection, pattern, ...about };

  const repair = firstStated(asked, detection.repair, method.repair);
  const episodes = episodesOf(detection, repair, series.scale.maximum - series.scale.minimum, ended);
  const { falseFlags = method.falseFlags } = detection;
  const assessed = detection.sessions.filter((verdict) => verdict.assessed).length;
  return {
    status: "assessed",
    ...about,
    sessions: detection.sessions,
    episodes,
    pattern: clientPattern(episodes),
    repair,
    expectedFalseFlags: falseFlags.basis === "unknown" ? null : assessed * falseFlags.perSession(given),
    falseFlagBasis: { basis: falseFlags.basis, note: falseFlags.note },
    cautions: [...(detection.cautions ?? []), ...cautionOfNumbers(series)],
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
