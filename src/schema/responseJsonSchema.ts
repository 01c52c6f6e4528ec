import { insistDeclared } from "../instruments/declareInstrument.js";
import type { Instrument, Item } from "../instruments/definition.js";
import type { ParseOptions } from "../scoring/responses.js";

/** A JSON Schema (draft 2020-12) as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * The JSON Schema of the responses to one instrument: an object by item id or an array in the order of the form.
 *
 * A step of tenths is not stated: validators that divide doubles refuse 8.6 as a multiple of 0.1. On the edge of a
 * service use `responseSchema`, which is exact.
 *
 * @param instrument - the form
 * @returns plain data, draft 2020-12
 * @throws InvalidArgumentError `instrument-not-defined`
 *
 * @example
 * responseJsonSchema(waiSr).anyOf[1].items; // => false
 */
export function responseJsonSchema(instrument: Instrument): JsonSchema & { readonly anyOf: readonly JsonSchema[] } {
  insistDeclared(instrument, "responseJsonSchema");
  const kinds = (["object", "list"] as const).map((kind) => jsonSchemaOf(instrument, kind));
  const anyOf = kinds.map(({ title: _, ...schema }) => schema);
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: instrument.name, anyOf };
}

/**
 * That of one kind of input, without `$schema`, so that it can stand within another; without steps where they are rounded to.
 *
 * @internal
 */
export function jsonSchemaOf(
  { name, items }: Instrument,
  kind: "object" | "list",
  { offStep }: ParseOptions = {},
): JsonSchema {
  const responseOf = ({ label, minimum, maximum, step }: Item): JsonSchema => ({
    title: label,
    type: ["number", "null"],
    minimum,
    maximum,
    ...(offStep !== "round" && Number.isInteger(step) && minimum % step === 0 && { multipleOf: step }),
  });
  if (kind === "object")
    return {
      title: name,
      type: "object",
      properties: Object.fromEntries(items.map((item) => [item.id, responseOf(item)])),
      additionalProperties: false,
    };
  const size = items.length;
  return {
    title: name,
    type: "array",
    prefixItems: items.map(responseOf),
    items: false,
    minItems: size,
    maxItems: size,
  };
}
