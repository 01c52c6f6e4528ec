/**
 * Four answers in one machine word.
 *
 * A rating from 1 to 7 needs three bits; a byte has eight, a machine word 32. So four rows of a column of bytes are taken
 * as one whole number, with one answer in each of its bytes ("lanes"), and one addition adds four answers to four sums.
 * This works as long as no lane ever spills into the next, which `fitLanes` makes sure of: no sum exceeds 255.
 *
 * The top bit of a lane, which no answer up to 127 uses, serves as a flag. Taking the minimum from an answer sets it when
 * the answer is below the minimum; adding 127 - maximum sets it when the answer is above the maximum. So a subtraction and
 * an addition judge four answers, and nearly always all four are right. If one is not, it may spill into the lanes above
 * it, but its own flag is set: the word is then looked at lane by lane.
 *
 * Which row lies in which byte of the word depends on the machine (the order of bytes). It does not matter: sums are
 * written to memory the way answers were read from it, so the sum of a row lies in the byte that its answers had.
 */
import type { PlannedItem } from "../../scoring/plan.js";

/** The same byte in every lane. */
const EVERY_LANE = 0x01010101;
/** The top bit of every lane, and all the others. As literals where they are used in a loop: a name is looked up each time. */
const TOP = -0x7f7f7f80;
const BELOW_TOP = 0x7f7f7f7f;

/**
 * What is known of the rows of a block: one byte a row, read as bytes elsewhere and as words here.
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
  /** Taken from an answer, sets the top bit of its lane when the answer is below the item's minimum. */
  readonly least: number;
  /** Added to an answer, sets the top bit of its lane when it is above the item's maximum. */
  readonly above: number;
  /**
   * A keyed answer is (answer XOR flip) + shift: the answer itself with 0 and 0; minimum + maximum - answer with all bits
   * set and one more than that constant, since flipping the bits of a number and adding 1 turns its sign.
   */
  readonly flip: number;
  readonly shift: number;
  /** The byte that stands for most missing answers, in every lane. */
  readonly missing: number;
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
    least: Math.imul(lowest, EVERY_LANE),
    above: Math.imul(127 - highest, EVERY_LANE),
    flip: isReverse ? -1 : 0,
    shift: isReverse ? (Math.imul(lowest + highest, EVERY_LANE) + 1) | 0 : 0,
    missing: Math.imul(missing[0] ?? lowest, EVERY_LANE),
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
  readonly rule: LaneRule;
}

/**
 * Add two columns to the sums of a scale, four rows at a time: two at once, so that each sum is fetched and stored half as
 * often.
 *
 * @param words - how many words
 * @param tally - sums and missing answers so far; changed in place
 * @param wrong - lanes that are not 0 where a row has an invalid answer; changed in place
 * @internal
 */
export function addColumns(first: LaneColumn, second: LaneColumn, words: number, tally: LaneTally, wrong: Lanes): void {
  const { words: words1, rule: rule1 } = first;
  const { words: words2, rule: rule2 } = second;
  const sums = tally.sum.words;
  const { least: least1, above: above1, flip: flip1 } = rule1;
  const { least: least2, above: above2, flip: flip2 } = rule2;
  const shift = (rule1.shift + rule2.shift) | 0;
  let word = 0;
  for (;;) {
    word = addRight(words1, words2, word, words, sums, least1, above1, flip1, least2, above2, flip2, shift);
    if (word >= words) return;
    addSome(words1[word] as number, word, tally, wrong, rule1);
    addSome(words2[word] as number, word, tally, wrong, rule2);
    word++;
  }
}

/**
 * Add words from one on, as long as all their answers are right.
 *
 * By itself and with plain numbers for arguments, so that the loop holds nothing but arithmetic.
 *
 * @returns the first word with some answer that is missing or wrong, or the number of words
 */
function addRight(
  words1: Int32Array,
  words2: Int32Array,
  from: number,
  words: number,
  sums: Int32Array,
  least1: number,
  above1: number,
  flip1: number,
  least2: number,
  above2: number,
  flip2: number,
  shift: number,
): number {
  let word = from;
  for (; word < words; word++) {
    const four1 = words1[word] as number;
    const four2 = words2[word] as number;
    const isSomeOutside = (four1 - least1) | (four1 + above1) | (four2 - least2) | (four2 + above2);
    if ((isSomeOutside & -0x7f7f7f80) !== 0) break;
    sums[word] = ((sums[word] as number) + (four1 ^ flip1) + (four2 ^ flip2) + shift) | 0;
  }
  return word;
}

/** Add those of four answers that are responses; the others are missing or wrong. */
function addSome(four: number, word: number, { sum, missing }: LaneTally, wrong: Lanes, rule: LaneRule): void {
  const { least, above, flip, shift, isWrong } = rule;
  const low = four & BELOW_TOP; // without top bits no lane spills into the next
  const outside = ((low + above) | ~((low | TOP) - least) | four) & TOP;
  const ones = outside >>> 7; // 1 in each such lane
  const drop = (outside - ones) | outside; // all bits of the lane
  sum.words[word] = ((sum.words[word] as number) + ((((four & ~drop) ^ flip) + shift) & ~drop)) | 0;
  missing.words[word] = ((missing.words[word] as number) + ones) | 0;
  if (((four ^ rule.missing) & drop) === 0) return; // nearly always what is no response is missing
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
  rule: { least: 0, above: 0, flip: 0, shift: 0, missing: 0, isWrong: new Uint8Array(256) },
});
