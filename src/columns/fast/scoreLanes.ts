/**
 * Forms of small whole numbers, such as the WAI, at the speed of memory: the fast way, equal to the readable one.
 *
 * Rows are taken in blocks. A column of bytes is used where it lies; any other column is first written into bytes, one
 * block at a time. Four rows at a time are then added (`byteLanes.ts`), and a table made by the scoring engine gives the
 * score of a sum with so many missing answers, so that the formula of a score stands in one place.
 */
import { partPositions, type PlannedItem, type PlannedScale, type ScoringPlan } from "../../scoring/plan.js";
import { tickOfNumber } from "../../scoring/responses.js";
import { meanOfScale, sumOfScale } from "../../scoring/scaleScores.js";
import { addColumns, laneRule, newLanes, noColumn, type LaneColumn, type Lanes, type LaneTally } from "./byteLanes.js";
import type { Bytes } from "../column.js";
import type { ColumnReader } from "../columnReader.js";
import { INVALID, NOT_SCORED, type ColumnPolicy, type ScoreSink } from "../columnScores.js";
import type { ItemColumn } from "../itemColumns.js";

/**
 * Rows of a block: a column and the sums of a few scales share the first-level cache. A multiple of 16.
 *
 * @internal
 */
export const BLOCK = 8192;

/**
 * What bytes that we write ourselves stand for; no item reaches so far.
 *
 * @internal
 */
export const MISSING_BYTE = 255;
const WRONG_BYTE = 254;

/**
 * Whether every answer and every sum of a form fits a lane: steps of 1 from 0 or more to 127 or less, and no scale with a
 * sum above 255. A total that is the sum of its parts, three at most, has no lane of its own.
 *
 * @internal
 */
export const fitLanes = ({ items, scales, ticksPerUnit }: ScoringPlan): boolean =>
  ticksPerUnit === 1 &&
  items.every(({ lowest, highest, step }) => step === 1 && lowest >= 0 && highest <= 127) &&
  scales.every(({ highest, subscales }) => (subscales ? subscales.length <= MOST_PARTS : highest <= 255));

/** @internal */
export function scoreLanes(
  plan: ScoringPlan,
  columns: readonly ItemColumn[],
  codes: readonly number[],
  reader: ColumnReader,
  policy: ColumnPolicy,
  sink: ScoreSink,
): void {
  const wrong = newLanes(BLOCK);
  const tallies = plan.scales.map(newTally);
  // Parts before the totals that are added up from them.
  const isTotal = (index: number): number => Number(plan.scales[index]?.subscales !== undefined);
  const order = [...plan.scales.keys()].sort((left, right) => isTotal(left) - isTotal(right));
  const writers = order.map((index) => scaleWriter(plan, index, tallies, policy, sink));
  const source = (position: number): LaneSource =>
    laneSource(plan, position, columns[position] as ItemColumn, codes, reader, policy);
  const groups = plan.scales.flatMap(({ items, subscales }, index): LaneGroup[] =>
    subscales ? [] : [{ tally: tallies[index] as LaneTally, sources: items.map(source) }],
  );
  // Items that belong to no scale are checked all the same.
  const apart = plan.items.flatMap((_, position) =>
    plan.scales.some(({ items }) => items.includes(position)) ? [] : [source(position)],
  );
  groups.push({ tally: newTally(), sources: apart });
  const nothing = noColumn(BLOCK);

  for (let from = 0; from < sink.rows; from += BLOCK) {
    const rows = Math.min(BLOCK, sink.rows - from);
    wrong.words.fill(0);
    for (const { tally, sources } of groups) {
      tally.sum.words.fill(0);
      tally.missing.words.fill(0);
      for (let pair = 0; pair < sources.length; pair += 2) {
        const first = (sources[pair] as LaneSource)(from, rows);
        const second = sources[pair + 1]?.(from, rows) ?? nothing;
        addColumns(first, second, Math.ceil(rows / 4), tally, wrong);
      }
    }
    for (const write of writers) write(from, rows);
    writeInvalid(wrong, from, rows, sink);
  }
}

