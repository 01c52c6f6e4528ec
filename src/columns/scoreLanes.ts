/**
 * Forms of small whole numbers, such as the WAI, at the speed of memory: the fast way, equal to the readable one.
 *
 * Rows are taken in blocks. A column of bytes is used where it lies; any other column is first written into bytes, one
 * block at a time. Four rows at a time are then added (`byteLanes.ts`), and a table made by the scoring engine says what a
 * sum with so many missing answers comes to, so that the formula of a score stands in one place.
 */
import type { PlannedItem, PlannedScale, ScoringPlan } from "../scoring/plan.js";
import { tickOfNumber } from "../scoring/responses.js";
import { meanOfScale, sumOfScale } from "../scoring/scaleScores.js";
import { addColumn, laneRule, newLanes, type LaneRule, type Lanes, type LaneTally } from "./byteLanes.js";
import type { ColumnReader } from "./columnReader.js";
import { INVALID, NOT_SCORED, type ColumnPolicy, type ScoreSink } from "./columnScores.js";
import type { ItemColumn } from "./itemColumns.js";

/** Rows of a block: a column and the sums of a few scales share the first-level cache. A multiple of 4. */
const BLOCK = 8192;

/** What bytes that we write ourselves stand for; no item reaches so far. */
const MISSING_BYTE = 255;
const WRONG_BYTE = 254;

/**
 * Whether every answer and every sum of a form fits a lane: steps of 1 from 0 or more to 127 or less, and no scale with a
 * sum above 255. A total that is the sum of its parts has no lane of its own.
 *
 * @internal
 */
export const fitLanes = ({ items, scales, ticksPerUnit }: ScoringPlan): boolean =>
  ticksPerUnit === 1 &&
  items.every(({ lowest, highest, step }) => step === 1 && lowest >= 0 && highest <= 127) &&
  scales.every(({ highest, subscales }) => subscales !== undefined || highest <= 255);

/** @internal */
export function scoreLanes(
  plan: ScoringPlan,
  columns: readonly ItemColumn[],
  codes: readonly number[],
  reader: ColumnReader,
  policy: ColumnPolicy,
  sink: ScoreSink,
): void {
  const tallies = plan.scales.map(newTally);
  const elsewhere = newTally(); // for items that belong to no scale: they are checked all the same
  const wrong = newLanes(BLOCK);
  const sources = plan.items.map((item, position) => {
    const ofScale = tallies.filter((_, index) => {
      const scale = plan.scales[index] as PlannedScale;
      return !scale.subscales && scale.items.includes(position);
    });
    const source = laneSource(plan, position, columns[position] as ItemColumn, codes, reader, policy);
    return { ...source, tallies: ofScale.length > 0 ? ofScale : [elsewhere] };
  });
  const writers = plan.scales.map((_, index) => scaleWriter(plan, index, tallies, policy, sink));

  for (let from = 0; from < sink.rows; from += BLOCK) {
    const rows = Math.min(BLOCK, sink.rows - from);
    for (const { sum, missing } of tallies) {
      sum.words.fill(0);
      missing.words.fill(0);
    }
    wrong.words.fill(0);
    for (const source of sources) {
      const { words, start } = source.take(from, rows);
      for (const tally of source.tallies) addColumn(words, start, Math.ceil(rows / 4), tally, wrong, source.rule);
    }
    for (const write of writers) write(from, rows);
    writeInvalid(wrong, from, rows, sink);
  }
}

const newTally = (): LaneTally => ({ sum: newLanes(BLOCK), missing: newLanes(BLOCK) });

/** Where the bytes of a column come from, block by block. */
interface LaneSource {
  readonly rule: LaneRule;
  /** The words that hold these rows, and the first of them. */
  take(from: number, rows: number): { readonly words: Int32Array; readonly start: number };
}

function laneSource(
  plan: ScoringPlan,
  position: number,
  column: ItemColumn,
  codes: readonly number[],
  reader: ColumnReader,
  { offStep }: ColumnPolicy,
): LaneSource {
  const item = plan.items[position] as PlannedItem;
  const { bytes, validity } = column;
  const isAnswer = (code: number): boolean => code >= item.lowest && code <= item.highest;
  const lanes = newLanes(BLOCK);
  const copied = { words: lanes.words, start: 0 };

  if (bytes && !validity && !codes.some(isAnswer)) {
    // As a byte, -99 is 157: what matters is what the column can hold, and as which byte.
    const least = bytes[Symbol.toStringTag] === "Int8Array" ? -128 : 0;
    const held = codes.filter((code) => Number.isInteger(code) && code >= least && code <= least + 255);
    const { buffer, byteOffset } = bytes;
    const isOnWord = byteOffset % 4 === 0;
    const words = isOnWord ? new Int32Array(buffer, byteOffset, Math.floor(bytes.length / 4)) : lanes.words;
    return {
      rule: laneRule(
        item,
        held.map((code) => code & 255),
      ),
      take(from, rows) {
        if (isOnWord && rows % 4 === 0) return { words, start: from / 4 };
        // A column that was detached meanwhile is found out in the end.
        if (bytes.length === column.rows) lanes.bytes.set(bytes.subarray(from, from + rows));
        return copied;
      },
    };
  }

  const numbers = new Float64Array(BLOCK);
  return {
    rule: laneRule(item, [MISSING_BYTE]),
    take(from, rows) {
      reader.read(position, from, from + rows, numbers);
      for (let row = 0; row < rows; row++) lanes.bytes[row] = byteOf(numbers[row] as number, item, offStep);
      return copied;
    },
  };
}

