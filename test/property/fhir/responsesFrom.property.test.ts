import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments, score, unwrap, type Instrument } from "alliance-scoring";
import { questionnaire, responsesFrom, type ResponsesFromOptions } from "alliance-scoring/fhir";
import { about, answered, randomResponses, seeded } from "../../golden/fhir/answering.js";

const instrument = fc.constantFrom(...Object.values<Instrument>(instruments));
const fhirVersion = fc.constantFrom("R4", "R5" as const);

/** Any JSON, often in the shape of a response, so that the reader gets far. */
const json = fc.jsonValue({ maxDepth: 4 });
const extension = fc.oneof(
  json,
  fc.array(fc.record({ url: fc.constant("http://hl7.org/fhir/StructureDefinition/itemWeight"), valueDecimal: json })),
);
const hostile = fc.letrec((tie) => ({
  coding: fc.oneof(
    json,
    fc.record({ system: json, code: fc.oneof(fc.string(), json), extension }, { requiredKeys: ["code"] }),
  ),
  answer: fc.oneof(
    json,
    fc.record(
      {
        valueDecimal: json,
        valueInteger: json,
        valueString: json,
        valueQuantity: fc.oneof(json, fc.record({ value: json, code: json, unit: json })),
        valueCoding: tie("coding"),
        item: tie("items"),
      },
      { requiredKeys: [] },
    ),
  ),
  item: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record(
        {
          linkId: fc.oneof(fc.constantFrom("srs.goals", "wai-s.item4", "__proto__"), json),
          answer: fc.oneof(fc.array(tie("answer"), { maxLength: 2 }), json),
          answerOption: fc.oneof(
            fc.array(fc.record({ valueCoding: tie("coding"), extension }), { maxLength: 2 }),
            json,
          ),
          item: tie("items"),
        },
        { requiredKeys: [] },
      ),
    },
    { weight: 1, arbitrary: json },
  ),
  items: fc.oneof({ maxDepth: 3 }, fc.array(tie("item"), { maxLength: 3 }), json),
  response: fc.record({
    resourceType: fc.constant("QuestionnaireResponse"),
    status: fc.oneof({ weight: 5, arbitrary: fc.constant("completed") }, { weight: 1, arbitrary: json }),
    questionnaire: json,
    item: tie("items"),
  }),
  coded: fc.record({
    resourceType: fc.constant("QuestionnaireResponse"),
    status: fc.constant("completed"),
    item: fc.tuple(
      fc.record({
        linkId: fc.constantFrom("srs.goals", "wai-s.item4"),
        answer: fc.tuple(fc.oneof(tie("answer"), fc.record({ valueCoding: tie("coding") }))),
      }),
    ),
  }),
  form: fc.record({ resourceType: fc.constant("Questionnaire"), url: json, version: json, item: tie("items") }),
}));

const options = (form: unknown, codes: unknown = {}): ResponsesFromOptions[] => [
  {},
  { instrument: instruments.srs, questionnaire: form },
  { instrument: instruments.waiS, questionnaire: form, accept: ["numeric-strings", "unknown-links", "in-progress"] },
  { linkIds: { ["__proto__"]: "goals", a: "relationship" } },
  { instrument: instruments.srs, questionnaire: form, codes: codes as Record<string, number>, millimetres: true },
  { instrument: instruments.waiS, codes: codes as Record<string, number> },
];

/** Every text, number and key becomes a canary, but for the words that lead the reader on. */
function plant(value: unknown): unknown {
  if (typeof value === "number") return 4711;
  if (typeof value === "string") return WORDS.test(value) ? value : "CANARY.CANARY";
  if (Array.isArray(value)) return value.map(plant);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [plant(key), plant(inner)] as const));
}
const WORDS =
  /^(resourceType|Questionnaire(Response)?|status|completed|item|linkId|answer|answerOption|value\w*|code|unit|system|extension|url|http.*itemWeight|srs\.goals|wai-s\.4)$/;

