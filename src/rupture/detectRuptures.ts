import { checkedOptions } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import { insistOnSeries, observedSessions } from "../course/series.js";
import type { Measure } from "../course/measure.js";
import type { SessionSeries } from "../course/series.js";
import { clientPattern, episodesOf } from "./episodes.js";
import type { ClientPattern, Episode } from "./episodes.js";
import { checkRepairRule, insistOnMethod } from "./method.js";
import type { Caution, MethodReference, NotAssessable, RepairRule, RuptureMethod, SessionVerdict } from "./method.js";
import { shippedPrediction } from "./prediction/shippedPrediction.js";

/** Choices of the caller that hold for every method. */
export interface DetectRupturesOptions {
  /** When a drop counts as repaired; what is left out is the method's rule, else the library's default. */
  readonly repair?: Partial<RepairRule>;
  /** Whether the treatment is finished: what has not come back is then unrepaired and no longer open. Default false. */
  readonly ended?: boolean;
}

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

/**
 * Which sessions of one client stand out by a rule, how deep the drops are, and whether the score came back.
 *
 * A flag is a statistically notable drop (or whatever the rule calls one), a possible rupture. Scores cannot show that a
 * rupture happened; people decide that.
 *
 * @param series - from `seriesOf` or `sessionSeries`
 * @param method - from `methods`, `presets` or `defineRuptureMethod`. Without one: `methods.prediction` with the shipped
 *   prior of what the series measures, named in the result with its status
 * @param options - `repair`: tolerance in points, window in observed sessions, reference; `ended`: the treatment is over
 * @returns verdicts, episodes, the client's pattern and the false flags to expect; or `not-assessable` with the number
 *   of observed sessions given and needed
 * @throws InvalidArgumentError `method-required` where no prior is shipped (as for the ORS), `series-invalid`,
 *   `method-invalid`, `repair-rule-invalid`, `option-unknown`, `direction-mismatch` (a rule is about scores of which higher
 *   is better, unless it says otherwise), `result-not-unwrapped`, and what the method throws
 *
 * @example
 * const course = unwrap(courseOf(srs, [38, 38.4, 37.9, 31, 38.1].map((total, index) => ({ session: index + 1, total }))));
 * const analysis = detectRuptures(seriesOf(course, "total"));
 * [analysis.pattern, flaggedSessions(analysis)]; // => ["repaired", [4]]
 * detectRuptures(seriesOf(course, "total"), methods.ownMeanBand()).pattern; // => "not-assessable"
 */
export function detectRuptures<Verdict extends SessionVerdict = SessionVerdict>(
  series: SessionSeries,
  method?: RuptureMethod<Verdict>,
  options?: DetectRupturesOptions,
): RuptureAnalysis<Verdict> {
  insistOnSeries(series, caller);
  const rule = method === undefined ? shippedPrediction(series, caller) : method;
  insistOnMethod(rule, caller);
  const { repair: asked, ended = false } = checkedOptions(options, caller, detectOptions);
  insist(typeof ended === "boolean", "option-unknown", caller, '"ended" to be true or false', ended);
  checkRepairRule(asked ?? {});
  return analysisOf(series, rule as RuptureMethod<Verdict>, asked ?? {}, ended);
}

const caller = "detectRuptures";
const detectOptions = { repair: "checked-by-caller", ended: "checked-by-caller" } as const;

function analysisOf<Verdict extends SessionVerdict>(
  series: SessionSeries,
  method: RuptureMethod<Verdict>,
  asked: Partial<RepairRule>,
  ended: boolean,
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
