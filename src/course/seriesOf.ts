import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Issue } from "../core/issue.js";
import { failure, success } from "../core/result.js";
import type { Result } from "../core/result.js";
import { isDeclared } from "../instruments/declareInstrument.js";
import type { Instrument, Rater, ScaleId } from "../instruments/definition.js";
import type { Scores } from "../scoring/scores.js";
import { isObject, sessionSeries } from "./series.js";
import type {
  Fault,
  Measure,
  Modality,
  SeriesIssueCode,
  SeriesScale,
  SessionPointInput,
  SessionSeries,
} from "./series.js";

/** One session with its scores. */
export interface ScoredSession<I extends Instrument = Instrument> {
  /** Session number: a whole number, from any start. */
  readonly session: number;
  /** What `score` or `scoreTotal` made of the session, unwrapped; null or undefined when nothing was filled in. */
  readonly scores: Scores<I> | null | undefined;
  /** Who filled it in: one of the instrument's raters. Every session with scores names the same one, or no session does. */
  readonly rater?: Rater;
  readonly modality?: Modality;
  readonly date?: string;
}

/** Codes of the faults that `seriesOf` reports. */
export type ScoredSeriesIssueCode =
  | SeriesIssueCode
  | "not-scores"
  | "scores-of-another-instrument"
  | "scores-of-another-definition"
  | "rater-unknown"
  | "two-raters";

/**
 * The scores of one client on one scale of one instrument, in session order.
 *
 * A scale that was not scored becomes a session without a value. Sums and means never meet in one series; neither do two
 * instruments, two versions of a definition or two raters. A session with scores and no rater beside one with a rater
 * counts as a second rater: the series would otherwise bear a name that nobody gave to it.
 *
 * @param instrument - the definition the scores were made with
 * @param scaleId - `total`, `goal` …
 * @param sessions - in session order; `scores` from `score`, unwrapped, optionally `rater`, `modality`, `date`
 * @param metric - `sum` (default), in points of the scale, or `mean`, in points of one item
 * @returns the series, with what it measures, or every issue found: those of `sessionSeries` and `not-scores`,
 *   `scores-of-another-instrument`, `scores-of-another-definition`, `rater-unknown`, `two-raters`
 * @throws InvalidArgumentError `instrument-not-defined`, `unknown-scale`, `option-unknown`
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
  const scale = scaleOf(instrument, scaleId, metric);
  const given: unknown = sessions;
  if (!Array.isArray(given))
    return failure([{ code: "not-points", path: [], message: "A series is a list of sessions with their scores." }]);

  const raters: readonly unknown[] = instrument.raters;
  const rater = given.filter(isObject).find((session) => raters.includes(session["rater"]))?.["rater"];
  const issues: Issue<ScoredSeriesIssueCode>[] = [];
  const points = Array.from(given, (session: unknown, position): unknown => {
    if (!isObject(session)) return session; // sessionSeries refuses it
    const faults = {
      rater: faultOfRater(session, rater, raters),
      scores: faultOfScores(session, instrument, scaleId, metric),
    };
    for (const [field, fault] of Object.entries(faults)) if (fault) issues.push({ ...fault, path: [position, field] });
    return { ...session, value: faults.scores ? null : valueOf(session["scores"] as Answered, scaleId, metric) };
  });

  const checked = sessionSeries(points as SessionPointInput[], scale);
  if (!checked.ok) issues.push(...checked.issues);
  if (!checked.ok || issues.length > 0) return failure(issues);
  const measure: Measure = {
    instrument: instrument.id,
    definitionVersion: instrument.version,
    scale: scaleId,
    metric,
    higherIs: instrument.higherIs,
    construct: instrument.construct,
    ...(rater !== undefined && { rater: rater as Rater }),
  };
  return success(Object.freeze({ ...checked.value, measure: Object.freeze(measure) }));
}

type Metric = Measure["metric"];
type Session = Readonly<Record<string, unknown>>;
type Answered = Scores | null | undefined;
type ScoredFault = Fault<Exclude<ScoredSeriesIssueCode, SeriesIssueCode>>;

/** What is wrong with the rater of a session, in a series that bears the name of `rater`. */
function faultOfRater(session: Session, rater: unknown, raters: readonly unknown[]): ScoredFault | undefined {
  const own = session["rater"];
  if (own !== undefined && !raters.includes(own))
    return { code: "rater-unknown", message: `The rater must be one of the instrument's: ${raters.join(", ")}.` };
  const isUnrated = own === undefined && isMissing(session["scores"]);
  if (own === rater || isUnrated) return undefined;
  return {
    code: "two-raters",
    message: "A series has one rater, named by every session with scores or by no session.",
  };
}

/** What is wrong with the scores of a session; missing ones are no fault. */
function faultOfScores(
  session: Session,
  instrument: Instrument,
  scaleId: string,
  metric: Metric,
): ScoredFault | undefined {
  const { scores, value } = session;
  if (isMissing(scores))
    return isMissing(value) ? undefined : notScores("A session has scores; bare values are for sessionSeries.");
  if (!isObject(scores) || typeof scores["instrument"] !== "string")
    return notScores("The scores of a session are what score or scoreTotal returned, unwrapped.");
  if (scores["instrument"] !== instrument.id)
    return { code: "scores-of-another-instrument", message: "A series holds scores of one instrument." };
  if (scores["definitionVersion"] !== instrument.version)
    return { code: "scores-of-another-definition", message: "A series holds scores of one version of the definition." };
  const scale = isObject(scores["scales"]) ? scores["scales"][scaleId] : undefined;
  const isWhole =
    isObject(scale) &&
    (scale["status"] === "not-scored" || (scale["status"] === "scored" && typeof scale[metric] === "number"));
  return isWhole ? undefined : notScores("The scores of a session are whole, as score or scoreTotal returned them.");
}

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

const notScores = (message: string): ScoredFault => ({ code: "not-scores", message });

function valueOf(scores: Answered, scaleId: string, metric: Metric): number | null {
  const scale = scores?.scales[scaleId];
  return scale?.status === "scored" ? scale[metric] : null;
}

/** Range and step of a scale on this metric; no step when its items differ in theirs. */
function scaleOf(instrument: Instrument, scaleId: string, metric: Metric): SeriesScale {
  if (!isDeclared(instrument))
    throw new InvalidArgumentError("instrument-not-defined", "seriesOf requires an instrument from defineInstrument");
  if (!["sum", "mean"].includes(metric))
    throw new InvalidArgumentError("option-unknown", "seriesOf requires the metric sum or mean");
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
