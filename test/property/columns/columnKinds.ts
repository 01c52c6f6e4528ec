import { Float32, Float64, Int32, Int64, Int8, vectorFromArray, type DataType } from "apache-arrow";
import type { Column } from "alliance-scoring/columns";

/** What somebody did with an item: gave a number, left it out, or something that is no number. */
export type Intent = number | "missing" | "wrong";

/** A column, and what each of its cells means to `score`. */
export interface Encoded {
  readonly column: Column;
  readonly meant: readonly unknown[];
  readonly validity?: Uint8Array;
}

type Encoder = (intents: readonly Intent[], codes: readonly number[]) => Encoded;
type TypedArrays = typeof Int8Array | typeof Float64Array | typeof Float32Array | typeof BigInt64Array;

/** Bits from the lowest on, 1 for an answer; written here anew from Arrow's description. */
export function bitmap(isPresent: readonly boolean[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(isPresent.length / 8));
  isPresent.forEach((present, row) => {
    if (present) bits[Math.floor(row / 8)]! += 2 ** (row % 8);
  });
  return bits;
}

/** A cell may be a bigint, which its type does not say. */
const toNumber = (cell: unknown): number => Number(cell);

/**
 * A typed array: a missing answer is NaN, a declared code, or not valid, whichever the array can hold. `offset` elements
 * are left free in front, so that the cells do not begin on a word.
 */
const typed =
  (Kind: TypedArrays, offset = 0): Encoder =>
  (intents, codes) => {
    const isBig = Kind.name.startsWith("Big");
    const stored = (value: number): number => (isBig ? BigInt(Math.trunc(value) || 0) : value) as number;
    const held = (value: number): number => {
      const cell = new (Kind as typeof Float64Array)(1);
      cell[0] = stored(value);
      return toNumber(cell[0]);
    };
    const code = codes.find((candidate) => held(candidate) === candidate);
    const canBeNaN = Number.isNaN(held(NaN));
    const cells = new (Kind as typeof Float64Array)(intents.length + offset).subarray(offset);
    const meant = intents.map((intent, row) => {
      const usesCode = intent === "missing" && code !== undefined && row % 2 === 0;
      cells[row] = stored(
        intent === "wrong" ? 120 : usesCode ? code : intent === "missing" ? (canBeNaN ? NaN : 3) : intent,
      );
      if (intent === "missing") return null;
      // The float nearest to 9.1 is 9.1; any other is the number it is.
      return Kind === Float32Array && intent !== "wrong" && isOnTenths(intent) ? intent : toNumber(cells[row]);
    });
    const isValid = intents.map(
      (intent, row) => intent !== "missing" || canBeNaN || (code !== undefined && row % 2 === 0),
    );
    return { column: cells, meant, ...(!isValid.every(Boolean) && { validity: bitmap(isValid) }) };
  };

export const isOnTenths = (value: number): boolean => Math.round(value * 10) / 10 === value;

/** A plain array that shows every way of leaving a cell empty, and of filling it with nonsense. */
const plain: Encoder = (intents) => {
  const empty = [null, undefined, NaN];
  const nonsense = ["7", true, {}, Infinity, 7.00000001, []];
  const column = intents.map((intent, row) =>
    intent === "missing" ? empty[row % 3] : intent === "wrong" ? nonsense[row % 6] : intent,
  );
  const meant = column.map((cell) => (Number.isNaN(cell) ? null : cell));
  if (intents[0] === "missing") Reflect.deleteProperty(column, 0); // a hole
  return { column: column, meant };
};

const arrow =
  (type: DataType): Encoder =>
  (intents) => {
    const isFloat = type instanceof Float64 || type instanceof Float32;
    const held = (whole: number): number => (type instanceof Int8 ? (Int8Array.of(whole)[0] as number) : whole);
    const values = intents.map((intent) =>
      intent === "missing" ? null : intent === "wrong" ? 120 : isFloat ? intent : held(Math.trunc(intent)),
    );
    const stored = type instanceof Int64 ? values.map((value) => (value === null ? null : BigInt(value))) : values;
    const meant = values.map((value) =>
      value !== null && type instanceof Float32 && !isOnTenths(value) ? Math.fround(value) : value,
    );
    return { column: vectorFromArray(stored, type) as Column, meant };
  };

/** A column as Arrow or arquero have it: cells are handed out one by one. */
const handedOut =
  (name: "get" | "at"): Encoder =>
  (intents, codes) => {
    const { column, meant } = plain(intents, codes);
    const cells = column as readonly number[];
    return { column: { length: cells.length, [name]: (row: number) => cells[row] } as unknown as Column, meant };
  };

/** Every kind of column, by name. */
export const kinds: Readonly<Record<string, Encoder>> = {
  ...Object.fromEntries(
    [
      ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
      ...[Float32Array, Float64Array, BigInt64Array, BigUint64Array],
    ].map((Kind) => [Kind.name, typed(Kind as TypedArrays)]),
  ),
  "Uint8Array off the word": typed(Uint8Array as unknown as TypedArrays, 1),
  "Int8Array off the word": typed(Int8Array, 3),
  array: plain,
  "Arrow Float64": arrow(new Float64()),
  "Arrow Float32": arrow(new Float32()),
  "Arrow Int8": arrow(new Int8()),
  "Arrow Int32": arrow(new Int32()),
  "Arrow Int64": arrow(new Int64()),
  get: handedOut("get"),
  at: handedOut("at"),
};
