import { decimalPlaces, toTicks } from "../core/decimalGrid.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Issue } from "../core/issue.js";
import { declareInstrument } from "./declareInstrument.js";
import type { Instrument } from "./definition.js";

/** Codes of the faults that {@link defineInstrument} reports. */
export type DefinitionIssueCode =
  | "not-a-definition"
  | "id-invalid"
  | "no-items"
  | "no-scales"
  | "duplicate-item"
  | "number-invalid"
  | "range-empty"
  | "step-invalid"
  | "step-does-not-divide-range"
  | "keyed-invalid"
  | "scale-without-items"
  | "scale-unknown-item"
  | "scale-duplicate-item"
  | "missing-rule-invalid"
  | "cap-invalid"
  | "single-item-contradicted"
  | "subscales-do-not-partition";

/** Ids are stored, logged and used as column names: letters, digits, `-` and `_`, starting with a letter or digit. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/**
 * Declare an instrument, or refuse a declaration that contradicts itself.
 *
 * The result is a deeply frozen copy that `score` and everything after it understand. Item and scale
 * ids are kept as literal types, so a misspelt one does not compile.
 *
 * @param definition - structure and key of a form: items with range, step and keying; scales over them
 * @returns the definition, deeply frozen
 * @throws InvalidArgumentError `invalid-definition`, whose `issues` name every fault at once
 *
 * @example
 * const mood = defineInstrument({
 *   id: "mood", name: "Mood of the day", version: "1.0.0", higherIs: "better", raters: ["client"],
 *   licence: { status: "free", holder: "the clinic" }, sources: [],
 *   items: [{ id: "mood", number: 1, label: "Mood", minimum: 0, maximum: 10, step: 1, keyed: "forward" }],
 *   scales: { total: { items: ["mood"], missing: { rule: "complete" } } },
 * });
 * unwrap(score(mood, { mood: 7 })).scales.total.status; // => "scored"
 */
export function defineInstrument<const Id extends string, const ItemId extends string, const ScaleId extends string>(
  definition: Instrument<Id, ItemId, ScaleId>,
): Instrument<Id, ItemId, ScaleId> {
  const issues = definitionIssues(definition);
  if (issues.length > 0)
    throw new InvalidArgumentError(
      "invalid-definition",
      `defineInstrument was given a definition that contradicts itself: ${issues.map(({ code }) => code).join(", ")}`,
      issues,
    );
  return declareInstrument(definition);
}

type Fault = (code: DefinitionIssueCode, path: readonly (string | number)[], message: string) => void;

/**
 * Every way in which a definition contradicts itself. The types promise much that a definition from JSON or from
 * JavaScript may not keep, so nothing is taken for granted.
 *
 * @internal
 */
export function definitionIssues(definition: unknown): Issue<DefinitionIssueCode>[] {
  const issues: Issue<DefinitionIssueCode>[] = [];
  const fault: Fault = (code, path, message) => issues.push({ code, path, message });
  if (!isRecord(definition) || !isListOfRecords(definition["items"]) || !isRecord(definition["scales"])) {
    fault("not-a-definition", [], "a definition is an object with a list of items and an object of scales");
    return issues;
  }
  const { id, items, scales } = definition;
  if (!isId(id)) fault("id-invalid", ["id"], `an id matches ${ID}`);
  if (items.length === 0) fault("no-items", ["items"], "an instrument has at least one item");
  if (Object.keys(scales).length === 0) fault("no-scales", ["scales"], "an instrument has at least one scale");
  items.forEach((item, index) => {
    itemFaults(item, index, fault);
    if (items.findIndex((other) => other["id"] === item["id"]) < index)
      fault("duplicate-item", ["items", index], "an item id occurs once");
  });
  const itemIds = new Set(items.map((item) => item["id"]));
  for (const [scaleId, scale] of Object.entries(scales)) scaleFaults(scaleId, scale, itemIds, scales, fault);
  return issues;
}

function itemFaults({ id, number, minimum, maximum, step, keyed }: Data, index: number, fault: Fault): void {
  const at = ["items", index];
  if (!isId(id)) fault("id-invalid", at, `an item id matches ${ID}`);
  if (number !== index + 1) fault("number-invalid", at, "items are numbered from 1 in the order of the form");
  if (keyed !== "forward" && keyed !== "reverse") fault("keyed-invalid", at, "an item is keyed forward or reverse");
  const range = [minimum, maximum, step].filter((value) => typeof value === "number" && Number.isFinite(value));
  const [low, high, width] = range as [number, number, number];
  const places = (range as number[]).map(decimalPlaces);
  if (range.length < 3 || !(low < high)) fault("range-empty", at, "the minimum lies below the maximum, both finite");
  if (range.length < 3 || !(width > 0) || places.includes(undefined))
    fault("step-invalid", at, "the step lies above zero; step and range have at most six decimals");
  else {
    const ticksPerUnit = 10 ** Math.max(...(places as number[]));
    const ticks = (value: number): number => toTicks(value, ticksPerUnit) as number;
    if ((ticks(high) - ticks(low)) % ticks(width) !== 0)
      fault("step-does-not-divide-range", at, "the step divides the range");
  }
}

function scaleFaults(id: string, scale: unknown, itemIds: ReadonlySet<unknown>, scales: Data, fault: Fault): void {
  const at = ["scales", id];
  if (!isId(id)) fault("id-invalid", at, `a scale id matches ${ID}`);
  const items = itemsOf(scale);
  if (!isRecord(scale) || items.length === 0) {
    fault("scale-without-items", at, "a scale lists at least one item");
    return;
  }
  const size = new Set(items).size;
  if (items.some((item) => !itemIds.has(item))) fault("scale-unknown-item", at, "a scale lists items of the form");
  if (size < items.length) fault("scale-duplicate-item", at, "a scale lists an item once");
  if (scale["singleItem"] === true && size > 1)
    fault("single-item-contradicted", at, "a single-item scale lists one item");
  const rule = ruleOf(scale);
  const missing = scale["missing"] as Data;
  if (rule === "prorate") {
    const cap = missing["maximumMissing"];
    if (!Number.isInteger(cap) || (cap as number) < 1 || (cap as number) >= size)
      fault("cap-invalid", at, "the cap of a prorated scale is a whole number from 1 to one below its size");
  } else if (rule === "subscales") {
    const names: unknown[] = Array.isArray(missing["of"]) ? missing["of"] : [];
    const parts = names.map((name) => Object.entries(scales).find(([key]) => key === name)?.[1]);
    if (parts.some((part) => ruleOf(part) === "subscales"))
      fault("missing-rule-invalid", at, "a scale that is the sum of subscales is no subscale itself");
    if (parts.flatMap(itemsOf).sort().join() !== [...items].sort().join())
      fault("subscales-do-not-partition", at, "the subscales of a total hold each of its items once");
  } else if (rule !== "complete")
    fault("missing-rule-invalid", at, "the missing rule is complete, prorate or subscales");
}

type Data = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isListOfRecords = (value: unknown): value is Data[] => Array.isArray(value) && value.every(isRecord);
const isId = (value: unknown): boolean => typeof value === "string" && ID.test(value);
const itemsOf = (scale: unknown): unknown[] =>
  isRecord(scale) && Array.isArray(scale["items"]) ? (scale["items"] as unknown[]) : [];
const ruleOf = (scale: unknown): unknown =>
  isRecord(scale) && isRecord(scale["missing"]) ? scale["missing"]["rule"] : undefined;
