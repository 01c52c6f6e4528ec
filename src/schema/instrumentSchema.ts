import * as z from "zod/mini";
import { failure, success, type Result } from "../core/result.js";
import {
  copyOf,
  defineInstrument,
  definitionIssues,
  type DefinitionIssueCode,
} from "../instruments/defineInstrument.js";
import type { Instrument, InstrumentDefinition } from "../instruments/definition.js";

const text = /* @__PURE__ */ (() => z.string().check(z.minLength(1)))();

/**
 * The shape of an instrument definition as JSON: a zod schema, and so a Standard Schema with a JSON Schema.
 *
 * It checks the shape; `parseInstrument` also checks that the definition does not contradict itself.
 *
 * @example
 * instrumentSchema.safeParse(JSON.parse(JSON.stringify(waiSr))).success; // => true
 */
export const instrumentSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    name: text,
    version: text,
    construct: z.enum(["alliance", "outcome"]),
    higherIs: z.enum(["better", "worse"]),
    raters: z.array(z.enum(["client", "therapist", "caretaker"])).check(z.minLength(1)),
    licence: z.strictObject({ status: z.enum(["permission-required", "free", "unknown"]), holder: text }),
    items: z.array(
      z.strictObject({
        id: text,
        number: z.int(),
        label: text,
        minimum: z.number(),
        maximum: z.number(),
        step: z.number(),
        keyed: z.enum(["forward", "reverse"]),
      }),
    ),
    scales: z.record(
      z.string(),
      z.strictObject({
        items: z.array(text),
        component: z.optional(z.enum(["goal", "task", "bond"])),
        singleItem: z.optional(z.boolean()),
        missing: z.discriminatedUnion("rule", [
          z.strictObject({ rule: z.literal("complete") }),
          z.strictObject({ rule: z.literal("prorate"), maximumMissing: z.int() }),
          z.strictObject({ rule: z.literal("subscales"), of: z.array(text) }),
        ]),
      }),
    ),
    sources: z.array(text),
  }))();

/** Codes of the issues that {@link parseInstrument} reports. */
export type InstrumentIssueCode = "not-json" | "definition-malformed" | DefinitionIssueCode;

/**
 * Read an instrument of your own from JSON, so that a clinic can bring a form without writing code.
 *
 * @param json - a definition as JSON text, or the value that was parsed from it
 * @returns the instrument, deeply frozen and ready for `score`; or every fault of its shape
 *   (`definition-malformed`, with the path) or every way in which it contradicts itself
 *
 * @example
 * const mine = parseInstrument(JSON.stringify({ ...waiSr, id: "waiSr-7", items: waiSr.items.map((item) => ({ ...item, maximum: 7 })) }));
 * unwrap(mine).id; // => "waiSr-7"
 * @example
 * const wrong = parseInstrument({ ...srs, items: srs.items.slice(1) });
 * wrong.ok ? [] : [...new Set(wrong.issues.map((issue) => issue.code))]; // => ["number-invalid", "scale-unknown-item"]
 */
export function parseInstrument(json: unknown): Result<Instrument, InstrumentIssueCode> {
  let definition = json;
  if (typeof json === "string")
    try {
      definition = JSON.parse(json);
    } catch {
      return failure([
        { code: "not-json", path: [], message: "a definition is JSON text or the value parsed from it" },
      ]);
    }
  definition = copyOf(definition); // an accessor that throws is no definition
  const shape = instrumentSchema.safeParse(definition);
  if (!shape.success)
    return failure(
      shape.error.issues.map((issue) => ({
        code: "definition-malformed",
        path: issue.path.map((key) => (typeof key === "symbol" ? String(key) : key)),
        message: `a definition takes ${needOf(issue)} here`,
      })),
    );
  const faults = definitionIssues(definition); // not of the copy of zod, which drops a scale named __proto__
  return faults.length > 0 ? failure(faults) : success(defineInstrument(shape.data as InstrumentDefinition));
}

/** What the schema wants, in words: zod/mini brings none. */
function needOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return kinds[issue.expected] ?? issue.expected;
  if (issue.code === "invalid_value") return issue.values.map((value) => `"${String(value)}"`).join(" or ");
  if (issue.code === "too_small") return "a text or a list that is not empty";
  return issue.code === "unrecognized_keys" ? "known keys only" : 'the rule "complete", "prorate" or "subscales"';
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a finite number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};
