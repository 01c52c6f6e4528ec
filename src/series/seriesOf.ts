import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Issue } from "../core/issue.js";
import { failure, success } from "../core/result.js";
import type { Result } from "../core/result.js";
import type { Instrument, Rater, ScaleId } from "../instruments/definition.js";
import type { Scores } from "../scoring/scores.js";
import { sessionSeries } from "./sessionSeries.js";
import type { Measure, Modality, SeriesIssueCode, SeriesScale, SessionSeries } from "./sessionSeries.js";

/** One session with its scores. */
export interface ScoredSession<I extends Instrument = Instrument> {
  /** Session number: a whole number, from any start. */
  readonly session: number;
  /** What `score` or `scoreTotal` made of the session; null when nothing was filled in. */
  readonly scores: Scores<I> | null;
  /** Who filled it in. */
  readonly rater?: Rater;
  readonly modality?: Modality;
  readonly date?: string;
}

/** Codes of the faults that `seriesOf` reports. */
export type ScoredSeriesIssueCode =
  SeriesIssueCode | "scores-of-another-instrument" | "scores-of-another-definition" | "two-raters";

/**
 * The scores of one client on one scale of one instrument, in session order.
 *
 * A scale that was not scored becomes a session without a value. Sums and means never meet in one series; neither do two
 * instruments, two versions of a definition or two raters.
 *
 * @param instrument - the definition the scores were made with
 * @param scaleId - `total`, `goal` …
 * @param sessions - in session order; `scores` from `score`, optionally `rater`, `modality`, `date`
 * @param metric - `sum` (default), in points of the scale, or `mean`, in points of one item
 * @returns the series, with what it measures, or every issue found: those of `sessionSeries` and
 *   `scores-of-another-instrument`, `scores-of-another-definition`, `two-raters`
 * @throws InvalidArgumentError `unknown-scale`
 *
 * @example
 * const sessions = [[9, 9, 9, 8], [9, 8.5, 9, 9]].map((answers, index) => ({ session: index + 1, scores: unwrap(score(srs, answers)) }));
 * unwrap(seriesOf(srs, "total", sessions)).points.map((point) => point.value); // => [35, 35.5]
 */
export function seriesOf<I extends Instrument>(
  instrument: I,
  scaleId: ScaleId<I>,
  sessions: readonly ScoredSession<I>[],
  metric: "sum" | "mean" = "sum",
): Result<SessionSeries, ScoredSeriesIssueCode> {
  const issues: Issue<ScoredSeriesIssueCode>[] = [];
  const rater = sessions.find((session) => session.rater !== undefined)?.rater;
  const points = sessions.map(({ scores, rater: own, ...point }, position) => {
    const report = (code: ScoredSeriesIssueCode, field: string, message: string): void => {
      issues.push({ code, path: [position, field], message });
    };
    if (own !== undefined && own !== rater) report("two-raters", "rater", "A series has one rater.");
    if (scores !== null && scores.instrument !== instrument.id)
      report("scores-of-another-instrument", "scores", "A series holds scores of one instrument.");
    else if (scores !== null && scores.definitionVersion !== instrument.version)
      report("scores-of-another-definition", "scores", "A series holds scores of one version of the definition.");
    const scale = scores?.scales[scaleId];
    return { ...point, value: scale?.status === "scored" ? scale[metric] : null };
  });

  const checked = sessionSeries(points, scaleOf(instrument, scaleId, metric));
  if (!checked.ok) issues.push(...checked.issues);
  if (!checked.ok || issues.length > 0) return failure(issues);
  const measure: Measure = {
    instrument: instrument.id,
    definitionVersion: instrument.version,
    scale: scaleId,
    metric,
    higherIs: instrument.higherIs,
    ...(rater !== undefined && { rater }),
  };
  return success(Object.freeze({ ...checked.value, measure: Object.freeze(measure) }));
}

/** Range and step of a scale on this metric; no step when its items differ in theirs. */
function scaleOf(instrument: Instrument, scaleId: string, metric: "sum" | "mean"): SeriesScale {
  const scale = Object.entries(instrument.scales).find(([id]) => id === scaleId)?.[1];
  if (scale === undefined)
    throw new InvalidArgumentError("unknown-scale", `seriesOf requires a scale of ${instrument.name}`);
  const items = instrument.items.filter((item) => scale.items.includes(item.id));
  const divisor = metric === "sum" ? 1 : items.length;
  const [step, ...others] = new Set(items.map((item) => item.step));
  return {
    minimum: items.reduce((sum, item) => sum + item.minimum, 0) / divisor,
    maximum: items.reduce((sum, item) => sum + item.maximum, 0) / divisor,
    ...(step !== undefined && others.length === 0 && { step: step / divisor }),
  };
}