/** A scale that is summed by itself. */
interface LaneGroup {
  readonly tally: LaneTally;
  readonly sources: readonly LaneSource[];
}

const newTally = (): LaneTally => ({ sum: newLanes(BLOCK), missing: newLanes(BLOCK) });

/** A block of a column, as words. */
type LaneSource = (from: number, rows: number) => LaneColumn;

function laneSource(
  plan: ScoringPlan,
  position: number,
  column: ItemColumn,
  codes: readonly number[],
  reader: ColumnReader,
  { offStep }: ColumnPolicy,
): LaneSource {
  const item = plan.items[position] as PlannedItem;
  const { bytes } = column;
  const lanes = newLanes(BLOCK);
  if (bytes && isHeldAsBytes(column, codes, item)) {
    const rule = laneRule(item, bytesThatMiss(bytes, codes));
    const isOnWord = bytes.byteOffset % 4 === 0;
    const inPlace = isOnWord ? new Int32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4)) : undefined;
    return (from, rows) => {
      // A column that was detached meanwhile is found out in the end.
      if (bytes.length !== column.rows) return { words: lanes.words, rule };
      if (inPlace && rows % 4 === 0) return { words: inPlace.subarray(from / 4, (from + rows) / 4), rule };
      lanes.bytes.set(bytes.subarray(from, from + rows));
      return { words: lanes.words, rule };
    };
  }
  const numbers = new Float64Array(BLOCK);
  const rule = laneRule(item, [MISSING_BYTE]);
  return (from, rows) => {
    reader.read(position, from, from + rows, numbers);
    toBytes(numbers, rows, item, offStep, lanes.bytes);
    return { words: lanes.words, rule };
  };
}

/**
 * Whether the bytes of a column are all that counts: no bitmap says which are missing, and no missing code is an
 * answer of another item.
 *
 * @internal
 */
export const isHeldAsBytes = (
  { validity }: ItemColumn,
  codes: readonly number[],
  { lowest, highest }: PlannedItem,
): boolean => !validity && !codes.some((code) => code >= lowest && code <= highest);

/**
 * The bytes of a column that stand for a missing answer. As a byte, -99 is 157: what matters is which codes the column can
 * hold, and as which byte.
 *
 * @internal
 */
export function bytesThatMiss(bytes: Bytes, codes: readonly number[]): number[] {
  const least = bytes[Symbol.toStringTag] === "Int8Array" ? -128 : 0;
  return codes
    .filter((code) => Number.isInteger(code) && code >= least && code <= least + 255)
    .map((code) => code & 255);
}

/**
 * Numbers as the bytes that stand for them.
 *
 * @internal
 */
export function toBytes(
  numbers: Float64Array,
  rows: number,
  item: PlannedItem,
  offStep: "reject" | "round",
  bytes: Uint8Array,
): void {
  const { lowest, highest } = item;
  for (let row = 0; row < rows; row++) {
    const number = numbers[row] as number;
    const whole = number | 0;
    if (whole === number && whole >= lowest && whole <= highest) bytes[row] = whole;
    else if (Number.isNaN(number)) bytes[row] = MISSING_BYTE;
    else {
      const tick = tickOfNumber(number, item, 1, offStep);
      bytes[row] = typeof tick === "number" ? tick : WRONG_BYTE;
    }
  }
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
  const partOf = (position: number, metric: "sum" | "mean"): Part => {
    const { sum, missing } = tallies[position] as LaneTally;
    const table = scoreTable(plan.scales[position] as PlannedScale, metric, policy.prorate);
    return { sums: sum.bytes, missings: missing.bytes, table };
  };
  if (!subscales) {
    const part = partOf(index, policy.metric);
    return (from, rows) => {
      writeScores(part, from, rows, scores, sink.status);
    };
  }
  // A total is the sum of its parts whether or not they are complete: their sums are whole numbers when they are.
  const positions = partPositions(plan, subscales);
  if (policy.metric === "sum") {
    const columns = positions.map((part) => sink.scales[part] as Float64Array);
    return (from, rows) => {
      for (const column of columns) addScores(column, from, rows, scores);
    };
  }
  const parts = Array.from({ length: MOST_PARTS }, (_, order) => {
    const part = positions[order];
    return part === undefined ? noPart() : partOf(part, "sum");
  });
  return (from, rows) => {
    writeTotals(parts, scale.size, from, rows, scores);
  };
}

