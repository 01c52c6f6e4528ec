/**
 * What a column may be, and how its cells become numbers.
 *
 * Tables keep their columns in many ways: typed arrays, arrays with `null`, and objects that hand out one cell at a time
 * (Arrow, arquero). The newcomer's mistake is to ask such an object for one plain array: Arrow's `toArray()` turns
 * a missing cell into 0, which is an answer. So cells are asked for one by one, by `get` or `at`.
 */

/** The typed arrays that hold numbers. */
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** One cell as it may be stored. `null`, `undefined` and `NaN` are missing; a bigint is the whole number it holds. */
export type Cell = number | bigint | null | undefined;

/**
 * A column of numbers: a typed array of any kind, an array, or an object with a `length` that hands out its cells by
 * `get(row)` or `at(row)`, as the columns of Arrow and arquero do.
 */
export type Column =
  | NumberArray
  | BigInt64Array
  | BigUint64Array
  | readonly Cell[]
  | {
      readonly length: number;
      /** The cell of a row. */
      get(row: number): unknown;
    }
  | {
      readonly length: number;
      /** The cell of a row. */
      at(row: number): unknown;
    };

/**
 * A column that was looked at: how long it is, and how to read it.
 *
 * @internal
 */
export interface OpenColumn {
  readonly rows: number;
  /** How long it is by now: another column's `get` may have changed or detached it. */
  readonly length: () => number;
  /** The cells themselves when each is one byte. */
  readonly bytes: Bytes | undefined;
  /** One cell as it is. What it throws is thrown. */
  cell(row: number): unknown;
  /** Copy a stretch of cells: a missing one as NaN, one that is no number as Infinity. What a cell throws is thrown. */
  read(from: number, to: number, numbers: Float64Array): void;
}

/** @internal */
export type Bytes = Int8Array | Uint8Array | Uint8ClampedArray;

/**
 * Look at what may be a column; undefined when it is none, is detached, or does not let itself be looked at.
 *
 * @internal
 */
export function openColumn(given: unknown): OpenColumn | undefined {
  try {
    if (Array.isArray(given)) return plainArray(given as unknown[]);
    if (ArrayBuffer.isView(given)) return "length" in given ? typedArray(given as NumberArray | BigInts) : undefined;
    if (typeof given !== "object" || given === null) return undefined;
    const holder = given as { readonly length: number; readonly get?: unknown; readonly at?: unknown };
    const { length, get, at } = holder;
    const handOut = typeof get === "function" ? get : at;
    if (!Number.isSafeInteger(length) || length < 0 || typeof handOut !== "function") return undefined;
    return cellByCell(holder, length, (row) => handOut.call(holder, row) as unknown);
  } catch {
    return undefined; // a detached buffer, a revoked proxy, a getter that throws
  }
}

/** In a loop of its own: asking a function for each cell would take three times as long. */
function plainArray(cells: readonly unknown[]): OpenColumn {
  return {
    ...cellByCell(cells, cells.length, (row) => cells[row]),
    read(from, to, numbers) {
      for (let row = from; row < to; row++) {
        const cell = cells[row];
        numbers[row - from] = typeof cell === "number" ? cell : numberOf(cell);
      }
    },
  };
}

type BigInts = BigInt64Array | BigUint64Array;

function typedArray(cells: NumberArray | BigInts): OpenColumn {
  // A detached or shrunk buffer looks like an empty one, but does not let itself be asked.
  if (cells.length === 0) cells.at(0);
  // By tag and not by `instanceof`: an array from another window or worker is of another class.
  const kind = cells[Symbol.toStringTag];
  if (kind === "BigInt64Array" || kind === "BigUint64Array")
    return cellByCell(cells, cells.length, (row) => cells[row]);
  const numbered = cells as NumberArray;
  return {
    rows: numbered.length,
    length: () => numbered.length,
    bytes: numbered.BYTES_PER_ELEMENT === 1 ? (numbered as Bytes) : undefined,
    cell: (row) => numbered[row],
    read: (from, to, numbers) => numbers.set(numbered.subarray(from, to)),
  };
}

function cellByCell(holder: { readonly length: number }, rows: number, cell: (row: number) => unknown): OpenColumn {
  return {
    rows,
    length: () => holder.length,
    bytes: undefined,
    cell,
    read(from, to, numbers) {
      for (let row = from; row < to; row++) numbers[row - from] = numberOf(cell(row));
    },
  };
}

/** No item reaches as far as Infinity, so it stands for whatever is no number. */
function numberOf(cell: unknown): number {
  if (typeof cell === "number") return cell;
  if (cell === null || cell === undefined) return NaN;
  if (typeof cell === "bigint") return Number(cell);
  if (isDecimal(cell)) throw decimalCell;
  return Infinity;
}

/** Thrown for a column of decimals that are kept as whole numbers and a scale: its cells cannot be read as they are. */
const decimalCell = /* @__PURE__ */ new Error("a decimal");

/** A decimal of Arrow (four words of a whole number) or of DuckDB (a whole number and its scale). */
const isDecimal = (cell: unknown): boolean =>
  ArrayBuffer.isView(cell) ||
  (typeof cell === "object" && cell !== null && typeof (cell as { value?: unknown }).value === "bigint");

/**
 * Why reading a column threw; whatever was thrown may hold an answer, and goes no further.
 *
 * @internal
 */
export const whyUnreadable = (thrown: unknown): "column-of-decimals" | "column-unreadable" =>
  thrown === decimalCell ? "column-of-decimals" : "column-unreadable";
