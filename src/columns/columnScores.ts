import type { Instrument, ScaleId } from "../instruments/definition.js";

/** The scores of many administrations, one row each, as `scoreColumns` returns them. */
export interface ColumnScores<I extends Instrument = Instrument> {
  readonly rows: number;
  /** One score a row, in response units, unrounded; NaN where the scale is not scored. */
  readonly scales: { readonly [Id in ScaleId<I>]: Float64Array };
  /** What became of a row: 0 every scale is scored, 1 some scale is not, 2 a response is invalid (nothing is scored). */
  readonly status: Uint8Array;
}

/** @internal */
export const NOT_SCORED = 1;
/** @internal */
export const INVALID = 2;

/**
 * What the caller asked for, complete.
 *
 * @internal
 */
export interface ColumnPolicy {
  readonly metric: "sum" | "mean";
  readonly prorate: boolean;
  readonly offStep: "reject" | "round";
}

/**
 * Where the scores go: one column a scale, in the order of the plan.
 *
 * @internal
 */
export interface ScoreSink {
  readonly rows: number;
  readonly scales: readonly Float64Array[];
  readonly status: Uint8Array;
}
