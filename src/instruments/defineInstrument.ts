import { insistUnwrapped } from "../core/insist.js";
import { decimalPlaces, toTicks } from "../core/decimalGrid.js";
import { frozenCopy } from "../core/frozenCopy.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import { inWords, type Issue } from "../core/issue.js";
import { markDeclared } from "./declareInstrument.js";
import type { Component, Instrument, InstrumentDefinition, Licence, Rater } from "./definition.js";

/** Codes of the faults that {@link defineInstrument} reports. */
export type DefinitionIssueCode =
  | "not-a-definition"
  | "definition-too-large"
  | "unknown-key"
  | "id-invalid"
  | "name-invalid"
  | "version-invalid"
  | "construct-unknown"
  | "direction-unknown"
  | "raters-invalid"
  | "licence-invalid"
  | "sources-invalid"
  | "item-id-numeric"
  | "no-items"
  | "no-scales"
  | "duplicate-item"
  | "number-invalid"
  | "label-invalid"
  | "range-empty"
  | "step-invalid"
  | "step-does-not-divide-range"
  | "keyed-invalid"
  | "scale-without-items"
  | "scale-unknown-item"
  | "scale-duplicate-item"
  | "scale-too-large"
  | "component-invalid"
  | "missing-rule-invalid"
  | "cap-invalid"
  | "ranges-differ"
  | "single-item-contradicted"
  | "scale-unknown-subscale"
  | "subscales-do-not-partition";

/** Ids are stored, logged and used as column names: letters, digits, `-` and `_`, starting with a letter or digit. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** What form libraries take for a position in a list. */
const LIST_INDEX = /^\d+$/;

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
 *   id: "mood", name: "Mood of the day", version: "1.0.0", construct: "outcome", higherIs: "better", raters: ["client"],
 *   licence: { status: "free", holder: "the clinic" }, sources: [],
 *   items: [{ id: "mood", number: 1, label: "Mood", minimum: 0, maximum: 10, step: 1, keyed: "forward" }],
 *   scales: { total: { items: ["mood"], missing: { rule: "complete" } } },
 * });
 * unwrap(score(mood, { mood: 7 })).scales.total.status; // => "scored"
 */
export function defineInstrument<const Id extends string, const ItemId extends string, const ScaleId extends string>(
  definition: InstrumentDefinition<Id, ItemId, ScaleId>,
): Instrument<Id, ItemId, ScaleId> {
  insistUnwrapped(definition, "defineInstrument", "a definition");
  const copy = copyOf(definition);
  const issues = definitionIssues(copy);
  if (issues.length > 0)
    throw new InvalidArgumentError(
      "invalid-definition",
      `defineInstrument requires a definition without faults; got ${inWords(issues)}`,
      issues,
    );
  return markDeclared(copy as InstrumentDefinition<Id, ItemId, ScaleId>);
}

/**
 * What a definition holds, each part looked at once; nothing for what cannot be copied: an accessor that throws, a circle.
 *
 * @internal
 */
