/**
 * Any instrument from any columns: the readable way, to which the fast way is held.
 *
 * Rows are taken in blocks that stay in the processor's cache. A block passes through three steps, column by column:
 * cells become numbers, numbers become keyed whole ticks, ticks become scales. Nothing is allocated for a row.
 */
import { singleOnGrid } from "../core/cells/meantNumber.js";
import { partPositions, type PlannedItem, type PlannedScale, type ScoringPlan } from "../scoring/plan.js";
import { tickOfNumber } from "../scoring/responses.js";
import { meanOfScale, sumOfScale } from "../scoring/scaleScores.js";
import type { ColumnReader } from "./columnReader.js";
import { INVALID, NOT_SCORED, type ColumnPolicy, type ScoreSink } from "./columnScores.js";

/** Rows of a block: four lines of 2,048 doubles are 64 kB, well inside a second-level cache. */
const BLOCK = 2048;

/** @internal */
export function scoreBlocks(plan: ScoringPlan, reader: ColumnReader, policy: ColumnPolicy, sink: ScoreSink): void {
  const { items, scales, ticksPerUnit } = plan;
  const ticks = items.map(() => new Float64Array(BLOCK));
  const tallies = scales.map((scale): Tally => {
    return { scale, sum: new Float64Array(BLOCK), answered: new Int32Array(BLOCK) };
  });
  const invalid = new Uint8Array(BLOCK);
  // A sum with a missing answer in it is NaN by itself. Answers are counted only where a scale may lack some.
  const isCounted =
    policy.prorate &&
    scales.some(({ size, neededWhenProrated, subscales }) => subscales !== undefined || neededWhenProrated < size);

  for (let from = 0; from < sink.rows; from += BLOCK) {
    const rows = Math.min(BLOCK, sink.rows - from);
    invalid.fill(0);
    items.forEach((item, position) => {
      const cells = ticks[position] as Float64Array;
      reader.read(position, from, from + rows, cells);
      toKeyedTicks(cells, rows, item, ticksPerUnit, policy.offStep, invalid);
    });
    if (isCounted) for (const count of tallies) tally(count, ticks, rows);
    tallies.forEach((count, index) => {
      const scores = (sink.scales[index] as Float64Array).subarray(from, from + rows);
      if (!isCounted) {
        writeCompleteScores(scores, count.scale, sumOfTicks(count, ticks, rows), ticksPerUnit, policy);
        return;
      }
      writeScores(scores, count, ticksPerUnit, policy);
      const { subscales } = count.scale;
      if (subscales) {
        const parts = partPositions(plan, subscales).map((part) => tallies[part] as Tally);
        writeSumsOfParts(scores, count, parts, ticksPerUnit, policy);
      }
    });
    writeStatus(sink, from, rows, invalid);
  }
}

/** The answers of one scale, row by row. */
interface Tally {
  readonly scale: PlannedScale;
  /** Of the answered items, keyed, in ticks. */
  readonly sum: Float64Array;
  readonly answered: Int32Array;
}

/** Numbers to keyed ticks, in place: NaN stays missing, and a row with an invalid number is marked. */
function toKeyedTicks(
  cells: Float64Array,
  rows: number,
  item: PlannedItem,
  ticksPerUnit: number,
  offStep: "reject" | "round",
  invalid: Uint8Array,
): void {
  const { lowest, highest, step } = item;
  const isReverse = item.item.keyed === "reverse";
  for (let row = 0; row < rows; row++) {
    const number = cells[row] as number;
    let tick = Math.round(number * ticksPerUnit);
    // Nearly every number is on the grid and in range; whatever is not goes the way of a single response.
    if (!(
      tick / ticksPerUnit === number &&
      tick >= lowest &&
      tick <= highest &&
      (step === 1 || (tick - lowest) % step === 0)
    )) {
      if (Number.isNaN(number)) continue;
      const read = tickOfNumber(singleOnGrid(number, ticksPerUnit), item, ticksPerUnit, offStep);
      tick = typeof read === "number" ? read : NaN;
      if (typeof read === "string") invalid[row] = 1;
    }
    cells[row] = isReverse ? lowest + highest - tick : tick;
  }
}

/** Sum and number of the answers to the items of a scale. */
function tally({ scale, sum, answered }: Tally, ticks: readonly Float64Array[], rows: number): void {
  sum.fill(0);
  answered.fill(0);
  for (const position of scale.items) {
    const cells = ticks[position] as Float64Array;
    for (let row = 0; row < rows; row++) {
      const tick = cells[row] as number;
      if (Number.isNaN(tick)) continue;
      (sum[row] as number) += tick;
      (answered[row] as number)++;
    }
  }
}

/** Sum of the answers to the items of a scale; NaN where one is missing. */
function sumOfTicks({ scale, sum }: Tally, ticks: readonly Float64Array[], rows: number): Float64Array {
  const columns = scale.items.map((position) => ticks[position] as Float64Array);
  if (columns.length === 1) return columns[0] as Float64Array;
  sum.fill(0);
  for (const cells of columns)
    for (let row = 0; row < rows; row++) sum[row] = (sum[row] as number) + (cells[row] as number);
  return sum;
}

/** Scores of a scale that needs all its answers. */
function writeCompleteScores(
  scores: Float64Array,
  { size }: PlannedScale,
  sum: Float64Array,
  ticksPerUnit: number,
  { metric }: ColumnPolicy,
): void {
  for (let row = 0; row < scores.length; row++) {
    const total = (sum[row] as number) + 0; // turns -0 into 0
    scores[row] =
      metric === "sum" ? sumOfScale(size, total, size, ticksPerUnit) : meanOfScale(total, size, ticksPerUnit);
  }
}

/** Scores of a scale from its own items; NaN where too few are answered. */
function writeScores(
  scores: Float64Array,
  { scale, sum, answered }: Tally,
  ticksPerUnit: number,
  { metric, prorate }: ColumnPolicy,
): void {
  const { size } = scale;
  const needed = prorate ? scale.neededWhenProrated : size;
  for (let row = 0; row < scores.length; row++) {
    const given = answered[row] as number;
    const total = sum[row] as number;
    if (given < needed) scores[row] = NaN;
    else if (metric === "sum") scores[row] = sumOfScale(size, total, given, ticksPerUnit);
    else scores[row] = meanOfScale(total, given, ticksPerUnit);
  }
}

/** Where a total is incomplete, it is the sum of its parts, prorated or not, if every part is scored. */
function writeSumsOfParts(
  scores: Float64Array,
  { scale, answered }: Tally,
  parts: readonly Tally[],
  ticksPerUnit: number,
  { metric }: ColumnPolicy,
): void {
  for (let row = 0; row < scores.length; row++) {
    if ((answered[row] as number) === scale.size) continue;
    let total = 0;
    for (const part of parts) {
      const given = part.answered[row] as number;
      const { size, neededWhenProrated } = part.scale;
      total += given < neededWhenProrated ? NaN : sumOfScale(size, part.sum[row] as number, given, ticksPerUnit);
    }
    scores[row] = metric === "sum" ? total : total / scale.size;
  }
}

/** `status` begins as 0, which is scored. */
function writeStatus({ scales, status }: ScoreSink, from: number, rows: number, invalid: Uint8Array): void {
  for (const scores of scales)
    for (let row = from; row < from + rows; row++) if (Number.isNaN(scores[row])) status[row] = NOT_SCORED;
  for (let row = 0; row < rows; row++) {
    if (invalid[row] === 0) continue;
    status[from + row] = INVALID;
    for (const scores of scales) scores[from + row] = NaN;
  }
}
