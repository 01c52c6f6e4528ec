import { checkedOptions, readEntries } from "../../core/checkedOptions.js";
import { insist, insistUnwrapped } from "../../core/insist.js";
import type { Issue } from "../../core/issue.js";
import { failure, success } from "../../core/result.js";
import type { Result } from "../../core/result.js";
import { checkScale } from "../../course/measure.js";
import { entriesOf, reportPoint, seriesSentences } from "../../course/series.js";
import type { SeriesScale } from "../../course/measure.js";
import type { SeriesIssueCode, SessionPoint, SessionPointInput } from "../../course/series.js";
import { checkAlpha, dated, noVerdict } from "../method.js";
import type { SessionVerdict } from "../method.js";
import { checkRange, completePrior, defaultPriorNumbers, priorKeys, rangeOf } from "./prior.js";
import type { Prior, PriorInput } from "./prior.js";
import { clipLimits, learnFirst, learnNext, lowerQuantile, priorVariance } from "./predictionState.js";
import type { PredictionState } from "./predictionState.js";

/**
 * The prediction, one session at a time: plain data of a fixed size, to be stored as JSON between sessions. It holds
 * what was learnt from the scores (the last one among it), so keep it as safe as the scores.
 */
export interface Monitor {
  /** Of this shape. */
  readonly version: 2;
  readonly prior: Prior;
  readonly alpha: number;
  /** The range of the scores: values outside are issues, and one at the maximum teaches "at least this". */
  readonly scale: SeriesScale;
  /** The last session that was handed in, with or without a score. */
  readonly lastSession: number | null;
  /** What the scores taught so far; null before the first of them. */
  readonly state: PredictionState | null;
}

/** Choices of {@link startMonitor}. */
export interface MonitorOptions {
  /** Probability below which a score is flagged. Default 0.01. */
  readonly alpha?: number;
  /** The range of the scores; needed where the prior's measure does not say it. */
  readonly scale?: SeriesScale;
}

/** What {@link observe} returns: the verdict on the session, and the monitor to keep for the next. */
export interface Observation {
  readonly monitor: Monitor;
  readonly verdict: SessionVerdict;
}

/** Codes of the faults that {@link observe} reports. */
export type ObservationIssueCode = Exclude<SeriesIssueCode, "not-points" | "sparse-list">;

/**
 * Begin to follow a client session by session, with the method of `methods.prediction`.
 *
 * @param given - from `priors`, `estimatePrior`, `prior`, or bare numbers
 * @param options - `alpha` (default 0.01); `scale`, the range of the scores, for a prior whose measure does not say it
 * @returns a monitor that has seen nothing, for {@link observe}
 * @throws InvalidArgumentError `scale-required`, `prior-range-mismatch`, `alpha-out-of-range`, `prior-invalid`,
 *   `scale-range-invalid`, `scale-step-invalid`, `option-unknown`, `result-not-unwrapped`
 *
 * @example
 * startMonitor(priors.srs.sum).lastSession; // => null
 */
export function startMonitor(given: Prior | PriorInput, options?: MonitorOptions): Monitor {
  const prior = completePrior(given, "startMonitor");
  const known = { alpha: "checked-by-caller", scale: "checked-by-caller" } as const;
  const { alpha = 0.01, scale = rangeOf(prior) } = checkedOptions(options, "startMonitor", known);
  checkAlpha(alpha, "startMonitor");
  insist(
    scale !== undefined,
    "scale-required",
    "startMonitor",
    "a scale with minimum and maximum, since the prior does not say the range of its scores",
  );
  checkScale(scale, "startMonitor");
  checkRange(prior, scale, "startMonitor");
  return { version: 2, prior, alpha, scale: { ...scale }, lastSession: null, state: null };
}

/**
 * Hand the next session to a monitor. Nothing is changed in place; the work is the same for the hundredth session as for
 * the second; the verdict equals the one of `detectRuptures(series, methods.prediction(prior, { alpha }))`.
 *
 * @param monitor - from {@link startMonitor} or a former `observe`, also after a journey as JSON
 * @param observed - `session` (whole number, after all former ones) and `value` (null when there is no score)
 * @returns the verdict and the monitor to keep, or every issue found: those of a session of `sessionSeries`
 * @throws InvalidArgumentError `monitor-invalid`, for a stored monitor of another version, or one that is damaged;
 *   `result-not-unwrapped`
 *
 * @example
 * const first = unwrap(observe(startMonitor(priors.srs.sum), { session: 1, value: 38 }));
 * const second = unwrap(observe(first.monitor, { session: 2, value: 31 }));
 * [first.verdict.assessed, second.verdict.flagged, second.verdict.probability.toFixed(4)]; // => [false, false, "0.0127"]
 */
