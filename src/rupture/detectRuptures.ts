import { checkedOptions } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import { insistOnSeries, type SessionSeries } from "../course/series.js";
import { analysisOf, type RuptureAnalysis } from "./analysisOf.js";
import { checkedMethod, checkRepairRule, insistOnMethod } from "./method.js";
import type { RepairRule, RuptureMethod, SessionVerdict } from "./method.js";
import { shippedPrediction } from "./prediction/shippedPrediction.js";

/** Choices of the caller that hold for every method. */
export interface DetectRupturesOptions {
  /** When a drop counts as repaired; what is left out is the method's rule, else the library's default. */
  readonly repair?: Partial<RepairRule>;
  /** Whether the treatment is finished: what has not come back is then unrepaired and no longer open. Default false. */
  readonly ended?: boolean;
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
  return detectedBy(series, method, options, "detectRuptures");
}

/**
 * The same for other functions, whose errors name the function that was called.
 *
 * @internal
 */
export function detectedBy<Verdict extends SessionVerdict>(
  series: SessionSeries,
  method: RuptureMethod<Verdict> | undefined,
  options: DetectRupturesOptions | undefined,
  caller: string,
): RuptureAnalysis<Verdict> {
  insistOnSeries(series, caller);
  const rule = method === undefined ? shippedPrediction(series, caller) : method;
  insistOnMethod(rule, caller);
  const { repair, ended } = checkedDetectOptions(options, caller);
  const checked = checkedMethod(rule as RuptureMethod<Verdict>, caller);
  return analysisOf(series, checked, caller, repair, ended);
}

/**
 * The options, read once, or an error for what is no option.
 *
 * @throws InvalidArgumentError `option-unknown`, `repair-rule-invalid`, `result-not-unwrapped`
 * @internal
 */
export function checkedDetectOptions(
  options: DetectRupturesOptions | undefined,
  caller: string,
): Required<DetectRupturesOptions> {
  const { repair = {}, ended = false } = checkedOptions(options, caller, detectOptions);
  insist(typeof ended === "boolean", "option-unknown", caller, '"ended" to be true or false', ended);
  return { repair: checkRepairRule(repair, caller), ended };
}

const detectOptions = { repair: "checked-by-caller", ended: "checked-by-caller" } as const;
