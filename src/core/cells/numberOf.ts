/**
 * The one reader of numbers: how a cell of a file becomes a number, in tables, columns and the shipped examples alike.
 */

/**
 * A plain decimal, as a regular expression: digits with at most one point and a minus, such as `8`, `8.5`, `.5`, `9.` and `-99`.
 *
 * No exponent, no hexadecimal number, no thousands separator and no plus. Blanks around it are taken away before. Engines that read
 * files by themselves, such as DuckDB, can be given the same rule.
 */
export const plainDecimal = "-?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)";

/** The same rule for a whole text, as a literal, so that a bundler can drop it. */
const withPoint = /^-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;

/** Millimetres in a centimetre: how far lines of ten centimetres are measured. */
const MILLIMETRES = 10;

/**
 * How the cells of a column are read.
 *
 * @internal
 */
export interface NumberFormat {
  readonly decimal: "point" | "comma";
  /** What a number is divided by: 10 where lines were measured in millimetres. */
  readonly divisor: number;
  /** Texts that stand for a number, without blanks around them. */
  readonly codes: ReadonlyMap<string, number>;
  /** Numbers and texts that stand for a missing answer. */
  readonly missing: ReadonlySet<number | string>;
}

/** @internal */
export const divisorOf = (unit: "mm" | undefined): number => (unit === "mm" ? MILLIMETRES : 1);

/**
 * The format of numbers that are counts and not answers: sessions, marks.
 *
 * @internal
 */
export const plainFormat: NumberFormat = /* @__PURE__ */ Object.freeze({
  decimal: "point",
  divisor: 1,
  codes: /* @__PURE__ */ new Map<string, number>(),
  missing: /* @__PURE__ */ new Set<number | string>(),
});

/**
 * The number in a cell, `null` for a missing one, undefined for a cell that is neither.
 *
 * `null`, undefined, NaN and blank texts are missing, and so is what the format declares.
 *
 * @internal
 */
export function numberOf(cell: unknown, format: NumberFormat): number | null | undefined {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === "number") return Number.isNaN(cell) || format.missing.has(cell) ? null : cell / format.divisor;
  if (typeof cell === "bigint") return numberOf(Number(cell), format);
  if (typeof cell !== "string") return undefined;
  const text = cell.trim();
  if (text === "" || format.missing.has(text)) return null;
  const coded = format.codes.get(text);
  if (coded !== undefined) return coded;
  const number = plainNumber(text, format.decimal);
  return number === undefined ? undefined : numberOf(number, format);
}

/**
 * The number that a text without blanks around it writes as a plain decimal.
 *
 * @internal
 */
export function plainNumber(text: string, decimal: "point" | "comma"): number | undefined {
  if (decimal === "comma" && text.includes(".")) return undefined; // it separates thousands there
  const pointed = decimal === "comma" ? text.replace(",", ".") : text;
  return withPoint.test(pointed) ? Number(pointed) : undefined;
}
