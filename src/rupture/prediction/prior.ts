import { insistChoice, readEntries } from "../../core/checkedOptions.js";
import { frozenCopy } from "../../core/frozenCopy.js";
import { insist, insistUnwrapped } from "../../core/insist.js";
import { InvalidArgumentError } from "../../core/invalidArgumentError.js";
import { checkScale } from "../../course/measure.js";
import type { SeriesScale } from "../../course/measure.js";
import { entriesOf, type SessionSeries } from "../../course/series.js";
import type { Rater } from "../../instruments/definition.js";
import type { Caution } from "../method.js";

/**
 * What is assumed about a client before the first session: how much scores of this kind usually vary within a client.
 * One number depends on the instrument, the typical within-client standard deviation; the others serve all instruments.
 */
export interface Prior extends PriorNumbers {
  /** Where the typical standard deviation comes from. None of them comes from a clinical trial of this library. */
  readonly status: PriorStatus;
  /** What the numbers are about, where it is known. A prior is refused for a series of another metric. */
  readonly measure?: PriorMeasure;
  /** Where the typical standard deviation comes from, in words. */
  readonly basis?: string;
  /** What a reader should know before using it. */
  readonly note?: string;
}

/** `working-assumption`: ours, not a finding. `estimated`: by `estimatePrior`, from many clients. `given`: by the caller. */
export type PriorStatus = "working-assumption" | "estimated" | "given";

/** The numbers of a prior. */
export interface PriorNumbers {
  /** Typical (median over clients) standard deviation of one client's scores around a steady course, in points. Above 0. */
  readonly typicalStandardDeviation: number;
  /** How many sessions that number counts as. Above 0. */
  readonly priorSessions: number;
  /** Standard deviation over clients of the steady change a session, in own standard deviations. Above 0. */
  readonly trendStandardDeviation: number;
  /** Correlation of neighbouring sessions, 0 up to but not including 1. */
  readonly autocorrelation: number;
  /** How far below or above its prediction a score may pull what is learnt, in normal deviates; 0 switches this off. */
  readonly clip: number;
}

/** What a prior is about, as far as it is known: the scale of an instrument, who fills it in, the range of its scores. */
export interface PriorMeasure extends Partial<SeriesScale> {
  readonly instrument?: string;
  readonly scale?: string;
  readonly metric?: "sum" | "mean";
  readonly rater?: Rater;
}

/** What {@link prior} is given: the typical standard deviation, and what should differ from the defaults. */
export interface PriorInput extends Partial<PriorNumbers> {
  readonly typicalStandardDeviation: number;
  readonly measure?: PriorMeasure;
  readonly basis?: string;
  readonly note?: string;
}

/** @internal */
export const defaultPriorNumbers = {
  priorSessions: 3,
  trendStandardDeviation: 0.075,
  autocorrelation: 0.2,
  clip: 2,
} as const;

/**
 * A prior of your own for `methods.prediction`, `methods.retrospective` and `startMonitor`.
 *
 * The defaults were chosen by simulation on a working model, not from clinical data. A wrong typical standard deviation
 * matters: half the true one gives about 3 to 4 times the nominal false flags in short series, twice the true one a tenth.
 *
 * @param input - `typicalStandardDeviation` (points, above 0); optionally `priorSessions` (3), `trendStandardDeviation`
 *   (0.075 own standard deviations a session), `autocorrelation` (0.2), `clip` (2; 0 is off), and what the prior is about
 * @returns the prior, complete, with status `given`
 * @throws InvalidArgumentError `prior-invalid`, with an issue for each number out of its range; `scale-range-invalid`,
 *   `scale-step-invalid`, `result-not-unwrapped`
 *
 * @example
 * prior({ typicalStandardDeviation: 1.6 }).priorSessions; // => 3
 */
export function prior(input: PriorInput): Prior {
  return completePrior(input, "prior");
}

/**
 * A prior as a method needs it: one of ours or an estimated one as it is, bare numbers completed.
 *
 * @throws InvalidArgumentError `prior-invalid`, `scale-range-invalid`, `scale-step-invalid`, `result-not-unwrapped`
 * @internal
 */
