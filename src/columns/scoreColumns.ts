import { checkedOptions } from "../core/checkedOptions.js";
import { insistUnwrapped } from "../core/insist.js";
import type { Instrument } from "../instruments/definition.js";
import { checkedMissingCodes } from "../scoring/missingCodes.js";
import { scoringPlan } from "../scoring/plan.js";
import type { ScoreOptions } from "../scoring/responses.js";
import { columnReader } from "./columnReader.js";
import type { ColumnPolicy, ColumnScores, ScoreSink } from "./columnScores.js";
import { itemColumns, type ItemColumnsInput, type PerItem } from "./itemColumns.js";
import { newColumns } from "./newColumns.js";
import { scoreBlocks } from "./scoreBlocks.js";
import { fitLanes, scoreLanes } from "./fast/scoreLanes.js";
import { scoreVectors } from "./fast/scoreVectors.js";
import { vectorKernel } from "./fast/vectorKernel.js";

/** How columns are read and scored. */
export interface ScoreColumnsOptions<I extends Instrument = Instrument> extends ScoreOptions {
  /** What the columns of the result hold: the `sum` (the default) or the `mean` of `score`. */
  readonly metric?: "sum" | "mean";
  /** Numbers that stand for a missing answer, such as -99; in every column. None unless declared, and none that is an answer. */
  readonly missingCodes?: readonly number[];
  /**
   * Validity bitmaps as Arrow keeps them: bit `row % 8`, from the lowest, of byte `row / 8` is 1 for an answer. That of a
   * slice begins some bits later: pass the vector itself as the column instead.
   */
  readonly validity?: PerItem<I, Uint8Array | null | undefined>;
}

/**
 * Score a table of administrations, one column an item, one row an administration.
 *
 * Row by row the result is that of `score`: the same double for every scale, `NaN` where `score` gives `not-scored`, and
 * status 2 with `NaN` in every scale where `score` gives issues. `null`, `undefined`, `NaN`, declared codes and rows
 * that are not valid are missing; anything else that is no response of the item makes its row invalid.
 *
 * A 32-bit float cannot hold 9.1. A cell that is the nearest 32-bit float to a number of the form's grid is read as that number,
 * in whatever column it stands: polars and DuckDB hand such numbers out as doubles.
 *
 * @param instrument - the form that was filled in
 * @param columns - a plain object by item id, or an array in the order of the form; all of one length. Pass an Arrow
 *   vector itself and not its `toArray()`, which turns missing into 0
 * @param how - `metric`, `missing` and `offStep` as for `score`; `missingCodes`, `validity`
 * @returns the number of rows, a `Float64Array` a scale, and the status of each row: 0 scored, 1 a scale is not scored,
 *   2 a response is invalid
 * @throws InvalidArgumentError `columns-invalid`, whose issues ({@link ColumnIssueCode}) name every fault of the
 *   columns; `missing-codes-invalid`, `missing-code-is-a-response`, `option-unknown`, `too-many-rows`,
 *   `instrument-not-defined`
 *
 * @example
 * const relationship = Float64Array.of(8.6, 9, 11);
 * const columns = { relationship, goals: [9.7, null, 5], approach: [9.9, 9, 5], overall: [7.8, 9, 5] };
 * const scores = scoreColumns(srs, columns);
 * [...scores.status]; // => [0, 1, 2]
 * scores.scales.total[0]; // => 36
 */
export function scoreColumns<I extends Instrument>(
  instrument: I,
  columns: ItemColumnsInput<I>,
  how?: ScoreColumnsOptions<I>,
): ColumnScores<I> {
  const plan = scoringPlan(instrument, "scoreColumns");
  insistUnwrapped(columns, "scoreColumns", "columns by item");
  const options = checkedOptions<ScoreColumnsOptions>(how, "scoreColumns", known);
  const policy = policyOf(options);
  const codes = checkedMissingCodes(
    options.missingCodes ?? [],
    plan.items.map(({ item }) => item),
    "scoreColumns",
  );
  const given = itemColumns(plan, columns, options.validity);
  const { rows } = given;
  const sink: ScoreSink = { rows, scales: newColumns(plan.scales.length, rows), status: new Uint8Array(rows) };
  const reader = columnReader(plan, given.columns, codes);
  const kernel = fitLanes(plan) && rows >= ENOUGH_FOR_VECTORS ? vectorKernel() : undefined;
  if (kernel) scoreVectors(kernel, plan, given.columns, codes, reader, policy, sink);
  else if (fitLanes(plan)) scoreLanes(plan, given.columns, codes, reader, policy, sink);
  else scoreBlocks(plan, reader, policy, sink);
  reader.done();
  const scales = Object.fromEntries(plan.scales.map(({ id }, index) => [id, sink.scales[index]]));
  return { rows, scales, status: sink.status } as ColumnScores<I>;
}

/** Shorter tables take a few milliseconds anyhow, and a page with a strict policy is not asked whether it allows WebAssembly. */
const ENOUGH_FOR_VECTORS = 50_000;

const known = {
  metric: ["sum", "mean"],
  missing: ["strict", "prorate"],
  offStep: ["reject", "round"],
  missingCodes: "checked-by-caller",
  validity: "checked-by-caller",
} as const;

const policyOf = ({ metric = "sum", missing = "strict", offStep = "reject" }: ScoreColumnsOptions): ColumnPolicy => ({
  metric,
  prorate: missing === "prorate",
  offStep,
});
