import { describe, expect, it } from "vitest";
import { defineInstrument, score, srs, unwrap, waiS, waiSr } from "alliance-scoring";
import { questionnaire, responsesFrom, type ResponsesFromOptions } from "alliance-scoring/fhir";
import { about, answered, type ResponseItem } from "../../golden/fhir/answering.js";

const response = (item: unknown, more: object = {}): Record<string, unknown> => ({
  resourceType: "QuestionnaireResponse",
  status: "completed",
  item,
  ...more,
});
const srsItems = (first: object[] | undefined, ...rest: object[]): unknown[] => [
  { linkId: "srs.relationship", ...(first && { answer: first }) },
  { linkId: "srs.goals", answer: [{ valueDecimal: 9 }] },
  ...rest,
];
const codes = (resource: unknown, options: ResponsesFromOptions = { instrument: srs }): string[] => {
  const result = responsesFrom(resource, options);
  return result.ok ? [] : result.issues.map((issue) => issue.code);
};
const weight = (url: string, valueDecimal: number) => ({
  url: `http://hl7.org/fhir/StructureDefinition/${url}`,
  valueDecimal,
});

describe("a response", () => {
  it("is read into items, with null where an answer is missing", () => {
    const read = responsesFrom(response(srsItems([{ valueDecimal: 0 }])), { instrument: srs });
    expect(unwrap(read)).toEqual({ relationship: 0, goals: 9, approach: null, overall: null });
  });

  it("is walked through groups and through items under answers", () => {
    const overall = { linkId: "srs.overall", answer: [{ valueDecimal: 7 }] };
    const goals = { linkId: "srs.goals", answer: [{ valueDecimal: 9, item: [{ linkId: "more", item: [overall] }] }] };
    const read = responsesFrom(response([{ linkId: "page", item: [{ linkId: "group", item: [goals] }] }]), {
      instrument: srs,
    });
    expect(unwrap(read)).toMatchObject({ goals: 9, overall: 7 });
  });

  it.each([7, {}, "text", null])("whose items are not a list (%j) is not taken for an empty one", (item) => {
    expect(codes(response(item))).toEqual(["malformed-item"]);
    const answer = [{ valueDecimal: 7, item }];
    expect(codes(response([{ linkId: "srs.goals", answer }]))).toEqual(["malformed-item"]);
  });

  it("may have no answers at all", () => {
    expect(Object.values(unwrap(responsesFrom(response(undefined), { instrument: srs })))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it.each(["completed", "amended"])("is read when %s", (status) => {
    expect(codes(response(srsItems(undefined), { status }))).toEqual([]);
  });

  it.each(["in-progress", "stopped"] as const)("is read when %s only on request", (status) => {
    const resource = response(srsItems(undefined), { status });
    expect(codes(resource)).toEqual(["status-refused"]);
    expect(codes(resource, { instrument: srs, accept: [status] })).toEqual([]);
  });

  it.each(["entered-in-error", "toString", undefined, 7])("is never read with the status %s", (status) => {
    const accept = ["in-progress", "stopped", "other-questionnaire", "unknown-links", "numeric-strings"] as const;
    expect(codes(response([], { status }), { instrument: srs, accept })).toEqual(["status-refused"]);
  });

  it.each([null, undefined, 7, "text", [], {}, { resourceType: "Observation" }])("is not %j", (resource) => {
    expect(codes(resource)).toContain("not-a-response");
  });
});

it("an issue says what is wrong", () => {
  const of = (resource: unknown, options: ResponsesFromOptions = { instrument: srs }) => {
    const result = responsesFrom(resource, options);
    return result.ok ? [] : result.issues.map(({ message }) => message);
  };
  expect(of(7)).toEqual(["the response: not a response; takes a QuestionnaireResponse"]);
  expect(of(response([], { status: "x" }))).toEqual(["the response: status refused; completed or amended"]);
  expect(of(response([]), {})).toEqual(["the response: instrument unknown; name instrument or linkIds"]);
  expect(of(response([7]))).toEqual(["item number 1 from the top: malformed item; takes a linkId and lists"]);
  expect(of(response([{ linkId: "srs.goals", answer: 7 }]))).toEqual([
    "item goals: malformed item; takes a linkId and lists",
  ]);
  expect(of(response(srsItems([{ valueCoding: { code: "7" } }])))).toEqual([
    "item relationship: answer without weight; name questionnaire or codes",
  ]);
  expect(of(response(srsItems([{ valueString: "7" }])))).toEqual(["item relationship: answer not a number"]);
  expect(of(response([], { status: "in-progress" }))).toEqual([
    'the response: status refused; completed or amended; the host completes what is in-progress, or accept "in-progress"',
  ]);
});

describe("the number of an answer", () => {
  const first = (answer: object, options: ResponsesFromOptions = { instrument: srs }) => {
    const result = responsesFrom(response(srsItems([answer])), options);
    return result.ok ? result.value["relationship"] : result.issues.map(({ code, path }) => [code, ...path]);
  };

  it.each([
    [{ valueDecimal: 7.1 }, 7.1],
    [{ valueInteger: 7 }, 7],
    [{ valueQuantity: { value: 7.1 } }, 7.1],
    [{ valueQuantity: { value: 7.1, unit: "{score}", code: "{score}" } }, 7.1],
    [{ valueQuantity: { value: 7.1, code: "1" } }, 7.1],
    [{ valueQuantity: { value: 7.1, unit: "score" } }, 7.1],
    [{ valueQuantity: { value: 7.1, unit: "" } }, 7.1],
    [{ valueQuantity: { value: 7.1, unit: null, code: null, comparator: null } }, 7.1],
    [{ valueQuantity: { value: 71, code: "", unit: "mm" } }, 7.1],
    [{ valueQuantity: { value: 7.1, unit: "cm" } }, 7.1],
    [{ valueQuantity: { value: 71, code: "mm" } }, 7.1],
    [{ extension: [{ url: "https://example.org/absent" }] }, null],
    [{ _valueDecimal: { extension: [] } }, null],
    [{}, null],
  ])("in %j is %j", (answer, expected) => {
    expect(first(answer)).toBe(expected);
  });

  it.each([
    [{ valueQuantity: { value: 7, code: "kg" } }, "unit-unknown"],
    [{ valueQuantity: { value: 7, code: ["mm"] } }, "unit-unknown"],
    [{ valueQuantity: { value: 7, comparator: "<" } }, "answer-not-a-number"],
    [{ valueQuantity: { value: "7" } }, "answer-not-a-number"],
    [{ valueQuantity: 7 }, "answer-not-a-number"],
    [{ valueDecimal: "7" }, "answer-not-a-number"],
    [{ valueDecimal: null }, "answer-not-a-number"],
    [{ valueDecimal: Infinity }, "answer-not-a-number"],
    [{ valueString: "7" }, "answer-not-a-number"],
    [{ valueBoolean: true }, "answer-not-a-number"],
    [{ valueDate: "2026-01-01" }, "answer-not-a-number"],
    [{ valueDecimal: 7, valueInteger: 7 }, "answer-not-a-number"],
    [{ valueCoding: {} }, "answer-not-a-number"],
    [{ valueCoding: { code: "7" } }, "answer-without-weight"],
  ])("is refused in %j", (answer, code) => {
    expect(first(answer)).toEqual([[code, "relationship"]]);
  });

  it("is read from text only on request, and only when the text is a number and nothing else", () => {
    const options: ResponsesFromOptions = { instrument: srs, accept: ["numeric-strings"] };
    for (const valueString of ["7.5", " 7.5", "7.5\n"]) expect(first({ valueString }, options)).toBe(7.5);
    for (const valueString of ["", " ", "7 5", "7,5", "1e1", "0x7", "7.", "Infinity"])
      expect(first({ valueString }, options)).toEqual([["answer-not-a-number", "relationship"]]);
  });

  it("is divided by ten where lines were captured in millimetres", () => {
    const options: ResponsesFromOptions = { instrument: srs, millimetres: true };
    expect(first({ valueInteger: 86 }, options)).toBe(8.6);
    expect(first({ valueQuantity: { value: 86 } }, options)).toBe(8.6);
    expect(first({ valueQuantity: { value: 8.6, code: "cm" } }, options)).toBe(8.6);
  });

  it("is a length only on a line from 0 to 10, whatever else a line may be", () => {
    const hundred = defineInstrument({
      id: "hundred",
      name: "A line of another range",
      version: "1",
      construct: "alliance",
      higherIs: "better",
      raters: ["client"],
      licence: { status: "free", holder: "the clinic" },
      sources: [],
      items: [{ id: "a", number: 1, label: "Line", minimum: 0, maximum: 100, step: 1, keyed: "forward" }],
      scales: { total: { items: ["a"], missing: { rule: "complete" } } },
    });
    const linkIds = { a: "a" };
    const given = (answer: object): unknown => response([{ linkId: "a", answer: [answer] }]);
    for (const options of [{ instrument: hundred, linkIds }, { linkIds }])
      for (const unit of ["mm", "cm"])
        expect(codes(given({ valueQuantity: { value: 80, unit } }), options)).toEqual(["unit-unknown"]);
    expect(codes(given({ valueInteger: 80 }), { instrument: hundred, linkIds, millimetres: true })).toEqual([
      "unit-unknown",
    ]);
    expect(codes(given({ valueInteger: 80 }), { linkIds, millimetres: true })).toEqual(["unit-unknown"]);
    expect(unwrap(responsesFrom(given({ valueInteger: 80 }), { instrument: hundred, linkIds }))).toEqual({ a: 80 });
  });

  it("is never a length for a rating", () => {
    const item = { linkId: "wai-sr.item1", answer: [{ valueQuantity: { value: 3, code: "mm" } }] };
    expect(codes(response([item]), { instrument: waiSr })).toEqual(["unit-unknown"]);
    const plain = { linkId: "wai-sr.item1", answer: [{ valueInteger: 3 }] };
    expect(unwrap(responsesFrom(response([plain]), { instrument: waiSr, millimetres: true }))["item1"]).toBe(3);
  });
});

describe("a coded answer", () => {
  // A form of somebody else: LOINC-like codes, item 4 of the WAI-S reversed in its weights.
  const option = (code: string, ordinalValue: number) => ({
    valueCoding: { system: "http://loinc.org", code },
    extension: [weight("ordinalValue", ordinalValue)],
  });
  const form = {
    resourceType: "Questionnaire",
    item: [
      { linkId: "wai-s.item4", answerOption: [option("LA1", 7), option("LA2", 6)] },
      { linkId: "wai-s.item5", answerOption: [option("LA1", 1), option("LA2", 2)] },
    ],
  };
  const read = (linkId: string, answer: object, options: ResponsesFromOptions = {}) => {
    const result = responsesFrom(response([{ linkId, answer: [answer] }]), { instrument: waiS, ...options });
    return result.ok ? (result.value as Record<string, unknown>)[linkId.slice(6)] : result.issues[0]!.code;
  };
  const valueCoding = { system: "http://loinc.org", code: "LA2" };

  it("takes the weight of its option, turned back for a reverse-keyed item", () => {
    expect(read("wai-s.item5", { valueCoding }, { questionnaire: form })).toBe(2);
    expect(read("wai-s.item4", { valueCoding }, { questionnaire: form })).toBe(2);
  });

  it.each(["ordinalValue", "itemWeight", "questionnaire-ordinalValue", "iso21090-CO-value"])(
    "takes the %s on the answer before that of the option",
    (name) => {
      const extension = [{ url: "https://example.org/other", valueDecimal: 5 }, weight(name, 3)];
      expect(read("wai-s.item5", { valueCoding: { ...valueCoding, extension } }, { questionnaire: form })).toBe(3);
      expect(read("wai-s.item5", { valueCoding, extension }, { questionnaire: form })).toBe(3);
      expect(read("wai-s.item4", { valueCoding: { ...valueCoding, extension } })).toBe(5);
    },
  );

  it("takes the caller's codes where there is no weight, as responses", () => {
    const codes = { LA2: 2 };
    expect(read("wai-s.item4", { valueCoding }, { codes })).toBe(2);
    expect(read("wai-s.item4", { valueCoding: { code: "constructor" } }, { codes })).toBe("answer-without-weight");
    expect(read("wai-s.item4", { valueCoding: { code: "__proto__" } }, { codes })).toBe("answer-without-weight");
  });

  it("is read from the first of: weight on the answer, weight of the option, codes, our own code", () => {
    const own = "urn:alliance-scoring:response";
    const given = { system: own, code: "2" };
    const optionOf = (system: string | undefined, value: number) => ({
      valueCoding: { ...(system && { system }), code: "2" },
      extension: [weight("itemWeight", value)],
    });
    const asking = (...answerOption: object[]) => ({
      questionnaire: { resourceType: "Questionnaire", item: [{ linkId: "wai-s.item5", answerOption }] },
    });
    const foreign = { system: "http://loinc.org", code: "2" };
    const three = [weight("ordinalValue", 3)];
    const rows: [unknown, object, ResponsesFromOptions][] = [
      [
        3,
        { valueCoding: { ...foreign, extension: three } },
        { ...asking(optionOf("http://loinc.org", 4)), codes: { 2: 5 } },
      ],
      [3, { valueCoding: foreign, extension: three }, { ...asking(optionOf("http://loinc.org", 4)), codes: { 2: 5 } }],
      [
        4,
        { valueCoding: foreign },
        { ...asking(optionOf(undefined, 1), optionOf("http://loinc.org", 4)), codes: { 2: 5 } },
      ],
      [1, { valueCoding: foreign }, { ...asking(optionOf(undefined, 1)), codes: { 2: 5 } }],
      [5, { valueCoding: foreign }, { ...asking(optionOf("http://example.org", 4)), codes: { 2: 5 } }],
      [5, { valueCoding: given }, { codes: { 2: 5 } }],
      [2, { valueCoding: given }, { codes: { 1: 5 } }],
      ["answer-without-weight", { valueCoding: foreign }, { codes: { 1: 5 } }],
    ];
    expect(rows.map(([, answer, options]) => read("wai-s.item5", answer, options))).toEqual(
      rows.map(([first]) => first),
    );
  });

  it.each(["CANARY", NaN, Infinity, {}])("is refused where codes hold no number (%j)", (held) => {
    const codes = { LA2: held } as never;
    const result = responsesFrom(response([{ linkId: "wai-s.item5", answer: [{ valueCoding }] }]), {
      instrument: waiS,
      codes,
    });
    expect(result.ok ? result.value : result.issues.map(({ code }) => code)).toEqual(["answer-not-a-number"]);
    expect(JSON.stringify(result)).not.toContain("CANARY");
  });

  it("is refused where its weight is no finite number, and no other source is asked", () => {
    const options = { questionnaire: form, codes: { LA2: 2 } };
    for (const value of [Infinity, NaN, "3", null]) {
      const extension = [weight("itemWeight", value as number)];
      for (const linkId of ["wai-s.item4", "wai-s.item5"])
        for (const answer of [{ valueCoding: { ...valueCoding, extension } }, { valueCoding, extension }])
          expect(read(linkId, answer, options)).toBe("answer-not-a-number");
    }
    const own = { system: "urn:alliance-scoring:response", code: "9".repeat(400) };
    expect(read("wai-s.item5", { valueCoding: own })).toBe("answer-not-a-number");
  });

  it("is refused where an option, an answer or two options of a code have two weights that differ", () => {
    const two = [weight("itemWeight", 2), weight("ordinalValue", 3)];
    const same = [weight("itemWeight", 2), weight("ordinalValue", 2)];
    const asking = (...answerOption: object[]) => ({
      questionnaire: { resourceType: "Questionnaire", item: [{ linkId: "wai-s.item5", answerOption }] },
    });
    const refused = "answer-not-a-number";
    expect(read("wai-s.item5", { valueCoding }, asking({ valueCoding, extension: two }))).toBe(refused);
    expect(read("wai-s.item5", { valueCoding, extension: two })).toBe(refused);
    expect(read("wai-s.item5", { valueCoding: { ...valueCoding, extension: two } })).toBe(refused);
    expect(read("wai-s.item5", { valueCoding }, asking({ valueCoding, extension: same }))).toBe(2);
    const each = (...weights: number[]) =>
      weights.map((value) => ({ valueCoding, extension: [weight("itemWeight", value)] }));
    expect(read("wai-s.item5", { valueCoding }, asking(...each(2, 3)))).toBe(refused);
    expect(read("wai-s.item5", { valueCoding }, asking(...each(2, 3, 3)))).toBe(refused);
    expect(read("wai-s.item5", { valueCoding }, asking(...each(2, 2)))).toBe(2);
  });

  it("of our own code system needs no questionnaire", () => {
    const own = { system: "urn:alliance-scoring:response", code: "2" };
    expect(read("wai-s.item4", { valueCoding: own })).toBe(2);
    expect(read("wai-s.item4", { valueCoding: { code: "2" } })).toBe("answer-without-weight");
    expect(
      read(
        "wai-s.item4",
        { valueCoding: { ...own, system: "https://example.org/response" } },
        { codeSystem: "https://example.org/" },
      ),
    ).toBe(2);
  });

  it("is refused where weight and code stand for different responses: weights that were not reversed", () => {
    const own = { system: "urn:alliance-scoring:response", code: "2" };
    const extension = [weight("ordinalValue", 2)];
    expect(read("wai-s.item4", { valueCoding: { ...own, extension } })).toBe("weight-contradicts-code");
    expect(read("wai-s.item5", { valueCoding: { ...own, extension } })).toBe(2);
  });

  it("is refused where its code differs from the option's in case alone", () => {
    expect(read("wai-s.item5", { valueCoding: { ...valueCoding, code: "la2" } }, { questionnaire: form })).toBe(
      "answer-without-weight",
    );
    expect(
      read("wai-s.item5", { valueCoding: { ...valueCoding, system: "https://example.org" } }, { questionnaire: form }),
    ).toBe("answer-without-weight");
  });
});

describe("links", () => {
  it("that are none of the form's are refused when they are answered", () => {
    const stranger = { linkId: "comment", answer: [{ valueString: "x" }] };
    const resource = response(srsItems(undefined, stranger, { linkId: "heading" }));
    const result = responsesFrom(resource, { instrument: srs });
    expect(result.ok ? [] : result.issues).toEqual([
      {
        code: "unknown-link",
        path: [],
        message: 'item number 3 from the top: unknown link; name it in linkIds, or accept "unknown-links"',
      },
    ]);
    expect(codes(resource, { instrument: srs, accept: ["unknown-links"] })).toEqual([]);
  });

  it("that occur twice, and answers that repeat, are refused", () => {
    const twice = srsItems([{ valueDecimal: 1 }], { linkId: "srs.relationship", answer: [{ valueDecimal: 1 }] });
    expect(codes(response(twice))).toEqual(["duplicate-link"]);
    expect(codes(response(srsItems([{ valueDecimal: 1 }, { valueDecimal: 1 }])))).toEqual(["repeated-answer"]);
  });

  it("to calculated scores are passed over, by our names or where the questionnaire says read-only", () => {
    const total = { linkId: "srs.total", answer: [{ valueDecimal: 999 }] };
    const index = { linkId: "index", answer: [{ valueDecimal: 999 }] };
    expect(codes(response(srsItems(undefined, total)))).toEqual([]);
    expect(codes(response(srsItems(undefined, index)))).toEqual(["unknown-link"]);
    const form = {
      resourceType: "Questionnaire",
      item: [{ linkId: "g", item: [{ linkId: "index", readOnly: true }] }],
    };
    expect(codes(response(srsItems(undefined, index)), { instrument: srs, questionnaire: form })).toEqual([]);
  });

  it("to items are read even where the questionnaire says read-only: nothing that was answered goes missing", () => {
    const form = { resourceType: "Questionnaire", item: [{ linkId: "srs.relationship", readOnly: true }] };
    const read = responsesFrom(response(srsItems([{ valueDecimal: 7 }])), { instrument: srs, questionnaire: form });
    expect(unwrap(read)).toMatchObject({ relationship: 7, goals: 9 });
  });

  it("to scores of a form that is not named are passed over where the questionnaire says read-only", () => {
    const index = { linkId: "srs.index", answer: [{ valueDecimal: 999 }] };
    const form = { resourceType: "Questionnaire", item: [{ linkId: "srs.index", readOnly: true }] };
    expect(unwrap(responsesFrom(response(srsItems([{ valueDecimal: 7 }], index)), { questionnaire: form }))).toEqual({
      relationship: 7,
      goals: 9,
    });
  });

  it("of another form are translated", () => {
    const linkIds = { "/q1": "relationship", "/sum": "total" };
    const items = [
      { linkId: "/q1", answer: [{ valueDecimal: 3 }] },
      { linkId: "/sum", answer: [{ valueDecimal: 3 }] },
    ];
    expect(unwrap(responsesFrom(response(items), { instrument: srs, linkIds }))["relationship"]).toBe(3);
    expect(unwrap(responsesFrom(response(items.slice(0, 1)), { linkIds: { "/q1": "relationship" } }))).toEqual({
      relationship: 3,
    });
    expect(() => responsesFrom(response(items), { instrument: srs, linkIds: { "/q1": "nothing" } })).toThrow(
      expect.objectContaining({ code: "link-ids-invalid" }),
    );
  });

  it("are enough where no instrument is named", () => {
    expect(unwrap(responsesFrom(answered(questionnaire(waiS, about), [1, 2, 3, 2])))).toEqual({
      item1: 1,
      item2: 2,
      item3: 3,
      item4: 2,
    });
    expect(codes(response([{ linkId: "q1", answer: [{ valueDecimal: 1 }] }]), {})).toEqual(["instrument-unknown"]);
    const other = { linkId: "ors.overall", answer: [{ valueDecimal: 9 }] };
    expect(codes(response(srsItems(undefined, other)), {})).toEqual(["unknown-link"]);
  });

  it.each([
    [[7]],
    [[null]],
    [[{ linkId: 7 }]],
    [[{ linkId: "a", answer: {} }]],
    [[{ linkId: "a", answer: [7] }]],
    [[{ linkId: "a", item: {} }]],
  ])("and their items must have the shape of FHIR: %j", (item) => {
    expect(codes(response(item))).toEqual(["malformed-item"]);
  });
});

describe("an official example that cannot score its own response", () => {
  // The structure of the PHQ-9 example of hl7.fhir.uv.sdc 4.0.0-ballot, without its wording: questions in a group, bound to
  // a contained value set whose expansion holds the weights 0, 1, 2 and 4 (one code in another case); the total, a quantity
  // that is calculated and not read-only, is looked for at the top level, where nothing is. Its response holds 13.
  const system = "http://example.org/CodeSystem/CSPHQ9";
  const codes4 = { "Not-at-all": 0, "Several-days": 1, "More than half the days": 2, "Nearly every day": 4 };
  const links = Array.from({ length: 9 }, (_, index) => `H1/T1/Q${String(index + 1)}`);
  const mood = defineInstrument({
    id: "mood",
    name: "Nine questions",
    version: "1",
    construct: "alliance",
    higherIs: "worse",
    raters: ["client"],
    licence: { status: "free", holder: "the clinic" },
    sources: [],
    items: links.map((_, index) => ({
      id: `m${String(index + 1)}`,
      number: index + 1,
      label: "Question",
      minimum: 0,
      maximum: 4,
      step: 1,
      keyed: "forward" as const,
    })),
    scales: { total: { items: links.map((_, index) => `m${String(index + 1)}`), missing: { rule: "complete" } } },
  });
  const property = "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.contains.property";
  const form = {
    resourceType: "Questionnaire",
    url: "http://hl7.org/fhir/uv/sdc/Questionnaire/questionnaire-sdc-profile-example-PHQ9",
    version: "4.0.0-ballot",
    contained: [
      {
        resourceType: "ValueSet",
        id: "VSPHQ9",
        compose: { include: [{ system, concept: Object.keys(codes4).map((code) => ({ code })) }] },
        expansion: {
          contains: Object.entries(codes4).map(([code, valueDecimal]) => ({
            system,
            code: code === "Not-at-all" ? "not-at-all" : code,
            extension: [
              {
                url: property,
                extension: [
                  { url: "code", valueCode: "itemWeight" },
                  { url: "value[x]", valueDecimal },
                ],
              },
            ],
          })),
        },
      },
    ],
    item: [
      {
        linkId: "H1/T1",
        type: "group",
        item: [
          ...links.map((linkId) => ({ linkId, type: "choice", answerValueSet: "#VSPHQ9" })),
          {
            linkId: "H1/TS",
            type: "quantity",
            extension: [
              {
                url: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                valueExpression: {
                  language: "text/fhirpath",
                  expression: "%resource.item.where(linkId!='H1/TS').answer.value.weight().sum()",
                },
              },
            ],
          },
        ],
      },
    ],
  };
  const chosen = [0, 0, 0, 1, 2, 1, 3, 2, 1].map((position) => Object.keys(codes4)[position]!);
  const given = response(
    [
      {
        linkId: "H1/T1",
        item: [
          ...links.map((linkId, index): ResponseItem => ({
            linkId,
            answer: [{ valueCoding: { system, code: chosen[index]! } }],
          })),
          { linkId: "H1/TS", answer: [{ valueQuantity: { value: 13, unit: "{score}" } }] },
        ],
      },
    ],
    { questionnaire: form.url },
  );
  const linkIds = Object.fromEntries(links.map((linkId, index) => [linkId, `m${String(index + 1)}`]));
  const context = { instrument: mood, questionnaire: form, linkIds };

  it("is refused, and not scored without a word, where its codes have no weight; its total is passed over", () => {
    expect(codes(given, context)).toEqual(links.map(() => "answer-without-weight"));
  });

  it("is read through its group with the caller's codes: 11, and not the 13 it holds", () => {
    const read = unwrap(responsesFrom(given, { ...context, codes: codes4 }));
    expect(unwrap(score(mood, read)).scales.total).toMatchObject({ status: "scored", sum: 11 });
  });
});
it("never takes a text among the caller's codes for a fault: it may be the answer", () => {
  const answer = [{ valueCoding: { system: "urn:clinic", code: "often" } }];
  const result = responsesFrom(response([{ linkId: "wai-sr.item5", answer }]), {
    instrument: waiSr,
    codes: { often: "6" as never },
  });
  expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, path])).toEqual([
    ["answer-not-a-number", ["item5"]],
  ]);
  expect(JSON.stringify(result)).not.toContain("6");
});

it("reads the answer to an item that the form fills in itself", () => {
  const asked = {
    resourceType: "Questionnaire",
    item: [{ linkId: "srs.relationship", type: "decimal", readOnly: true }],
  };
  const result = responsesFrom(response([{ linkId: "srs.relationship", answer: [{ valueDecimal: 7 }] }]), {
    instrument: srs,
    questionnaire: asked,
  });
  expect(result.ok && result.value).toMatchObject({ relationship: 7 });
});
