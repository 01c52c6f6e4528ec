import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import { checkedMissingCodes } from "../scoring/missingCodes.js";
import type { ScoringPlan } from "../scoring/plan.js";

/** A plain decimal with a point: no comma, no exponent, no sign but a minus. */
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** A row of a table: something with named cells. */
export type TableRow = Readonly<Record<string, unknown>>;

/** @internal */
export const isRow = (row: unknown): row is TableRow => typeof row === "object" && row !== null && !Array.isArray(row);

/**
 * A cell, undefined where the row has none or will not say. Inherited properties do not count as columns.
 *
 * @internal
 */
export function cellOf(row: TableRow, column: string): unknown {
  try {
    return Object.hasOwn(row, column) ? row[column] : undefined;
  } catch {
    return UNREADABLE;
  }
}

/** No number, no text, no missing cell. */
const UNREADABLE = /* @__PURE__ */ Symbol("unreadable");

/** @internal */
export const hasColumn = (row: unknown, column: string): boolean => isRow(row) && cellOf(row, column) !== undefined;

/** What stands for a missing answer. */
export type MissingCodes = ReadonlySet<number | string>;

/**
 * Declared missing codes; a text that is a number stands for the number.
 *
 * None may be an answer, nor a total where the table has a column of them: 99 is missing on items from 1 to 7, but a WAI-36
 * total can be 99, and nothing would tell one from the other.
 *
 * @internal
 */
export function missingCodesOf(
  { items, scales, ticksPerUnit }: ScoringPlan,
  codes: unknown,
  hasTotals: boolean,
): MissingCodes {
  if (!Array.isArray(codes))
    throw new InvalidArgumentError("missing-codes-invalid", "missingCodes is a list of numbers and texts");
  const given: unknown[] = codes;
  const texts = given.filter((code) => typeof code === "string").map((code) => code.trim());
  const numbers = texts.filter((text) => DECIMAL.test(text)).map(Number);
  const totals = scales
    .filter(({ id }) => hasTotals && id === "total")
    .map(({ lowest, highest }) => ({ minimum: lowest / ticksPerUnit, maximum: highest / ticksPerUnit }));
  return new Set([
    ...texts.filter((text) => !DECIMAL.test(text)),
    ...checkedMissingCodes(
      [...given.filter((code) => typeof code !== "string"), ...numbers],
      [...items.map(({ item }) => item), ...totals],
    ),
  ]);
}

/**
 * A number, `null` for a missing one, undefined for a cell that is neither.
 *
 * @internal
 */
export function numberOf(cell: unknown, codes: MissingCodes): number | null | undefined {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === "bigint") return numberOf(cell.toString(), codes);
  if (typeof cell === "number") return codes.has(cell) ? null : Number.isNaN(cell) ? undefined : cell;
  if (typeof cell !== "string") return undefined;
  const text = cell.trim();
  if (text === "" || codes.has(text)) return null;
  return DECIMAL.test(text) ? numberOf(Number(text), codes) : undefined;
}

/**
 * A cell of a key: text that is not blank, or a number. Undefined for anything else.
 *
 * @internal
 */
export function keyOf(cell: unknown): string | number | undefined {
  if (typeof cell === "bigint") return cell.toString();
  if (typeof cell === "string") return cell.trim() || undefined; // "17 " is no other client than "17"
  return typeof cell === "number" && Number.isFinite(cell) ? cell : undefined;
}
