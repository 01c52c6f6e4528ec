import { InvalidArgumentError } from "../../core/invalidArgumentError.js";
import type { Issue } from "../../core/issue.js";
import { failure, success } from "../../core/result.js";
import type { Result } from "../../core/result.js";
import { checkScale } from "../../course/measure.js";
import { faultOfSession, faultOfValue, seriesSentences } from "../../course/series.js";
import type { SeriesScale } from "../../course/measure.js";
import type { SeriesIssueCode } from "../../course/series.js";
import { checkAlpha, noVerdict } from "../method.js";
import type { SessionVerdict } from "../method.js";
import { checkRange, completePrior, defaultPriorNumbers, rangeOf } from "./prior.js";
import type { Prior, PriorInput } from "./prior.js";
import { learnFirst, learnNext, lowerQuantile } from "./predictionState.js";
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
export type ObservationIssueCode = Extract<
  SeriesIssueCode,
  | "session-not-an-integer"
  | "duplicate-session"
  | "sessions-out-of-order"
  | "value-missing"
  | "value-not-a-number"
  | "value-out-of-range"
>;

/**
 * Begin to follow a client session by session, with the method of `methods.prediction`.
 *
 * @param given - from `priors`, `estimatePrior`, `prior`, or bare numbers
 * @param options - `alpha` (default 0.01); `scale`, the range of the scores, for a prior whose measure does not say it
 * @returns a monitor that has seen nothing, for {@link observe}
 * @throws InvalidArgumentError `scale-required`, `prior-range-mismatch`, `alpha-out-of-range`, `prior-invalid`,
 *   `scale-range-invalid`, `scale-step-invalid`
 *
 * @example
 * startMonitor(priors.srs.sum).lastSession; // => null
 */
export function startMonitor(given: Prior | PriorInput, { alpha = 0.01, scale }: MonitorOptions = {}): Monitor {
  const prior = completePrior(given);
  checkAlpha(alpha);
  const range = scale ?? rangeOf(prior);
  if (range === undefined)
    throw new InvalidArgumentError(
      "scale-required",
      "startMonitor requires a scale with minimum and maximum, since the prior does not say the range of its scores",
    );
  checkScale(range, "startMonitor");
  checkRange(prior, range);
  return { version: 2, prior, alpha, scale: range, lastSession: null, state: null };
}

/**
 * Hand the next session to a monitor. Nothing is changed in place; the work is the same for the hundredth session as for
 * the second; the verdict equals the one of `detectRuptures(series, methods.prediction(prior, { alpha }))`.
 *
 * @param monitor - from {@link startMonitor} or a former `observe`, also after a journey as JSON
 * @param observed - `session` (whole number, after all former ones) and `value` (null when there is no score)
 * @returns the verdict and the monitor to keep, or every issue found: `session-not-an-integer`, `duplicate-session`,
 *   `sessions-out-of-order`, `value-not-a-number`, `value-out-of-range`
 * @throws InvalidArgumentError `monitor-invalid`, for a stored monitor of another version, or one that lost something
 *
 * @example
 * const first = unwrap(observe(startMonitor(priors.srs.sum), { session: 1, value: 38 }));
 * const second = unwrap(observe(first.monitor, { session: 2, value: 31 }));
 * [first.verdict.assessed, second.verdict.flagged, second.verdict.probability.toFixed(4)]; // => [false, false, "0.0127"]
 */
export function observe(
  monitor: Monitor,
  observed: { readonly session: number; readonly value: number | null },
): Result<Observation, ObservationIssueCode> {
  const { version, prior, alpha, scale, lastSession, state } = monitor;
  if ((version as number) !== 2 || !isWhole(monitor))
    throw new InvalidArgumentError(
      "monitor-invalid",
      "observe requires a whole monitor of version 2, from startMonitor",
    );

  const { session, value } = observed;
  const latest = lastSession ?? -Infinity;
  const faults = [
    { field: "session", fault: faultOfSession(session, latest, new Set([latest])) },
    { field: "value", fault: faultOfValue(value, scale) },
  ];
  const issues = faults.flatMap(({ field, fault }): Issue<ObservationIssueCode>[] =>
    fault === undefined ? [] : [{ code: fault, path: [field], message: seriesSentences[fault] }],
  );
  if (issues.length > 0) return failure(issues);

  const after = (verdict: SessionVerdict, next: PredictionState | null): Result<Observation, ObservationIssueCode> =>
    success({ monitor: { ...monitor, lastSession: session, state: next }, verdict });
  if (value === null) return after(noVerdict(session, null), state);
  if (state === null) return after(noVerdict(session, value), learnFirst(prior, session, value));
  const next = learnNext(state, { prior, alpha, quantile: lowerQuantile(alpha), scale }, session, value);
  return after(next.verdict, next.state);
}

/** Whether nothing was lost on the way. A monitor without its alpha would flag nothing, and say so of every session. */
function isWhole({ prior, alpha, scale, lastSession, state }: Monitor): boolean {
  const hasNumbers = (holder: unknown, names: object): boolean =>
    Object.keys(names).every((name) => Number.isFinite((Object(holder) as Record<string, unknown>)[name]));
  return (
    hasNumbers(prior, { ...defaultPriorNumbers, typicalStandardDeviation: 0 }) &&
    Number.isFinite(alpha) &&
    hasNumbers(scale, { minimum: 0, maximum: 0 }) &&
    (Number.isFinite(lastSession) || (lastSession === null && state === null)) &&
    (state === null || hasNumbers(state, learnFirst(prior, 0, 0)))
  );
}
