/** What a series measures: the form, its scale and its range. */
import { insistChoice, readEntries } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";
import { insistDeclared, isDeclared } from "../instruments/declareInstrument.js";
import type { Construct, Instrument, Rater, Scale, ScaleId } from "../instruments/definition.js";

/** `sum`: in points of the scale. `mean`: in points of one item. */
export type Metric = "sum" | "mean";

/**
 * The range of the scores of a series: that of the form, not a generous one. Scores closer than a billionth of it
 * count as equal.
 */
export interface SeriesScale {
  /** Lowest possible score, inclusive. */
  readonly minimum: number;
  /** Highest possible score, inclusive. */
  readonly maximum: number;
  /** Distance between neighbouring scores, where they lie on a grid. Means and prorated scores need not. */
  readonly step?: number;
}

/** What a series measures, as far as it is known. */
export interface Measure {
  /** Id of the instrument. */
  readonly instrument: string;
  readonly definitionVersion: string;
  readonly construct: Construct;
  /** Id of the scale: `total`, `goal`, `task`, `bond` … */
  readonly scale: string;
  readonly metric: Metric;
  readonly higherIs: "better" | "worse";
  readonly rater?: Rater;
}

/** What bare numbers measure: a scale of an instrument, or only a range. */
export type MeasureInput<I extends Instrument = Instrument> = ScaleOfInstrument<I> | SeriesScale;

/** A scale of an instrument, as the numbers of a series may name it. */
export interface ScaleOfInstrument<I extends Instrument = Instrument> {
  /** The definition itself, for example `srs`. */
  readonly instrument: I;
  readonly scale: ScaleId<I>;
  /** `sum` unless told otherwise. */
  readonly metric?: Metric;
  /** One of the instrument's raters. */
  readonly rater?: Rater;
}

/**
 * What is measured, checked: the range, and the names where an instrument is given.
 *
 * @throws InvalidArgumentError `instrument-not-defined`, `unknown-scale`, `option-unknown`, `scale-range-invalid`,
 *   `scale-step-invalid`, `unknown-key`, `result-not-unwrapped`
 * @internal
 */
export function checkedMeasure(
  given: unknown,
  caller: string,
): { readonly scale: SeriesScale; readonly measure?: Measure } {
  const need = 'a measure, for example { instrument: srs, scale: "total" }, or a range { minimum, maximum }';
  insist(isPlainObject(given) && !isDeclared(given), "unknown-key", caller, need, given);
  const names = ["instrument", "scale", "metric", "rater", ...ends];
  const input = readEntries(given, caller, names, "unknown-key");
  if (!("instrument" in input || "scale" in input)) {
    const scale = input as unknown as SeriesScale;
    checkScale(scale, caller);
    return { scale: Object.freeze({ ...scale }) };
  }
  insist(!ends.some((name) => name in input), "unknown-key", caller, `${need}, not both: a form knows its range`);
  const { instrument, scale, metric = "sum", rater } = input;
  insistDeclared(instrument, caller);
  insistChoice(scale, Object.keys(instrument.scales), "unknown-scale", caller, "the scale");
  insistChoice(metric, ["sum", "mean"], "option-unknown", caller, "the metric");
  if (rater !== undefined) insistRater(instrument, rater, caller);
  return {
    scale: Object.freeze(rangeOf(instrument, scale as string, metric as Metric)),
    measure: measureOf(instrument, scale as string, metric as Metric, rater as Rater | undefined),
  };
}

const ends = ["minimum", "maximum", "step"];

/** @internal */
export function insistRater(instrument: Instrument, rater: unknown, caller: string): void {
  insistChoice(rater, instrument.raters, "option-unknown", caller, `the rater of ${instrument.id}`);
}

/** @internal */
export const measureOf = (
  { id, version, construct, higherIs }: Instrument,
  scale: string,
  metric: Metric,
  rater: Rater | undefined,
): Measure =>
  Object.freeze({
    ...{ instrument: id, definitionVersion: version, construct, scale, metric, higherIs },
    ...(rater !== undefined && { rater }),
  });

/**
 * Range and step of a scale on a metric; no step when its items differ in theirs.
 *
 * @internal
 */
export function rangeOf(instrument: Instrument, scaleId: string, metric: Metric): SeriesScale {
  const scale = instrument.scales[scaleId] as Scale;
  const items = instrument.items.filter((item) => scale.items.includes(item.id));
  const divisor = metric === "sum" ? 1 : items.length;
  const [step, ...others] = new Set(items.map((item) => item.step));
  return {
    minimum: items.reduce((sum, item) => sum + item.minimum, 0) / divisor,
    maximum: items.reduce((sum, item) => sum + item.maximum, 0) / divisor,
    ...(step !== undefined && others.length === 0 && { step: step / divisor }),
  };
}

/**
 * Throw if the range or the step is invalid.
 *
 * @internal
 */
export function checkScale(scale: unknown, caller: string): asserts scale is SeriesScale {
  const { minimum, maximum, step } = readEntries(scale, caller, ends, "unknown-key");
  const areNumbers = Number.isFinite(minimum) && Number.isFinite(maximum);
  const range = areNumbers ? (maximum as number) - (minimum as number) : NaN; // not finite for the largest doubles either
  const isRange = Number.isFinite(minimum) && Number.isFinite(maximum) && Number.isFinite(range) && range > 0;
  insist(isRange, "scale-range-invalid", caller, "a minimum below a maximum, both finite");
  insist(
    step === undefined || (Number.isFinite(step) && (step as number) > 0),
    "scale-step-invalid",
    caller,
    "a step above zero, or none",
  );
}
