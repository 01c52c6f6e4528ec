import { decimalPlaces, toTicks } from "../core/decimalGrid.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Issue } from "../core/issue.js";
import { declareInstrument } from "./declareInstrument.js";
import type { Instrument, MissingRule, Scale } from "./definition.js";

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

/**
 * Every way in which a definition contradicts itself.
 *
 * @internal
 */
export function definitionIssues(definition: Instrument): Issue<DefinitionIssueCode>[] {
  const issues: Issue<DefinitionIssueCode>[] = [];
  const fault = (code: DefinitionIssueCode, path: readonly (string | number)[], message: string): void => {
    issues.push({ code, path, message });
  };
  if (!isRecord(definition) || !isListOfRecords(definition.items) || !isRecord(definition.scales)) {
    fault("not-a-definition", [], "a definition is an object with a list of items and an object of scales");
    return issues;
  }

  const { items } = definition;
  if (!isId(definition.id)) fault("id-invalid", ["id"], `an id matches ${ID}`);
  if (items.length === 0) fault("no-items", ["items"], "an instrument has at least one item");
  const itemIds = new Set<string>();
  items.forEach(({ id, number, minimum, maximum, step, keyed }, position) => {
    const at = ["items", position];
    if (!isId(id)) fault("id-invalid", at, `an item id matches ${ID}`);
    if (itemIds.has(id)) fault("duplicate-item", at, "an item id occurs once");
    itemIds.add(id);
    if (number !== position + 1) fault("number-invalid", at, "items are numbered from 1 in the order of the form");
    if (!(minimum < maximum)) fault("range-empty", at, "the minimum lies below the maximum");
    const places = [minimum, maximum, step].map((value) => (Number.isFinite(value) ? decimalPlaces(value) : undefined));
    if (!(step > 0) || places.includes(undefined))
      fault("step-invalid", at, "the step lies above zero; step and range have at most six decimals");
    else {
      const ticksPerUnit = 10 ** Math.max(...(places as number[]));
      const [low, high, tick] = [minimum, maximum, step].map((value) => toTicks(value, ticksPerUnit) ?? NaN);
      if ((high! - low!) % tick! !== 0) fault("step-does-not-divide-range", at, "the step divides the range");
    }
    if (keyed !== "forward" && keyed !== "reverse") fault("keyed-invalid", at, "an item is keyed forward or reverse");
  });

  const scales = Object.entries<Scale>(definition.scales);
  if (scales.length === 0) fault("no-scales", ["scales"], "an instrument has at least one scale");
  for (const [id, scale] of scales) {
    const at = ["scales", id];
    if (!isId(id)) fault("id-invalid", at, `a scale id matches ${ID}`);
    if (!isRecord(scale) || !Array.isArray(scale.items) || scale.items.length === 0) {
      fault("scale-without-items", at, "a scale lists at least one item");
      continue;
    }
    if (scale.items.some((item) => !itemIds.has(item)))
      fault("scale-unknown-item", at, "a scale lists items of the form");
    const size = new Set(scale.items).size;
    if (size < scale.items.length) fault("scale-duplicate-item", at, "a scale lists an item once");
    if (scale.singleItem && size > 1) fault("single-item-contradicted", at, "a single-item scale lists one item");
    const missing: Partial<MissingRule> = isRecord(scale.missing) ? scale.missing : {};
    if (missing.rule === "prorate") {
      const { maximumMissing: cap } = missing as { maximumMissing: number };
      if (!Number.isInteger(cap) || cap < 1 || cap >= size)
        fault("cap-invalid", at, "the cap of a prorated scale is a whole number from 1 to one below its size");
    } else if (missing.rule === "subscales") {
      const { of } = missing as { of: readonly string[] };
      const parts = Array.isArray(of)
        ? of.map((part: string) => Object.entries(definition.scales).find(([key]) => key === part))
        : [];
      const covered = parts.flatMap((part) => (part?.[1] as Scale | undefined)?.items ?? [""]);
      if (parts.length === 0 || of.includes(id) || [...covered].sort().join() !== [...scale.items].sort().join())
        fault("subscales-do-not-partition", at, "the subscales of a total hold each of its items once");
    } else if (missing.rule !== "complete")
      fault("missing-rule-invalid", at, "the missing rule is complete, prorate or subscales");
  }
  return issues;
}

const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isListOfRecords = (value: unknown): value is object[] => Array.isArray(value) && value.every(isRecord);
const isId = (value: unknown): boolean => typeof value === "string" && ID.test(value);