export function copyOf(definition: unknown): unknown {
  try {
    return frozenCopy(definition);
  } catch {
    return undefined;
  }
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
    fault("not-a-definition", [], "a definition has a list of items and an object of scales");
    return issues;
  }
  const { id, name, version, construct, higherIs, raters, licence, sources, items, scales } = definition;
  if (isTooLarge(items, scales)) {
    fault("definition-too-large", [], "a definition has at most 10,000 items, and 100,000 entries in its scales");
    return issues;
  }
  const holders: readonly (readonly [unknown, readonly string[], readonly (string | number)[]])[] = [
    [definition, KEYS, []],
    [licence, ["status", "holder"], ["licence"]],
    ...items.map((item, index) => [item, ITEM_KEYS, ["items", index]] as const),
    ...Object.entries(scales).flatMap(
      ([scaleId, scale]) =>
        [
          [scale, SCALE_KEYS, ["scales", scaleId]],
          [isRecord(scale) ? scale["missing"] : {}, MISSING_KEYS, ["scales", scaleId, "missing"]],
        ] as const,
    ),
  ];
  for (const [holder, known, path] of holders)
    if (isRecord(holder) && Object.keys(holder).some((key) => !known.includes(key)))
      fault("unknown-key", path, `the keys here are ${known.join(", ")}`);
  if (!isId(id)) fault("id-invalid", ["id"], `an id matches ${ID}`);
  if (!isText(name)) fault("name-invalid", ["name"], "a name is a text");
  if (!isText(version)) fault("version-invalid", ["version"], "a version is a text");
  if (!isOneOf(["alliance", "outcome"], construct))
    fault("construct-unknown", ["construct"], "a form measures the alliance or the outcome");
  if (!isOneOf(["better", "worse"], higherIs))
    fault("direction-unknown", ["higherIs"], "a higher score is better or worse");
  if (!isListOf(raters, (rater) => isOneOf(RATERS, rater)) || raters.length === 0)
    fault("raters-invalid", ["raters"], "the raters are client, therapist or caretaker");
  if (!isRecord(licence) || !isOneOf(LICENCES, licence["status"]) || !isText(licence["holder"]))
    fault("licence-invalid", ["licence"], `a licence has a holder and a status: ${LICENCES.join(", ")}`);
  if (!isListOf(sources, isText)) fault("sources-invalid", ["sources"], "the sources are a list of texts");
  if (items.length === 0) fault("no-items", ["items"], "an instrument has at least one item");
  if (Object.keys(scales).length === 0) fault("no-scales", ["scales"], "an instrument has at least one scale");
  const byId = new Map<unknown, Data>();
  items.forEach((item, index) => {
    itemFaults(item, index, fault);
    if (byId.has(item["id"])) fault("duplicate-item", ["items", index], "an item id occurs once");
    else byId.set(item["id"], item);
  });
  const form = { byId, widest: widestOf(items) };
  for (const [scaleId, scale] of Object.entries(scales)) scaleFaults(scaleId, scale, form, scales, fault);
  return issues;
}

const KEYS = ["id", "name", "version", "construct", "higherIs", "raters", "licence", "items", "scales", "sources"];
const ITEM_KEYS = ["id", "number", "label", "minimum", "maximum", "step", "keyed"];
const SCALE_KEYS = ["items", "component", "singleItem", "missing"];
const MISSING_KEYS = ["rule", "maximumMissing", "of"];
const RATERS: readonly Rater[] = ["client", "therapist", "caretaker"];
const LICENCES: readonly Licence["status"][] = ["permission-required", "free", "unknown"];
const COMPONENTS: readonly Component[] = ["goal", "task", "bond"];

function itemFaults({ id, number, label, minimum, maximum, step, keyed }: Data, index: number, fault: Fault): void {
  const at = ["items", index];
  if (!isId(id)) fault("id-invalid", at, `an item id matches ${ID}`);
  else if (LIST_INDEX.test(id)) fault("item-id-numeric", at, "an item id is a word, such as item1, and not a number");
  if (number !== index + 1) fault("number-invalid", at, "items are numbered from 1");
  if (!isText(label)) fault("label-invalid", at, "a label is a text");
  if (keyed !== "forward" && keyed !== "reverse") fault("keyed-invalid", at, "an item is keyed forward or reverse");
  const isRange = isFinite(minimum) && isFinite(maximum) && minimum < maximum;
  if (!isRange) fault("range-empty", at, "a minimum lies below its maximum");
  const places = [minimum, maximum, step].filter(isFinite).map(decimalPlaces);
  if (!isFinite(step) || step <= 0 || places.includes(undefined))
    fault("step-invalid", at, "the step lies above zero; step and range have at most six decimals");
  else if (isRange) {
    const ticksPerUnit = 10 ** Math.max(...(places as number[]));
    const ticks = (value: number): number => toTicks(value, ticksPerUnit) as number;
    if ((ticks(maximum) - ticks(minimum)) % ticks(step) !== 0)
      fault("step-does-not-divide-range", at, "the step divides the range");
  }
}

/** The items of a definition, as its scales ask for them. */
interface Form {
  readonly byId: ReadonlyMap<unknown, Data>;
  /** Ticks from end to end of the widest item; see {@link widestOf}. */
  readonly widest: number;
}

/** Most items of a form, and ten times as many entries in its scales: a definition may come from outside. */
const LARGEST = 10_000;

function isTooLarge(items: readonly unknown[], scales: Data): boolean {
  const entries = Object.values(scales).map((scale) => 1 + listIn(scale, "items").length + subscalesOf(scale).length);
  return items.length > LARGEST || entries.reduce((sum, each) => sum + each, 0) > 10 * LARGEST;
}