export function observe(monitor: Monitor, observed: SessionPointInput): Result<Observation, ObservationIssueCode> {
  const whole = wholeMonitor(monitor);
  const { prior, alpha, scale, lastSession, state } = whole;
  insistUnwrapped(observed, "observe", "a session and its value");
  const point = entriesOf(observed);
  insistUnwrapped(point?.["value"], "observe", "a value, or null");
  const latest = lastSession ?? -Infinity;
  const issues: Issue<ObservationIssueCode>[] = [];
  reportPoint(point, latest, new Set([latest]), scale, (code, ...path) => {
    if (code !== undefined) issues.push({ code, path, message: seriesSentences[code] });
  });
  if (issues.length > 0) return failure(issues);

  const { session, value, ...carried } = point as unknown as SessionPoint;
  const after = (verdict: SessionVerdict, next: PredictionState | null): Result<Observation, ObservationIssueCode> =>
    success({ monitor: { ...whole, lastSession: session, state: next }, verdict: dated(verdict, carried) });
  if (value === null) return after(noVerdict(session, null), state);
  if (state === null) return after(noVerdict(session, value), learnFirst(prior, session, value));
  const rule = { prior, alpha, quantile: lowerQuantile(alpha), limit: clipLimits(prior), scale };
  const next = learnNext(state, rule, session, value);
  return after(next.verdict, next.state);
}

/**
 * A copy of a monitor, each part read once, or an error for one that `startMonitor` and `observe` cannot have made: it may come
 * from storage. One without its alpha would flag nothing, and say so of every session.
 *
 * @throws InvalidArgumentError `monitor-invalid`, `result-not-unwrapped`
 */
function wholeMonitor(given: unknown): Monitor {
  const need = "a whole monitor of version 2, from startMonitor";
  insistUnwrapped(given, "observe", need);
  let whole: Monitor | undefined;
  try {
    const parts = readEntries(given, "observe", monitorKeys, "monitor-invalid");
    const prior = readEntries(parts["prior"], "observe", priorKeys, "monitor-invalid");
    const scale = readEntries(parts["scale"], "observe", ["minimum", "maximum", "step"], "monitor-invalid");
    const monitor = { ...parts, prior: completePrior(prior, "observe"), scale } as unknown as Monitor;
    checkAlpha(monitor.alpha, "observe");
    checkScale(scale, "observe");
    checkRange(monitor.prior, monitor.scale, "observe");
    const isComplete = Object.keys(defaultPriorNumbers).every((name) => name in prior) && "status" in prior;
    const isStart = monitor.lastSession === null && monitor.state === null;
    const state = monitor.state === null ? null : readEntries(monitor.state, "observe", stateKeys, "monitor-invalid");
    const isWhole =
      (monitor.version as number) === 2 &&
      isComplete &&
      (isStart || Number.isSafeInteger(monitor.lastSession)) &&
      (state === null || isPossible(state as unknown as PredictionState, monitor));
    if (isWhole) whole = { ...monitor, state: state as PredictionState | null };
  } catch {
    // Some part is damaged: the error below says what is needed.
  }
  insist(whole !== undefined, "monitor-invalid", "observe", need, given);
  return whole;
}

const monitorKeys = ["version", "prior", "alpha", "scale", "lastSession", "state"];
const stateKeys = [
  "observed",
  "origin",
  "elapsed",
  "last",
  "level",
  "trend",
  "levelInformation",
  "crossInformation",
  "trendInformation",
  "sumOfSquares",
];

/**
 * Whether scores within the range can have taught this. What is learnt from each session is bounded: information by the
 * time that it took, squares by the range. A trend may lead out of the range.
 */
function isPossible(state: PredictionState, { prior, scale, lastSession }: Monitor): boolean {
  const { observed, origin, elapsed, last, level, trend } = state;
  const { levelInformation, crossInformation, trendInformation, sumOfSquares } = state;
  const { autocorrelation, priorSessions, trendStandardDeviation } = prior;
  const { minimum, maximum } = scale;
  const range = maximum - minimum;
  const far = FAR * range * (1 + elapsed);
  const isNear = (score: number): boolean => score >= minimum - far && score <= maximum + far;
  const isFrom = (least: number, number: number, most: number): boolean =>
    number >= least - 1e-9 * Math.abs(least) && number <= most + 1e-9 * Math.abs(most);
  const later = observed - 1;
  const noise = 1 - autocorrelation ** 2;
  const firstTrend = 1 / trendStandardDeviation ** 2;
  const firstSquares = priorSessions * priorVariance(prior);
  // Each score at the maximum adds up to two variances, which themselves have grown: a product of 1 + 2 / df.
  const all = priorSessions + observed;
  const hidden = (all * (all + 1)) / (priorSessions * (priorSessions + 1));
  return (
    stateKeys.every((name) => Number.isFinite(state[name as keyof PredictionState])) &&
    [observed, origin, elapsed].every(Number.isSafeInteger) &&
    observed >= 1 &&
    elapsed >= later &&
    (observed > 1 || elapsed === 0) &&
    origin + elapsed <= (lastSession as number) &&
    [last, level, level + trend * elapsed].every(isNear) &&
    isFrom(1 + (later * (1 - autocorrelation)) / (1 + autocorrelation), levelInformation, observed) &&
    isFrom(0, crossInformation, later * elapsed) &&
    isFrom(firstTrend, trendInformation, firstTrend + (later * elapsed ** 2) / noise) &&
    levelInformation * trendInformation > crossInformation ** 2 &&
    isFrom(firstSquares, sumOfSquares, hidden * (firstSquares + (FAR * observed * range ** 2) / noise))
  );
}

/** Ranges of the scale a session within which a course may lead what is learnt: generous. */
const FAR = 100;