/** Add a part that is already written to its total, which begins at 0. */
function addScores(part: Float64Array, from: number, rows: number, scores: Float64Array): void {
  for (let row = from; row < from + rows; row++) (scores[row] as number) += part[row] as number;
}

/**
 * The score of a sum (the last eight bits of the index) with so many missing answers (the bits before).
 *
 * @internal
 */
export function scoreTable(scale: PlannedScale, metric: "sum" | "mean", prorate: boolean): Float64Array {
  const { size, neededWhenProrated, highest } = scale;
  const table = new Float64Array((size + 1) * 256).fill(NaN);
  const mayMiss = prorate ? size - neededWhenProrated : 0;
  for (let missing = 0; missing <= mayMiss; missing++)
    for (let sum = 0; sum <= highest; sum++)
      table[missing * 256 + sum] =
        metric === "sum" ? sumOfScale(size, sum, size - missing, 1) : meanOfScale(sum, size - missing, 1);
  return table;
}

function writeScores(part: Part, from: number, rows: number, scores: Float64Array, status: Uint8Array): void {
  const { sums, missings, table } = part;
  for (let row = 0; row < rows; row++) {
    const score = table[((missings[row] as number) << 8) | (sums[row] as number)] as number;
    scores[from + row] = score;
    if (Number.isNaN(score)) status[from + row] = NOT_SCORED;
  }
}

/** A part of a total: the bytes of its rows, and their scores. */
interface Part {
  readonly sums: Uint8Array;
  readonly missings: Uint8Array;
  readonly table: Float64Array;
}

/** Up to three parts are added in one go; a part that is not there adds 0. */
const MOST_PARTS = 3;
const noPart = (): Part => {
  const bytes = new Uint8Array(BLOCK);
  return { sums: bytes, missings: bytes, table: new Float64Array(1) };
};

function writeTotals(parts: readonly Part[], divisor: number, from: number, rows: number, scores: Float64Array): void {
  const [first, second, third] = parts as readonly [Part, Part, Part];
  // Named one by one, since a loop over parts would look each array up again for every row.
  const { sums: sums1, missings: missings1, table: table1 } = first;
  const { sums: sums2, missings: missings2, table: table2 } = second;
  const { sums: sums3, missings: missings3, table: table3 } = third;
  for (let row = 0; row < rows; row++) {
    const one = table1[((missings1[row] as number) << 8) | (sums1[row] as number)] as number;
    const two = table2[((missings2[row] as number) << 8) | (sums2[row] as number)] as number;
    const three = table3[((missings3[row] as number) << 8) | (sums3[row] as number)] as number;
    scores[from + row] = (one + two + three) / divisor;
  }
}

/**
 * Nothing is scored in rows with an invalid answer. There are few, so they are looked for four at a time.
 *
 * @internal
 */
export function writeInvalid({ words, bytes }: Lanes, from: number, rows: number, { scales, status }: ScoreSink): void {
  for (let word = 0; word * 4 < rows; word++) {
    if (words[word] === 0) continue;
    for (let row = word * 4; row < Math.min(word * 4 + 4, rows); row++) {
      if (bytes[row] === 0) continue;
      status[from + row] = INVALID;
      for (const scores of scales) scores[from + row] = NaN;
    }
  }
}