function scaleFaults(id: string, scale: unknown, { byId, widest }: Form, scales: Data, fault: Fault): void {
  const at = ["scales", id];
  if (!isId(id)) fault("id-invalid", at, `a scale id matches ${ID}`);
  const items = itemsOf(scale);
  if (!isRecord(scale) || items.length === 0) {
    fault("scale-without-items", at, "a scale lists at least one item");
    return;
  }
  const size = new Set(items).size;
  const members = items.map((item) => byId.get(item));
  if (members.includes(undefined)) fault("scale-unknown-item", at, "a scale lists items of the form");
  if (size < items.length) fault("scale-duplicate-item", at, "a scale lists an item once");
  const { singleItem = false } = scale;
  if (singleItem !== false && (singleItem !== true || size > 1))
    fault("single-item-contradicted", at, "a single-item scale lists one item");
  if (scale["component"] !== undefined && !isOneOf(COMPONENTS, scale["component"]))
    fault("component-invalid", at, "a component is goal, task or bond");
  if (!(100 * size * size * widest <= Number.MAX_SAFE_INTEGER))
    fault("scale-too-large", at, "the sums of a scale are whole numbers that a double holds");
  const rule = ruleOf(scale);
  const missing = scale["missing"] as Data;
  if (rule === "prorate") {
    const cap = missing["maximumMissing"];
    if (!Number.isInteger(cap) || (cap as number) < 1 || (cap as number) >= size)
      fault("cap-invalid", at, "the cap of a prorated scale is a whole number from 1 to one below its size");
    const [first, ...others] = members.filter((item) => item !== undefined);
    if (others.some(({ minimum, maximum }) => minimum !== first?.["minimum"] || maximum !== first?.["maximum"]))
      fault("ranges-differ", at, "the items of a prorated scale have one range");
  } else if (rule === "subscales") {
    const names = subscalesOf(scale);
    const parts = [...new Set(names)].map((name) =>
      typeof name === "string" && Object.hasOwn(scales, name) ? scales[name] : undefined,
    );
    const covered = parts.flatMap(itemsOf);
    const all = new Set(covered);
    if (parts.some((part) => ruleOf(part) === "subscales"))
      fault("missing-rule-invalid", at, "a total of subscales is no subscale");
    if (parts.includes(undefined))
      fault("scale-unknown-subscale", at, "the subscales of a total are scales of the form");
    else if (parts.length < names.length || covered.length !== size || !items.every((item) => all.has(item)))
      fault("subscales-do-not-partition", at, "the subscales hold each item once");
  } else if (rule !== "complete")
    fault("missing-rule-invalid", at, "the missing rule is complete, prorate or subscales");
}

/**
 * Ticks from end to end of the widest item. 100 times a scale's size times its range, the largest number on the way to a
 * percent, must be a whole number that a double holds. Counted generously: every item as wide as the widest, in the finest
 * ticks of the whole form, because a form is scored in one kind of tick.
 */
function widestOf(items: readonly Data[]): number {
  let [lowest, highest, places] = [0, -Infinity, 0];
  for (const { minimum, maximum, step } of items)
    for (const bound of [minimum, maximum, step].filter(isFinite)) {
      lowest = Math.min(lowest, bound);
      highest = Math.max(highest, bound);
      places = Math.max(places, decimalPlaces(bound) ?? 0);
    }
  return (highest - lowest) * 10 ** places;
}

type Data = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** A list without holes, all of one kind. */
const isListOf = (value: unknown, isKind: (entry: unknown) => boolean): value is unknown[] =>
  Array.isArray(value) && Array.from(value as unknown[]).every(isKind);
const isListOfRecords = (value: unknown): value is Data[] => isListOf(value, isRecord);
const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isFinite = (value: unknown): value is number => Number.isFinite(value);
const isOneOf = (known: readonly string[], value: unknown): boolean => known.includes(value as string);
const isId = (value: unknown): value is string => typeof value === "string" && ID.test(value);
/** A list inside a part of a definition; a hole in it is no entry. */
const listIn = (part: unknown, name: string): unknown[] =>
  isRecord(part) && Array.isArray(part[name]) ? Array.from(part[name] as unknown[]) : [];
const itemsOf = (scale: unknown): unknown[] => listIn(scale, "items");
const subscalesOf = (scale: unknown): unknown[] => listIn(isRecord(scale) ? scale["missing"] : undefined, "of");
const ruleOf = (scale: unknown): unknown =>
  isRecord(scale) && isRecord(scale["missing"]) ? scale["missing"]["rule"] : undefined;
