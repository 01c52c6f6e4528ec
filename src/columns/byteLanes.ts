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
/** The top bit of every lane: 0x80808080 as a signed word. */
const TOP = -0x7f7f7f80;
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
 * A stretch of a column, as words.
 *
 * @internal
 */
export interface LaneColumn {
  readonly words: Int32Array;
  /** The word that holds the first four rows. */
  readonly start: number;
  readonly rule: LaneRule;
}

/**
 * Add two columns to the sums of a scale, four rows at a time: two at once, so that each sum is fetched and stored half as
 * often.
 *
 * @param words - how many words
 * @param tally - sums and missing answers so far; changed in place
 * @param wrong - lanes that are not 0 where a row has an answer that is none; changed in place
 * @internal
 */
export function addColumns(first: LaneColumn, second: LaneColumn, words: number, tally: LaneTally, wrong: Lanes): void {
  const { words: words1, start: start1 } = first;
  const { words: words2, start: start2 } = second;
  const { atLeast: atLeast1, above: above1, flip: flip1 } = first.rule;
  const { atLeast: atLeast2, above: above2, flip: flip2 } = second.rule;
  const shift = (first.rule.shift + second.rule.shift) | 0;
  const sums = tally.sum.words;
  for (let word = 0; word < words; word++) {
    const four1 = words1[start1 + word] as number;
    const four2 = words2[start2 + word] as number;
    const isSomeBelow = ~((four1 + atLeast1) & (four2 + atLeast2));
    if (((four1 | four2 | (four1 + above1) | (four2 + above2) | isSomeBelow) & TOP) === 0)
      sums[word] = ((sums[word] as number) + (four1 ^ flip1) + (four2 ^ flip2) + shift) | 0;
    else {
      addSome(four1, word, tally, wrong, first.rule);
      addSome(four2, word, tally, wrong, second.rule);
    }
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

/**
 * The partner of a column that has none: zeros that add nothing.
 *
 * @internal
 */
export const noColumn = (rows: number): LaneColumn => ({
  words: newLanes(rows).words,
  start: 0,
  rule: { atLeast: TOP, above: BELOW_TOP, flip: 0, shift: 0, isWrong: new Uint8Array(256) },
});