export function completePrior(given: unknown, caller: string): Prior {
  const need = "an object with a typicalStandardDeviation, for example priors.srs.sum";
  insistUnwrapped(given, caller, need);
  insist("typicalStandardDeviation" in (entriesOf(given) ?? {}), "prior-invalid", caller, need, given);
  const entries = readEntries(given, caller, priorKeys, "prior-invalid");
  const complete = { status: "given", ...defaultPriorNumbers, ...entries } as Prior;
  const { status, measure = {}, basis = "", note = "" } = complete;
  const {
    instrument = "",
    scale = "",
    metric = "sum",
    rater = "client",
  } = readEntries(measure, "the measure of a prior", measureKeys, "prior-invalid");
  const isText = [basis, note, instrument, scale].every((text) => typeof text === "string");
  insist(isText, "prior-invalid", caller, "texts for the basis, the note, and the instrument and scale of the measure");
  insistChoice(status, ["working-assumption", "estimated", "given"], "prior-invalid", caller, "the status");
  insistChoice(metric, ["sum", "mean"], "prior-invalid", caller, "the metric of the measure");
  insistChoice(rater, ["client", "therapist", "caretaker"], "prior-invalid", caller, "the rater of the measure");
  const found = estimateKeys.every((name) => entries[name] === undefined || Number.isFinite(entries[name]));
  insist(found, "prior-invalid", caller, `finite numbers for ${estimateKeys.join(", ")}`);
  const wrong = Object.entries(ranges).filter(([name, [least, most]]) => {
    const number = complete[name as keyof PriorNumbers];
    return !(typeof number === "number" && number >= least && number <= most);
  });
  if (wrong.length > 0)
    throw new InvalidArgumentError(
      "prior-invalid",
      `${caller} requires ${wrong.map(([name, range]) => `${name} from ${range.join(" to ")}`).join(" and ")}`,
      wrong.map(([name, range]) => ({
        code: "prior-invalid",
        path: [name],
        message: `${name} must lie from ${range.join(" to ")}.`,
      })),
    );
  rangeOf(complete);
  return frozenCopy(complete);
}

/** What an estimate says about itself. */
const estimateKeys = ["standardError", "logStandardDeviation", "clients", "sessions", "shareAtMaximum", "rounds"];

/** @internal */
export const priorKeys = [
  "typicalStandardDeviation",
  "priorSessions",
  "trendStandardDeviation",
  "autocorrelation",
  "clip",
  "status",
  "measure",
  "basis",
  "note",
  // Of an estimate:
  "standardError",
  "logStandardDeviation",
  "clients",
  "sessions",
  "shareAtMaximum",
  "rounds",
];

const measureKeys = ["instrument", "scale", "metric", "rater", "minimum", "maximum", "step"];

/** Wide enough for any score, narrow enough for arithmetic. */
const ranges: { readonly [Name in keyof PriorNumbers]: readonly [least: number, most: number] } = {
  typicalStandardDeviation: [1e-6, 1e6],
  priorSessions: [0.1, 1e6],
  trendStandardDeviation: [1e-6, 1e6],
  autocorrelation: [0, 0.999],
  clip: [0, 1e6],
};

/**
 * The range of the scores that a prior is about; undefined where it is not known.
 *
 * @internal
 */
export function rangeOf({ measure }: Prior): SeriesScale | undefined {
  const { minimum, maximum, step } = measure ?? {};
  if ([minimum, maximum, step].every((number) => number === undefined)) return undefined;
  const range = { minimum: minimum ?? NaN, maximum: maximum ?? NaN, ...(step !== undefined && { step }) };
  checkScale(range, "the measure of a prior");
  return range;
}

/**
 * Throw if a complete prior is about scores of another range: they are in other units.
 *
 * @throws InvalidArgumentError `prior-range-mismatch`
 * @internal
 */
export function checkRange({ measure }: Prior, { minimum, maximum }: SeriesScale, caller: string): void {
  insist(
    (measure?.minimum ?? minimum) === minimum && (measure?.maximum ?? maximum) === maximum,
    "prior-range-mismatch",
    caller,
    "a prior for scores of this range; got one for another range",
  );
}

/**
 * Refuse a prior in other units than the series; warn when it was meant for another scale or instrument.
 *
 * @throws InvalidArgumentError `prior-metric-mismatch`, `prior-scale-mismatch`, `prior-range-mismatch`
 * @internal
 */
export function priorCautions(
  prior: Prior,
  { measure: series, scale }: SessionSeries,
  caller: string,
): readonly Caution[] {
  const { measure } = prior;
  const cautions: Caution[] = [];
  for (const name of ["metric", "scale", "instrument", "rater"] as const) {
    const [own, met] = [measure?.[name], series?.[name]];
    if (own === undefined || met === undefined || own === met) continue;
    if (name === "metric" || (name === "scale" && series?.metric === "sum"))
      throw new InvalidArgumentError(
        `prior-${name}-mismatch`,
        `${caller} requires a prior for the ${name} of the series; got one for another ${name}`,
      );
    cautions.push({ code: `prior-of-another-${name}`, message: `The prior and its rates are about another ${name}.` });
  }
  checkRange(prior, scale, caller);
  return cautions;
}
