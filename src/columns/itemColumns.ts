import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import { inWords, type Issue } from "../core/issue.js";
import type { Instrument, ItemId } from "../instruments/definition.js";
import type { ScoringPlan } from "../scoring/plan.js";
import { openColumn, type Column, type OpenColumn } from "./column.js";

/** One thing an item: by item id, or a list in the order of the form. */
export type PerItem<I extends Instrument, Thing> = { readonly [Id in ItemId<I>]?: Thing } | readonly Thing[];

/** The column of every item: by item id, or a list in the order of the form. */
export type ItemColumnsInput<I extends Instrument> = { readonly [Id in ItemId<I>]: Column } | readonly Column[];

/** Codes of the issues that an {@link InvalidArgumentError} `columns-invalid` carries. */
export type ColumnIssueCode =
  | "not-columns"
  | "wrong-length"
  | "unknown-item"
  | "missing-column"
  | "not-a-column"
  | "lengths-differ"
  | "not-a-bitmap"
  | "bitmap-too-short"
  | "column-of-decimals"
  | "column-unreadable"
  | "column-changed";

/**
 * The columns of a form in item order, with what says which of their cells are missing.
 *
 * @internal
 */
export interface ItemColumns {
  readonly rows: number;
  readonly columns: readonly ItemColumn[];
}

/** @internal */
export interface ItemColumn extends OpenColumn {
  /** Arrow's validity bitmap: bit (row mod 8, from the lowest) of byte (row / 8) is 1 where there is an answer. */
  readonly validity: Uint8Array | undefined;
}

/**
 * Find and open the column of every item, or say everything that is wrong with them.
 *
 * @throws InvalidArgumentError `columns-invalid`
 * @internal
 */
export function itemColumns(plan: ScoringPlan, input: unknown, validity: unknown): ItemColumns {
  const issues: ColumnIssue[] = [];
  const given = thingsByItem(plan, input, issues);
  const bitmaps = validity === undefined ? [] : thingsByItem(plan, validity, issues);
  if (issues.some(({ code }) => code === "not-columns" || code === "wrong-length"))
    throw columnsInvalid(issues, "scoreColumns");

  let rows: number | undefined;
  const columns = plan.items.map(({ item }, position): ItemColumn | undefined => {
    const fault = (code: ColumnIssueCode): undefined => {
      issues.push(itemIssue(code, plan, item.id));
    };
    const thing = given[position];
    if (thing === undefined || thing === null) {
      fault("missing-column");
      return;
    }
    const column = openColumn(thing);
    if (!column) {
      fault("not-a-column");
      return;
    }
    rows ??= column.rows;
    if (column.rows !== rows) {
      fault("lengths-differ");
      return;
    }
    const bitmap = bitmaps[position] ?? undefined;
    if (bitmap !== undefined && !isBitmap(bitmap)) {
      fault("not-a-bitmap");
      return;
    }
    if (bitmap !== undefined && bitmap.length * 8 < rows) {
      fault("bitmap-too-short");
      return;
    }
    return { ...column, validity: bitmap };
  });
  if (issues.length > 0) throw columnsInvalid(issues, "scoreColumns");
  return { rows: rows ?? 0, columns: columns as ItemColumn[] };
}

/** @internal */
export type ColumnIssue = Issue<ColumnIssueCode>;

/** What was given for each item, by position. */
function thingsByItem(plan: ScoringPlan, input: unknown, issues: ColumnIssue[]): unknown[] {
  const things: unknown[] = [];
  const form = plan.instrument.id;
  try {
    if (Array.isArray(input)) {
      if (input.length !== plan.items.length) issues.push(columnIssue("wrong-length", form, []));
      else things.push(...(input as unknown[]));
    } else if (!isPlain(input)) issues.push(columnIssue("not-columns", form, []));
    else
      Object.keys(input).forEach((key, order) => {
        const position = plan.position.get(key);
        if (position !== undefined) things[position] = thingAt(input, key);
        // The key is not repeated: it is the caller's, and may say anything.
        else issues.push(columnIssue("unknown-item", form, [order]));
      });
  } catch {
    issues.push(columnIssue("not-columns", form, [])); // a proxy may throw at every look
  }
  return things;
}

/** A getter that throws gives something that is no column. */
function thingAt(holder: Readonly<Record<string, unknown>>, key: string): unknown {
  try {
    return holder[key];
  } catch {
    return NaN;
  }
}

function isPlain(input: unknown): input is Readonly<Record<string, unknown>> {
  if (typeof input !== "object" || input === null) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const isBitmap = (thing: unknown): thing is Uint8Array =>
  ArrayBuffer.isView(thing) && Object.prototype.toString.call(thing) === "[object Uint8Array]";

const rules: Readonly<Record<ColumnIssueCode, string>> = {
  "not-columns": "columns are a plain object by item id or an array in the order of the form",
  "wrong-length": "an array has one entry an item",
  "unknown-item": "a key is an item id; the one at this place is not",
  "missing-column": "every item has a column, if only one of null",
  "not-a-column": "a column is a typed array, an array, or an object with a length and get(row) or at(row)",
  "lengths-differ": "every column has as many rows as the first one",
  "not-a-bitmap": "validity is a Uint8Array, one bit a row, the lowest bit first",
  "bitmap-too-short": "a validity bitmap has a bit for every row",
  "column-of-decimals": "its decimals are kept as whole numbers; cast them before, as in CAST(q1 AS DOUBLE)",
  "column-unreadable": "a cell was asked for and something was thrown",
  "column-changed": "the column had another length after reading than before",
};

/** @internal */
export const columnIssue = (code: ColumnIssueCode, about: string, path: readonly (string | number)[]): ColumnIssue => ({
  code,
  path,
  message: `${about}: ${rules[code]}`,
});

/** @internal */
export const itemIssue = (code: ColumnIssueCode, { instrument }: ScoringPlan, item: string): ColumnIssue =>
  columnIssue(code, `item ${item} of ${instrument.id}`, [item]);

/** @internal */
export function columnsInvalid(issues: readonly ColumnIssue[], caller: string): InvalidArgumentError {
  const message = `${caller} requires columns that can be read; got ${inWords(issues)}`;
  return new InvalidArgumentError("columns-invalid", message, issues);
}
