import { checkedOptions } from "../core/checkedOptions.js";
import { meantNumber } from "../core/cells/meantNumber.js";
import { divisorOf, numberOf, plainNumber, type NumberFormat } from "../core/cells/numberOf.js";
import { decimalPlaces } from "../core/decimalGrid.js";
import { insist, insistUnwrapped, isPositive } from "../core/insist.js";
import { isList as isPlainList, isPlainObject } from "../core/plainObject.js";
import type { Item } from "../instruments/definition.js";
import { checkedMissingCodes } from "../scoring/missingCodes.js";
import { openColumn } from "./column.js";
import { columnIssue, columnsInvalid } from "./itemColumns.js";
import { newColumns } from "./newColumns.js";

/** How the cells of a column of text are read. */
export interface NumberColumnOptions {
  /** What parts the whole from the tenths: `point` (the default, `9.1`) or `comma` (`9,1`). */
  readonly decimal?: "point" | "comma";
  /** `mm` where lines of ten centimetres were measured in millimetres: every number is divided by ten. */
  readonly unit?: "mm";
  /** Numbers by the text that stands for them: `{ "4 - Often": 4 }`. */
  readonly codes?: Readonly<Record<string, number>>;
  /** Texts and numbers that stand for a missing answer, besides blank cells. */
  readonly missingCodes?: readonly (number | string)[];
  /** The item that was answered: a number that computing has disturbed (0.30000000000000004) is read as the answer it stands for. */
  readonly item?: Pick<Item, "minimum" | "maximum" | "step">;
}

/**
 * A column of numbers from a column of texts, read as the readers of `/tables` read them: ready for `scoreColumns`.
 *
 * A plain decimal is read (`8.5`, `.5`, `9.`, ` 9 `); no exponent, no hexadecimal number, no thousands separator. Blank cells, `null`
 * and NaN are missing and become NaN. Any other cell becomes Infinity, which no item reaches: its row gets status 2.
 *
 * @param cells - texts, numbers or both, as a reader of files gives them
 * @param options - `decimal`, `unit`, `codes`, `missingCodes`, `item`
 * @returns one number a cell
 * @throws InvalidArgumentError `columns-invalid`, `codes-invalid`, `missing-codes-invalid`, `missing-code-is-a-response`,
 *   `option-unknown`, `too-many-rows`, `result-not-unwrapped`
 *
 * @example
 * import { numberColumn } from "alliance-scoring/columns";
 * [...numberColumn(["8.5", " .5 ", "", "NA", "1e1"], { missingCodes: ["NA"] })]; // => [8.5, 0.5, NaN, NaN, Infinity]
 * [...numberColumn(["9,1", "10"], { decimal: "comma" })]; // => [9.1, 10]
 */
export function numberColumn(
  cells: { readonly length: number } & (
    readonly unknown[] | { get(row: number): unknown } | { at(row: number): unknown }
  ),
  options?: NumberColumnOptions,
): Float64Array {
  const caller = "numberColumn";
  const { item, ...given } = checkedOptions(options, caller, {
    decimal: ["point", "comma"],
    unit: ["mm"],
    codes: "checked-by-caller",
    missingCodes: "checked-by-caller",
    item: "checked-by-caller",
  });
  const isItem = item === undefined || (isPlainObject(item) && item.minimum < item.maximum && isPositive(item.step));
  insist(isItem, "option-unknown", caller, `"item" to be an item, for example srs.items[0]`, item);
  const format = formatOf(given, item, caller);
  const places = item && Math.max(...[item.minimum, item.step].map((value) => decimalPlaces(value) ?? 0));
  insistUnwrapped(cells, caller, "a column of cells");
  const column = openColumn(cells);
  if (!column) throw columnsInvalid([columnIssue("not-a-column", "column cells", ["cells"])], caller);
  const [numbers] = newColumns(1, column.rows) as [Float64Array];
  try {
    for (let row = 0; row < column.rows; row++) {
      const number = numberOf(column.cell(row), format);
      if (number === null) numbers[row] = NaN;
      else if (number === undefined) numbers[row] = Infinity;
      else numbers[row] = item ? meantNumber(number, 10 ** (places ?? 0), item.maximum - item.minimum) : number;
    }
  } catch {
    throw columnsInvalid([columnIssue("column-unreadable", "column cells", ["cells"])], caller);
  }
  return numbers;
}

function formatOf(
  { decimal = "point", unit, codes = {}, missingCodes = [] }: NumberColumnOptions,
  item: NumberColumnOptions["item"],
  caller: string,
): NumberFormat {
  const isList = isPlainList(missingCodes) && missingCodes.every((code) => ["number", "string"].includes(typeof code));
  insist(isList, "missing-codes-invalid", caller, `"missingCodes" to be a list of numbers and texts`, missingCodes);
  const missing = missingCodes.map((code) => (typeof code === "string" ? code.trim() : code));
  const numbers = missing.flatMap((code) => (typeof code === "string" ? (plainNumber(code, decimal) ?? []) : []));
  const divisor = divisorOf(unit);
  const ranges = item ? [{ minimum: item.minimum * divisor, maximum: item.maximum * divisor }] : [];
  checkedMissingCodes([...missing.filter((code) => typeof code !== "string"), ...numbers], ranges, caller);
  const isCode = ([text, number]: [string, unknown]): boolean =>
    !["", ...missing].includes(text.trim()) &&
    plainNumber(text.trim(), decimal) === undefined &&
    Number.isFinite(number);
  const isCodes = isPlainObject(codes) && Object.entries<unknown>(codes).every(isCode);
  const need = `"codes" to hold finite numbers by text; no text blank, a number or a missing code`;
  insist(isCodes, "codes-invalid", caller, need, codes);
  return {
    ...{ decimal, divisor, missing: new Set([...missing, ...numbers]) },
    codes: new Map(Object.entries(codes).map(([text, number]) => [text.trim(), number])),
  };
}
