/**
 * Four answers in one machine word.
 *
 * A rating from 1 to 7 needs three bits; a byte has eight, a machine word 32. So four rows of a column of bytes are taken
 * as one whole number, with one answer in each of its bytes ("lanes"), and one addition adds four answers to four sums.
 * This works as long as no lane ever spills into the next, which `fitLanes` makes sure of: no sum exceeds 255.
 *
 * The top bit of a lane, which no answer up to 127 uses, serves as a flag. Adding 128 - minimum to an answer sets it just
 * when the answer is at least the minimum; adding 127 - maximum sets it just when the answer is above the maximum. Two
 * additions so judge four answers, and nearly always all four are right.
 *
 * Which row lies in which byte of the word depends on the machine (the order of bytes). It does not matter: sums are
 * written to memory the way answers were read from it, so the sum of a row lies in the byte that its answers had.
 */
import type { PlannedItem } from "../scoring/plan.js";

/** The same byte in every lane. */
const EVERY_LANE = 0x01010101;
/** The top bit of every lane. */
const TOP = 0x80808080 | 0;
/** All bits of every lane but the top one. */
const BELOW_TOP = 0x7f7f7f7f;

/**
 * What is known of the rows of a block: one byte a row, seen as bytes by whoever reads a row and as words here.
 *
 * @internal
 */
export interface Lanes {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
}

/** @internal */
export function newLanes(rows: number): Lanes {
  const words = new Int32Array(Math.ceil(rows / 4));
  return { words, bytes: new Uint8Array(words.buffer) };
}

/**
 * Sums and missing answers of one scale.
 *
 * @internal
 */
export interface LaneTally {
  readonly sum: Lanes;
  readonly missing: Lanes;
}

/**
 * How the bytes of one column are to be understood.
 *
 * @internal
 */
export interface LaneRule {
  /** Added to an answer, sets the top bit of its lane when it is at least the item's minimum. */
  readonly atLeast: number;
  /** Added to an answer, sets the top bit of its lane when it is above the item's maximum. */
  readonly above: number;
  /**
   * A keyed answer is (answer XOR flip) + shift: the answer itself with 0 and 0; minimum + maximum - answer with all bits
   * set and one more than that constant, since flipping the bits of a number and adding 1 turns its sign.
   */
  readonly flip: number;
  readonly shift: number;
  /** 1 for each of the 256 bytes that is neither a response nor missing. */
  readonly isWrong: Uint8Array;
}

/**
 * @param missing - the bytes that stand for a missing answer
 * @internal
 */
export function laneRule({ item, lowest, highest }: PlannedItem, missing: readonly number[]): LaneRule {
  const isWrong = new Uint8Array(256).fill(1).fill(0, lowest, highest + 1);
  for (const byte of missing) isWrong[byte] = 0;
  const isReverse = item.keyed === "reverse";
  return {
    atLeast: Math.imul(128 - lowest, EVERY_LANE),
    above: Math.imul(127 - highest, EVERY_LANE),
    flip: isReverse ? -1 : 0,
    shift: isReverse ? (Math.imul(lowest + highest, EVERY_LANE) + 1) | 0 : 0,
    isWrong,
  };
}

/**
 * Add a column to the sums of a scale, four rows at a time.
 *
 * @param answers - the column, or a part of it that begins on a word
 * @param from - the word of `answers` that holds the first four rows
 * @param words - how many words
 * @param tally - sums and missing answers so far; changed in place
 * @param wrong - lanes that are not 0 where a row has an answer that is none; changed in place
 * @internal
 */
export function addColumn(
  answers: Int32Array,
  from: number,
  words: number,
  tally: LaneTally,
  wrong: Lanes,
  rule: LaneRule,
): void {
  const { atLeast, above, flip, shift } = rule;
  const sums = tally.sum.words;
  for (let word = 0; word < words; word++) {
    const four = answers[from + word] as number;
    if (((four | (four + above) | ~(four + atLeast)) & TOP) === 0)
      sums[word] = ((sums[word] as number) + (four ^ flip) + shift) | 0;
    else addSome(four, word, tally, wrong, rule);
  }
}

/** Add those of four answers that are responses; the others are missing or wrong. */
function addSome(four: number, word: number, { sum, missing }: LaneTally, wrong: Lanes, rule: LaneRule): void {
  const { atLeast, above, flip, shift, isWrong } = rule;
  const low = four & BELOW_TOP; // without top bits no lane spills into the next
  const legal = (low + atLeast) & ~(low + above) & ~four & TOP;
  const keep = Math.imul(legal >>> 7, 255); // 1 to 255, all bits of the lane
  (sum.words[word] as number) += (((four & keep) ^ flip) + shift) & keep;
  (missing.words[word] as number) += (~legal & TOP) >>> 7;
  (wrong.words[word] as number) |=
    (isWrong[four & 255] as number) |
    ((isWrong[(four >>> 8) & 255] as number) << 8) |
    ((isWrong[(four >>> 16) & 255] as number) << 16) |
    ((isWrong[four >>> 24] as number) << 24);
}