describe("responsesFrom", () => {
  it("gives back, for every form, every response that was answered", () => {
    fc.assert(
      fc.property(instrument, fhirVersion, fc.nat(), fc.boolean(), (form, version, seed, named) => {
        const resource = questionnaire(form, { ...about, fhirVersion: version });
        const responses = randomResponses(form, seeded(seed), 0.2);
        const context = named ? { instrument: form } : { instrument: form, questionnaire: resource };
        const read = unwrap(responsesFrom(answered(resource, responses), context));
        expect(Object.values(read)).toEqual(responses);
        expect(score(form, read)).toEqual(score(form, responses));
      }),
    );
  });

  it("never throws, whatever JSON it is given as response or questionnaire", () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile.response, json),
        fc.oneof(hostile.form, hostile.response, json),
        (resource, form) => {
          for (const choice of options(form)) {
            const result = responsesFrom(resource, choice);
            expect(result.ok || result.issues.length > 0).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("repeats nothing of a resource, of its questionnaire or of codes in an issue, be it a key or a value", () => {
    const planted = fc.oneof(hostile.response, hostile.coded).map(plant);
    const codes = fc.record({ "CANARY.CANARY": json.map(plant) });
    let issues = 0;
    fc.assert(
      fc.property(planted, hostile.form.map(plant), codes, (resource, form, held) => {
        for (const choice of [...options(undefined, held), ...options(form, held)]) {
          const result = responsesFrom(resource, choice);
          if (!result.ok) {
            issues += result.issues.length;
            expect(JSON.stringify(result.issues)).not.toMatch(/CANARY|4711/);
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(issues).toBeGreaterThan(100);
  });
});

describe("a hostile response", () => {
  const context = { instrument: instruments.srs };
  const nested = (depth: number, inner: string, open: string, close: string): unknown =>
    JSON.parse(
      `{"resourceType":"QuestionnaireResponse","status":"completed","item":${open.repeat(depth)}${inner}${close.repeat(depth)}}`,
    );

  it("nested 10,000 deep is read to the bottom", () => {
    const inner = '[{"linkId":"srs.goals","answer":[{"valueDecimal":7}]}]';
    for (const open of ['[{"linkId":"g","item":', '[{"linkId":"g","answer":[{"item":'])
      expect(
        unwrap(responsesFrom(nested(10_000, inner, open, open.includes("answer") ? "}]}]" : "}]"), context))["goals"],
      ).toBe(7);
  });

  it.each(["valueDecimal", "valueString", "valueQuantity", "valueCoding", "valueReference", "extension"])(
    "with a %s nested 10,000 deep is refused or passed over",
    (key) => {
      const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
      for (const value of [
        deep,
        `{"value":${deep},"code":${deep},"unit":${deep}}`,
        `{"code":"x","system":${deep},"extension":${deep}}`,
      ]) {
        const resource = nested(1, "", `[{"linkId":"srs.goals","answer":[{"${key}":${value}}]`, "}]");
        const result = responsesFrom(resource, {
          ...context,
          questionnaire: { resourceType: "Questionnaire", item: [resource] },
          accept: ["numeric-strings"],
        });
        expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual(key === "extension" ? [] : [["goals"]]);
      }
    },
  );

  it("with 200,000 items or answers is read in its stride", () => {
    const item = Array.from({ length: 200_000 }, () => ({ linkId: "x", answer: [{ valueDecimal: 1 }] }));
    const many = responsesFrom({ resourceType: "QuestionnaireResponse", status: "completed", item }, context);
    expect(many.ok ? 0 : many.issues.length).toBe(200_000);
    const answer = Array.from({ length: 200_000 }, () => ({ valueDecimal: 1 }));
    const one = { resourceType: "QuestionnaireResponse", status: "completed", item: [{ linkId: "srs.goals", answer }] };
    const repeated = responsesFrom(one, context);
    expect(repeated.ok ? [] : repeated.issues.map(({ code }) => code)).toEqual(["repeated-answer"]);
  });

  it("cannot reach a prototype", () => {
    const text = `{"resourceType":"QuestionnaireResponse","status":"completed","__proto__":{"polluted":true},
      "item":[{"linkId":"__proto__","answer":[{"valueDecimal":1}],"__proto__":{"polluted":true}},
              {"linkId":"x.__proto__","answer":[{"valueDecimal":1}]}]}`;
    const read = responsesFrom(JSON.parse(text));
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(read.ok).toBe(false);
    const guessed = unwrap(responsesFrom(JSON.parse(text), { accept: ["unknown-links"] }));
    expect(Object.getPrototypeOf(guessed)).toBe(Object.prototype);
    expect(Object.keys(guessed)).toEqual(["__proto__"]);
  });
});
