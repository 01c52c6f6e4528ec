// Sixteen answers in one instruction: the loops of scoreVectors.ts, in AssemblyScript, for WebAssembly with 128-bit vectors.
//
// A vector holds sixteen bytes ("lanes"), one row each. Nothing spills from one lane into the next, and no sum exceeds 255
// (`fitLanes`). Every argument called a place is an address in the module's memory; what lies there is as long as a block,
// a multiple of 16 rows, so that a loop may run over the last row. The bytes of the compiled module stand in
// vectorLanesModule.ts, written by `node test/unit/columns/compileVectorLanes.mjs`; a test compiles it again and compares.

/**
 * Adds the answers of a column to the sums of its scale, and 1 to `missing` where there is none.
 *
 * A keyed answer is (answer XOR flip) + shift, as in byteLanes.ts. A byte outside lowest ... lowest + range is missing if it
 * is one of the codes, else its lane in `wrong` is set.
 */
export function addColumn(
  answers: usize, rows: usize, sum: usize, missing: usize, wrong: usize,
  lowest: i32, range: i32, flip: i32, shift: i32, codes: usize, codeCount: usize,
): void {
  const least = i8x16.splat(<i8>lowest);
  const width = i8x16.splat(<i8>range);
  const flips = i8x16.splat(<i8>flip);
  const shifts = i8x16.splat(<i8>shift);
  for (let row: usize = 0; row < rows; row += 16) {
    const bytes = v128.load(answers + row);
    const outside = i8x16.gt_u(i8x16.sub(bytes, least), width);
    let keyed = i8x16.add(v128.xor(bytes, flips), shifts);
    if (v128.any_true(outside)) {
      keyed = v128.andnot(keyed, outside);
      v128.store(missing + row, i8x16.sub(v128.load(missing + row), outside)); // a lane outside is -1
      let strange = outside;
      for (let code: usize = 0; code < codeCount; code++)
        strange = v128.andnot(strange, i8x16.eq(bytes, v128.load8_splat(codes + code)));
      v128.store(wrong + row, v128.or(v128.load(wrong + row), strange));
    }
    v128.store(sum + row, i8x16.add(v128.load(sum + row), keyed));
  }
}

/** Writes what each sum with so many missing answers comes to, and 1 to `status` where that is no number. */
export function lookUp(sum: usize, missing: usize, table: usize, scores: usize, status: usize, rows: usize): void {
  for (let row: usize = 0; row < rows; row++) {
    const index = (<usize>load<u8>(missing + row) << 8) | <usize>load<u8>(sum + row);
    const score = load<f64>(table + (index << 3));
    store<f64>(scores + (row << 3), score);
    store<u8>(status + row, load<u8>(status + row) | u8(score != score));
  }
}

/** Adds one column of scores to another. */
export function addScores(part: usize, scores: usize, rows: usize): void {
  for (let at: usize = 0; at < rows << 3; at += 16)
    v128.store(scores + at, f64x2.add(v128.load(scores + at), v128.load(part + at)));
}

/** Divides a column of scores. */
export function divideScores(scores: usize, divisor: f64, rows: usize): void {
  for (let at: usize = 0; at < rows << 3; at += 16)
    v128.store(scores + at, f64x2.div(v128.load(scores + at), f64x2.splat(divisor)));
}

/**
 * Writes whole numbers from 0 to 127 as bytes, and everything else as 255.
 *
 * @returns 1 if something is neither such a number nor NaN, so that 255 does not mean missing
 */
export function toBytes(numbers: usize, bytes: usize, rows: usize): i32 {
  let strange = f64x2.splat(0);
  for (let row: usize = 0; row < rows; row += 16) {
    const from = numbers + (row << 3);
    const packed = i8x16.narrow_i16x8_s(eight(from), eight(from + 64));
    v128.store(bytes + row, packed);
    if (i8x16.bitmask(packed) != 0)
      for (let at = from; at < from + 128; at += 16) {
        const two = v128.load(at);
        strange = v128.or(strange, v128.andnot(f64x2.eq(two, two), isByte(two)));
      }
  }
  return i32(v128.any_true(strange));
}

// Adding 2^52 to a whole number leaves the number in the last bits of the sum.
const SHIFTER: f64 = 4503599627370496;

// @ts-ignore: decorator
@inline
function shifted(two: v128): v128 {
  return f64x2.add(f64x2.pmin(f64x2.pmax(two, f64x2.splat(0)), f64x2.splat(127)), f64x2.splat(SHIFTER));
}

/** All bits of a lane where a number is a whole one from 0 to 127. */
// @ts-ignore: decorator
@inline
function isByte(two: v128): v128 {
  return f64x2.eq(f64x2.sub(shifted(two), f64x2.splat(SHIFTER)), two);
}

/** Two numbers as the lowest 32 bits of each lane, -1 for what is no byte. */
// @ts-ignore: decorator
@inline
function two(from: usize): v128 {
  const numbers = v128.load(from);
  return v128.or(shifted(numbers), v128.not(isByte(numbers)));
}

// @ts-ignore: decorator
@inline
function four(from: usize): v128 {
  return v128.shuffle<i32>(two(from), two(from + 16), 0, 2, 4, 6);
}

// @ts-ignore: decorator
@inline
function eight(from: usize): v128 {
  return i16x8.narrow_i32x4_s(four(from), four(from + 32));
}
