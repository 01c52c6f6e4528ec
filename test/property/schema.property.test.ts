import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseResponses, score } from "alliance-scoring";
import { parseInstrument, responseJsonSchema, responseSchema } from "alliance-scoring/schema";
import { answers, byId, everyInstrument } from "../support/administrations.js";

describe.each(everyInstrument)("the schema of %s", (_, instrument) => {
  const schemas = { object: responseSchema(instrument), list: responseSchema(instrument, { input: "list" }) };
  const odd = fc.oneof(
    fc.anything(),
    fc.constantFrom<unknown>(-1, 0, 0.5, 3.55, 7.5, 10, 10.1, "7", true, NaN, Infinity, null, undefined),
  );
  /** Mostly sound input with something odd in it. */
  const nearly = fc
    .tuple(answers(instrument), fc.nat(), odd, fc.boolean(), fc.boolean())
    .map(([list, place, value, spoil, named]) => {
      const given: unknown[] = [...list];
      if (spoil) given[place % given.length] = value;
      return named ? byId(instrument, given) : given;
    });

  it("accepts exactly what parseResponses accepts, and gives the same responses", () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.anything()), (input) => {
        const parsed = parseResponses(instrument, input);
        const kind = Array.isArray(input) ? "list" : "object";
        expect(schemas[kind === "list" ? "object" : "list"].safeParse(input).success).toBe(false);
        const checked = schemas[kind].safeParse(input);
        expect(checked.success).toBe(parsed.ok);
        if (parsed.ok) expect(checked.data).toEqual(parsed.value);
        else if (parsed.issues[0]?.code === "not-responses")
          expect(checked.error?.issues[0]).toMatchObject({ path: [], params: { code: "not-responses" } });
        else
          expect(checked.error?.issues.map(({ path, message }) => ({ path, message }))).toEqual(
            parsed.issues.map(({ path, message }) => ({ path, message })),
          );
      }),
    );
  });

  it("has a JSON Schema that accepts whatever parseResponses accepts of JSON", () => {
    const json = z.fromJSONSchema(responseJsonSchema(instrument) as never);
    fc.assert(
      fc.property(nearly, (input) => {
        const plain: unknown = JSON.parse(JSON.stringify(input));
        if (parseResponses(instrument, plain).ok) expect(json.safeParse(plain).success).toBe(true);
      }),
    );
  });

  it("has a JSON Schema that refuses other lengths, other keys and answers out of range", () => {
    const json = z.fromJSONSchema(responseJsonSchema(instrument) as never);
    const { id, maximum } = instrument.items[0] as { id: string; maximum: number };
    for (const wrong of [[], [maximum], { nonsense: 1 }, { [id]: maximum + 1 }, { [id]: "1" }, "1", null])
      expect(json.safeParse(wrong).success).toBe(false);
  });

  it("survives the way through JSON as a definition of one's own", () => {
    const read = parseInstrument(JSON.stringify({ ...instrument, id: `${instrument.id}-copy` }));
    expect(read.ok).toBe(true);
    fc.assert(
      fc.property(answers(instrument), (given) => {
        if (!read.ok) return;
        const copy = score(read.value, given, { missing: "prorate" });
        const own = score(instrument, given, { missing: "prorate" });
        expect(copy.ok && { ...copy.value, instrument: instrument.id }).toEqual(own.ok && own.value);
      }),
    );
  });
});