/** A number as the byte that stands for it. */
function byteOf(number: number, item: PlannedItem, offStep: "reject" | "round"): number {
  if (Number.isNaN(number)) return MISSING_BYTE;
  if (number === (number | 0) && number >= item.lowest && number <= item.highest) return number;
  const tick = tickOfNumber(number, item, 1, offStep);
  return typeof tick === "number" ? tick : WRONG_BYTE;
}

/** Writes the scores of one scale for a block of rows. */
type ScaleWriter = (from: number, rows: number) => void;

function scaleWriter(
  plan: ScoringPlan,
  index: number,
  tallies: readonly LaneTally[],
  policy: ColumnPolicy,
  sink: ScoreSink,
): ScaleWriter {
  const scale = plan.scales[index] as PlannedScale;
  const scores = sink.scales[index] as Float64Array;
  const { subscales } = scale;
  if (!subscales) {
    const tally = tallies[index] as LaneTally;
    const table = scoreTable(scale, policy.metric, policy.prorate);
    return (from, rows) => writeScores(tally, table, from, rows, scores, sink.status);
  }
  // A total is the sum of its parts whether or not they are complete: their sums are whole numbers when they are.
  const parts = subscales.map((part) => ({
    tally: tallies[part] as LaneTally,
    table: scoreTable(plan.scales[part] as PlannedScale, "sum", policy.prorate),
  }));
  const divisor = policy.metric === "sum" ? 1 : scale.size;
  return (from, rows) => {
    for (const { tally, table } of parts) addScores(tally, table, from, rows, scores);
    if (divisor !== 1) for (let row = from; row < from + rows; row++) (scores[row] as number) /= divisor;
  };
}

/** What a sum (the last eight bits of the index) with so many missing answers (the bits before) comes to. */
function scoreTable(scale: PlannedScale, metric: "sum" | "mean", prorate: boolean): Float64Array {
  const { size, neededWhenProrated, highest } = scale;
  const table = new Float64Array((size + 1) * 256).fill(NaN);
  const mayMiss = prorate ? size - neededWhenProrated : 0;
  for (let missing = 0; missing <= mayMiss; missing++)
    for (let sum = 0; sum <= highest; sum++)
      table[missing * 256 + sum] =
        metric === "sum" ? sumOfScale(size, sum, size - missing, 1) : meanOfScale(sum, size - missing, 1);
  return table;
}

function writeScores(
  { sum, missing }: LaneTally,
  table: Float64Array,
  from: number,
  rows: number,
  scores: Float64Array,
  status: Uint8Array,
): void {
  const sums = sum.bytes;
  const missings = missing.bytes;
  for (let row = 0; row < rows; row++) {
    const score = table[((missings[row] as number) << 8) | (sums[row] as number)] as number;
    scores[from + row] = score;
    if (Number.isNaN(score)) status[from + row] = NOT_SCORED;
  }
}

function addScores(
  { sum, missing }: LaneTally,
  table: Float64Array,
  from: number,
  rows: number,
  scores: Float64Array,
): void {
  const sums = sum.bytes;
  const missings = missing.bytes;
  for (let row = 0; row < rows; row++)
    (scores[from + row] as number) += table[((missings[row] as number) << 8) | (sums[row] as number)] as number;
}

/** Rows with an answer that is none: nothing is scored. There are few, so they are looked for four at a time. */
function writeInvalid({ words, bytes }: Lanes, from: number, rows: number, { scales, status }: ScoreSink): void {
  for (let word = 0; word * 4 < rows; word++) {
    if (words[word] === 0) continue;
    for (let row = word * 4; row < Math.min(word * 4 + 4, rows); row++) {
      if (bytes[row] === 0) continue;
      status[from + row] = INVALID;
      for (const scores of scales) scores[from + row] = NaN;
    }
  }
}
