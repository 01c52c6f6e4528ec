/**
 * Forms of small whole numbers, sixteen rows at a time: the steps of `scoreLanes.ts` in the memory of a WebAssembly module.
 *
 * A block of each column is copied in, as bytes or as doubles that become bytes there; the scores of the block are copied
 * out. That costs less than it saves: the block stays in the processor's first caches.
 */
import { partPositions, type PlannedItem, type PlannedScale, type ScoringPlan } from "../../scoring/plan.js";
import type { ColumnReader } from "../columnReader.js";
import type { ColumnPolicy, ScoreSink } from "../columnScores.js";
import type { ItemColumn } from "../itemColumns.js";
import { laneRule } from "./byteLanes.js";
import { BLOCK, bytesThatMiss, isHeldAsBytes, MISSING_BYTE, scoreTable, toBytes, writeInvalid } from "./scoreLanes.js";
import type { VectorKernel } from "./vectorKernel.js";

/**
 * Score a form that fits lanes (`fitLanes`).
 *
 * @internal
 */
export function scoreVectors(
  kernel: VectorKernel,
  plan: ScoringPlan,
  columns: readonly ItemColumn[],
  codes: readonly number[],
  reader: ColumnReader,
  policy: ColumnPolicy,
  sink: ScoreSink,
): void {
  // Places first, then a memory that holds them all, then what lies there.
  let end = 0;
  const place = (size: number): number => (end += size + (-size & 15)) - size - (-size & 15);
  const [wrong, status] = [place(BLOCK), place(BLOCK)];
  const counts = [...plan.scales, undefined].map(() => ({ sum: place(BLOCK), missing: place(BLOCK) }));
  const cleared = end; // what lies before is 0 when a block begins
  const [answers, numbers, spare] = [place(BLOCK), place(BLOCK * 8), place(BLOCK * 8)];
  const codesAt = columns.map(() => place(256));
  const tallies = counts.map((count, index): Tally => {
    const scale = plan.scales[index];
    return { ...count, scores: place(BLOCK * 8), table: place(tableSize(scale)), sumTable: place(tableSize(scale)) };
  });
  kernel.memory.grow(Math.ceil(end / 65_536));
  const { buffer } = kernel.memory;
  const bytesAt = (at: number, length: number): Uint8Array => new Uint8Array(buffer, at, length);
  const doublesAt = (at: number, length: number): Float64Array => new Float64Array(buffer, at, length);

  const sources = columns.map((column, position): VectorSource => {
    const item = plan.items[position] as PlannedItem;
    const { bytes, rows } = column;
    const isBytes = bytes !== undefined && isHeldAsBytes(column, codes, item);
    const missing = isBytes ? bytesThatMiss(bytes, codes) : [MISSING_BYTE];
    const { lowest } = item;
    const range = item.highest - lowest;
    const { flip, shift } = laneRule(item, []);
    const codesHere = codesAt[position] as number;
    bytesAt(codesHere, 256).set(missing);
    const given = bytesAt(answers, BLOCK);
    const read = doublesAt(numbers, BLOCK);
    return {
      copy(from, count) {
        if (!isBytes) {
          reader.read(position, from, from + count, read);
          if (kernel.toBytes(numbers, answers, count) === 1) toBytes(read, count, item, policy.offStep, given);
        } else if (bytes.length === rows) given.set(bytes.subarray(from, from + count)); // else it was detached meanwhile
      },
      add(count, { sum, missing: absent }) {
        // prettier-ignore
        kernel.addColumn(answers, count, sum, absent, wrong, lowest, range, flip, shift, codesHere, missing.length);
      },
    };
  });

  // Each scale with the columns of its own items; last, for no scale, the items that belong to none: they are checked too.
  const groups = tallies.flatMap((tally, index) => {
    const scale = plan.scales[index];
    if (scale?.subscales) return [];
    const items = scale?.items ?? itemsOfNoScale(plan);
    return [{ tally, sources: items.map((position) => sources[position] as VectorSource) }];
  });
  const writers = plan.scales.map((scale, index): ((count: number) => void) => {
    const { sum, missing, scores, table, sumTable } = tallies[index] as Tally;
    if (!scale.subscales) {
      const length = (scale.size + 1) * 256;
      doublesAt(table, length).set(scoreTable(scale, policy.metric, policy.prorate));
      doublesAt(sumTable, length).set(scoreTable(scale, "sum", policy.prorate));
      return (count) => {
        kernel.lookUp(sum, missing, table, scores, status, count);
      };
    }
    const parts = partPositions(plan, scale.subscales).map((part) => tallies[part] as Tally);
    const total = doublesAt(scores, BLOCK);
    return (count) => {
      total.fill(0);
      for (const part of parts) {
        kernel.lookUp(part.sum, part.missing, part.sumTable, spare, status, count);
        kernel.addScores(spare, scores, count);
      }
      if (policy.metric === "mean") kernel.divideScores(scores, scale.size, count);
    };
  });
  const wrongLanes = { words: new Int32Array(buffer, wrong, BLOCK / 4), bytes: bytesAt(wrong, BLOCK) };

  for (let from = 0; from < sink.rows; from += BLOCK) {
    const count = Math.min(BLOCK, sink.rows - from);
    bytesAt(0, cleared).fill(0);
    for (const { tally, sources: own } of groups)
      for (const source of own) {
        source.copy(from, count);
        source.add(count, tally);
      }
    for (const write of writers) write(count);
    sink.status.set(bytesAt(status, count), from);
    sink.scales.forEach((scores, index) => {
      scores.set(doublesAt((tallies[index] as Tally).scores, count), from);
    });
    writeInvalid(wrongLanes, from, count, sink);
  }
}

/** Places of one scale: the sums of its rows so far, the score of each sum, and its scores. */
interface Tally {
  readonly sum: number;
  readonly missing: number;
  readonly table: number;
  readonly sumTable: number;
  readonly scores: number;
}

/** A block of a column. */
interface VectorSource {
  copy(from: number, count: number): void;
  add(count: number, tally: Tally): void;
}

/** In bytes; a total that is the sum of its parts needs no table. */
const tableSize = (scale: PlannedScale | undefined): number =>
  scale && !scale.subscales ? (scale.size + 1) * 256 * 8 : 0;

const itemsOfNoScale = ({ items, scales }: ScoringPlan): number[] =>
  [...items.keys()].filter((position) => !scales.some(({ items: own }) => own.includes(position)));
