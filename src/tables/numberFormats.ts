import { insist } from "../core/insist.js";
import { isList, isPlainObject } from "../core/plainObject.js";
import { divisorOf, plainNumber, type NumberFormat } from "../core/cells/numberOf.js";
import { checkedMissingCodes } from "../scoring/missingCodes.js";
import type { ScoringPlan } from "../scoring/plan.js";
import type { NamedSum } from "./layout.js";
import type { TableOptions } from "./table.js";

/**
 * How the numbers in each column of answers are read.
 *
 * @param columns - the columns that hold answers and sums
 * @throws InvalidArgumentError `missing-codes-invalid`, `missing-code-is-a-response`, `codes-invalid`, `unit-unavailable`
 * @internal
 */
export function numberFormats(
  plan: ScoringPlan,
  options: TableOptions,
  columns: readonly string[],
  sums: readonly NamedSum[],
  caller: string,
): (column: string) => NumberFormat {
  const { decimal = "point", unit, codes = {} } = options;
  const areLines = plan.ticksPerUnit === 10 && plan.items.every(({ step }) => step === 1);
  insist(
    unit === undefined || areLines,
    "unit-unavailable",
    caller,
    `"unit" to be left out for ${plan.instrument.id}, whose items are no lines in steps of 0.1`,
  );
  const divisor = divisorOf(unit);
  const missing = missingOf(plan, options, sums, divisor, caller);
  const readable = (text: string): boolean => plainNumber(text, decimal) === undefined && !missing.has(text);
  const shared: NumberFormat = { decimal, divisor, codes: new Map(), missing };
  const own = new Map<string, Map<string, number>>();
  const need = `"codes" to hold finite numbers by text, or by column and then by text; no text blank, a number or a missing code`;
  insist(isPlainObject(codes), "codes-invalid", caller, need, codes);
  const everywhere = shared.codes as Map<string, number>;
  for (const [name, meaning] of Object.entries(codes as Record<string, unknown>)) {
    if (typeof meaning === "number") addCode(everywhere, name, meaning);
    else {
      insist(isPlainObject(meaning), "codes-invalid", caller, need, meaning);
      insist(columns.includes(name), "codes-invalid", caller, `"codes" by column to name columns of answers`);
      const column = new Map<string, number>();
      for (const [text, number] of Object.entries(meaning as Record<string, unknown>)) addCode(column, text, number);
      own.set(name, column);
    }
  }
  const formats = new Map(
    [...own].map(([name, column]) => [name, { ...shared, codes: new Map([...everywhere, ...column]) }]),
  );
  return (column) => formats.get(column) ?? shared;

  function addCode(map: Map<string, number>, text: string, number: unknown): void {
    insist(Number.isFinite(number) && text.trim() !== "" && readable(text.trim()), "codes-invalid", caller, need);
    map.set(text.trim(), number as number);
  }
}

/**
 * Declared missing codes; a text that is a number stands for the number, and NaN is missing anyway.
 *
 * None may be an answer, nor a sum where the table has a column of them: 99 is missing on items from 1 to 7, but a WAI-36
 * total can be 99, and nothing would tell one from the other.
 */
function missingOf(
  { items, scales, ticksPerUnit }: ScoringPlan,
  { missingCodes = [], decimal = "point" }: TableOptions,
  sums: readonly NamedSum[],
  divisor: number,
  caller: string,
): ReadonlySet<number | string> {
  const areCodes = isList(missingCodes) && missingCodes.every((code) => ["number", "string"].includes(typeof code));
  const need = `"missingCodes" to be a list of numbers and texts`;
  insist(areCodes, "missing-codes-invalid", caller, need, missingCodes);
  const given: readonly unknown[] = missingCodes;
  const texts = given.filter((code) => typeof code === "string").map((code) => code.trim());
  const numbers = texts.flatMap((text) => plainNumber(text, decimal) ?? []);
  const ranges = [
    ...items.map(({ item }) => item),
    ...sums.map(({ scale }) => {
      const { lowest, highest } = scales[scale] as (typeof scales)[number];
      return { minimum: lowest / ticksPerUnit, maximum: highest / ticksPerUnit };
    }),
  ].map(({ minimum, maximum }) => ({ minimum: minimum * divisor, maximum: maximum * divisor }));
  return new Set([
    ...texts.filter((text) => plainNumber(text, decimal) === undefined),
    ...checkedMissingCodes([...given.filter((code) => typeof code !== "string"), ...numbers], ranges, caller),
  ]);
}
