import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import { observedSessions } from "../course/series.js";
import type { Measure, SessionSeries } from "../course/series.js";
import { clientPattern, episodesOf } from "./episodes.js";
import type { ClientPattern, Episode } from "./episodes.js";
import { checkRepairRule } from "./method.js";
import type { Caution, MethodReference, NotAssessable, RepairRule, RuptureMethod, SessionVerdict } from "./method.js";

/** Choices of the caller that hold for every method. */
export interface DetectRupturesOptions {
  /** When a drop counts as repaired; what is left out is the method's rule, else the library's default. */
  readonly repair?: Partial<RepairRule>;
}

/** What a method says about a client: which sessions stand out, and what became of them. */
export type RuptureAnalysis<Verdict extends SessionVerdict = SessionVerdict> =
  UnassessedRuptures | AssessedRuptures<Verdict>;

/** There are too few sessions for the method. This is not "no rupture". */
export interface UnassessedRuptures extends NotAssessable {
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
  /** Flags that chance alone would raise in a series like this; null when the rule's rate is not known. */
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
 * @param series - from `sessionSeries` or `seriesOf`
 * @param method - from `methods`, `presets` or `defineRuptureMethod`; for a start `methods.prediction(prior)`
 * @param options - `repair`: tolerance in points, window in observed sessions, reference
 * @returns verdicts, episodes, the client's pattern and the false flags to expect; or `not-assessable` with the number
 *   of observed sessions given and needed
 * @throws InvalidArgumentError `repair-rule-invalid`, `direction-mismatch` (a rule is about scores of which higher is better,
 *   unless it says otherwise), and what the method throws
 *
 * @example
 * const points = [38, 38.4, 37.9, 31, 38.1].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
 * analysis.status === "assessed" && [analysis.pattern, analysis.expectedFalseFlags?.toFixed(3)]; // => ["repaired", "0.048"]
 * detectRuptures(series, methods.ownMeanBand()).status; // => "not-assessable"
 */
export function detectRuptures<Verdict extends SessionVerdict = SessionVerdict>(
  series: SessionSeries,
  method: RuptureMethod<Verdict>,
  options: DetectRupturesOptions = {},
): RuptureAnalysis<Verdict> {
  checkRepairRule(options.repair ?? {});
  const { higherIs = "better" } = method;
  if ((series.measure?.higherIs ?? higherIs) !== higherIs)
    throw new InvalidArgumentError("direction-mismatch", `detectRuptures requires that higher is ${higherIs}`);
  const { id, name, sources, grade, parameters, note, needed, falseFlags } = method;
  const about = {
    method: { id, name, sources, grade, parameters, ...(note !== undefined && { note }) },
    ...(series.measure && { measure: series.measure }),
  };
  const given = observedSessions(series).length;
  if (given < needed) return { status: "not-assessable", ...about, reason: "too-few-sessions", given, needed };

  const detection = method.detect(series);
  if ("status" in detection) return { ...detection, ...about };

  const repair = firstStated(options.repair, detection.repair, method.repair);
  const episodes = episodesOf(detection, repair, series.scale.maximum - series.scale.minimum);
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
    cautions: detection.cautions ?? [],
  };
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
