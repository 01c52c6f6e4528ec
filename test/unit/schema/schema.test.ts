import { describe, expect, it } from "vitest";
import { z } from "zod";
import { score, srs, unwrap, wai36, waiSr } from "alliance-scoring";
import { instrumentSchema, parseInstrument, responseJsonSchema, responseSchema } from "alliance-scoring/schema";

const issues = (json: unknown): (readonly [string, string])[] => {
  const result = parseInstrument(json);
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, path.join(".")] as const);
};

describe("parseInstrument", () => {
  it("reads a definition from JSON text and makes it ready for score", () => {
    const own = unwrap(parseInstrument(JSON.stringify({ ...srs, id: "own" })));
    expect(unwrap(score(own, [8.6, 9.7, 9.9, 7.8])).scales["total"]).toMatchObject({ sum: 36 });
    expect(Object.isFrozen(own.items)).toBe(true);
  });

  it("says that text is not JSON", () => {
    expect(issues("{ not json")).toEqual([["not-json", ""]]);
  });

  it("says where the shape is wrong, everywhere at once", () => {
    const { licence: _, ...rest } = srs;
    expect(
      issues({ ...rest, higherIs: "up", items: [{ ...srs.items[0], minimum: "0" }, ...srs.items.slice(1)] }),
    ).toEqual([
      ["definition-malformed", "higherIs"],
      ["definition-malformed", "licence"],
      ["definition-malformed", "items.0.minimum"],
    ]);
  });

  it("refuses a misspelt rule instead of ignoring it", () => {
    const scales = { total: { items: ["relationship"], missing: { rule: "prorate", maximumMising: 1 } } };
    expect(issues({ ...srs, scales }).every(([code]) => code === "definition-malformed")).toBe(true);
    expect(issues({ ...srs, colour: "red" })).toEqual([["definition-malformed", ""]]);
  });

  it("sees every scale, whatever its name, and nothing of what throws", () => {
    const text = JSON.stringify(srs).replace(
      '"scales":{',
      '"scales":{"__proto__":{"items":["no"],"missing":{"rule":"complete"}},',
    );
    expect(issues(text).map(([code]) => code)).toEqual(["id-invalid", "scale-unknown-item"]);
    const throwing = Object.defineProperty({ ...srs }, "items", {
      enumerable: true,
      get: () => {
        throw new Error("secret 42");
      },
    });
    expect(issues(throwing).map(([code]) => code)).toContain("definition-malformed");
  });

  it("says how a well-formed definition contradicts itself", () => {
    expect(issues({ ...srs, items: [...srs.items, srs.items[0]] })).toEqual([
      ["number-invalid", "items.4"],
      ["duplicate-item", "items.4"],
    ]);
  });
});

describe("instrumentSchema", () => {
  it("has a JSON Schema", () => {
    expect(z.toJSONSchema(instrumentSchema)).toMatchObject({ type: "object", additionalProperties: false });
  });
});

describe("responseSchema", () => {
  it("is a Standard Schema whose issues lead a form to the field", () => {
    const { "~standard": standard } = responseSchema(waiSr);
    expect(standard.version).toBe(1);
    const outcome = standard.validate({ item3: 9 }) as { issues: { path: unknown[]; message: string }[] };
    expect(outcome.issues).toMatchObject([{ path: ["item3"], message: expect.stringContaining('"item3" of waiSr') }]);
  });

  it("carries our code", () => {
    const outcome = responseSchema(srs).safeParse({ relationship: 11 });
    expect(outcome.error?.issues[0]).toMatchObject({ code: "custom", params: { code: "response-out-of-range" } });
  });

  it("fits into a larger schema", () => {
    const administration = z.object({ session: z.int(), responses: responseSchema(srs) });
    const sound = administration.parse({ session: 3, responses: { relationship: 9, goals: 9, approach: 9 } });
    expect(sound.responses.overall).toBeNull();
    const outcome = administration.safeParse({ session: 3, responses: { goals: 11 } });
    expect(outcome.error?.issues[0]?.path).toEqual(["responses", "goals"]);
  });

  it("rounds between steps on request", () => {
    expect(responseSchema(srs, { offStep: "round" }).parse({ relationship: 8.65 }).relationship).toBe(8.7);
  });

  it("states no step where it rounds to one", () => {
    expect(JSON.stringify(z.toJSONSchema(responseSchema(waiSr, { offStep: "round" })))).not.toContain("multipleOf");
    expect(JSON.stringify(responseJsonSchema(waiSr))).toContain("multipleOf");
  });

  it("is part of a larger JSON Schema without a dialect of its own", () => {
    const whole = z.toJSONSchema(z.object({ responses: responseSchema(srs) }));
    expect(JSON.stringify(whole.properties)).not.toContain("$schema");
  });

  it("gives its JSON Schema to whoever asks zod for it", () => {
    const { anyOf } = responseJsonSchema(wai36);
    expect(z.toJSONSchema(responseSchema(wai36))).toMatchObject(anyOf[0] as object);
    expect(z.toJSONSchema(responseSchema(wai36, { input: "list" }))).toMatchObject(anyOf[1] as object);
  });

  it("takes objects unless told to take lists, and never both", () => {
    const codes = (schema: z.core.$ZodType, input: unknown): unknown[] =>
      (z.safeParse(schema, input).error?.issues ?? []).map(({ path, ...issue }) => [
        (issue as { params?: { code?: string } }).params?.code,
        ...path,
      ]);
    const list = responseSchema(srs, { input: "list" });
    expect(codes(responseSchema(srs), [9, 9, 9, 9])).toEqual([["not-responses"]]);
    expect(codes(list, { relationship: 9 })).toEqual([["not-responses"]]);
    expect(list.parse([9, 9, 9, null])).toEqual({ relationship: 9, goals: 9, approach: 9, overall: null });
    expect(codes(list, [9, 9, 9])).toEqual([["wrong-length"]]);
    expect(responseSchema(srs, { input: "object" }).parse({ goals: 9 }).goals).toBe(9);
  });

  it("shows the texts of the app, made from code and path, and keeps the code", () => {
    const schema = responseSchema(srs, { message: ({ code, path }) => `${code} ${path.join()}` });
    const { error } = schema.safeParse({ relationship: 11, goals: "9" });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      "response-out-of-range relationship",
      "response-not-a-number goals",
    ]);
    expect(error?.issues[0]).toMatchObject({ params: { code: "response-out-of-range" } });
    expect(schema.safeParse([]).error?.issues[0]?.message).toBe("not-responses ");
  });

  it.each([[{ input: "both" }], [{ message: "0 to 10" }], [{ missing: "prorate" }], [{ offStep: "nearest" }]])(
    "refuses the options %o",
    (options) => {
      expect(() => responseSchema(srs, options as never)).toThrow(expect.objectContaining({ code: "option-unknown" }));
    },
  );

  it("refuses a message that is no text", () => {
    const schema = responseSchema(srs, { message: (() => undefined) as never });
    expect(() => schema.safeParse({ goals: 11 })).toThrow(expect.objectContaining({ code: "option-unknown" }));
  });
});
