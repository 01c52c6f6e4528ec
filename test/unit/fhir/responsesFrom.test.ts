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
    const accept = ["entered-in-error", "toString", "in-progress", "stopped"] as never;
    expect(codes(response([], { status }), { instrument: srs, accept })).toEqual(["status-refused"]);
  });

  it.each([null, undefined, 7, "text", [], {}, { resourceType: "Observation" }])("is not %j", (resource) => {
    expect(codes(resource)).toContain("not-a-response");
  });

  it("to another questionnaire, or to another version, is refused", () => {
    const form = questionnaire(srs, about);
    const options = { instrument: srs, questionnaire: form };
    for (const canonical of [form.url, `${form.url}|1.0.0`, undefined])
      expect(codes(response([], { questionnaire: canonical }), options)).toEqual([]);
    for (const canonical of [`${form.url}|2`, "https://example.org/other", `${form.url}2|1.0.0`])
      expect(codes(response([], { questionnaire: canonical }), options)).toEqual(["other-questionnaire"]);
  });
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
    expect(first({ valueString: "7.5" }, options)).toBe(7.5);
    for (const valueString of ["", " 7", "7,5", "1e1", "0x7", "7.", "Infinity"])
      expect(first({ valueString }, options)).toEqual([["answer-not-a-number", "relationship"]]);
  });

  it("is divided by ten where lines were captured in millimetres", () => {
    const options: ResponsesFromOptions = { instrument: srs, millimetres: true };
    expect(first({ valueInteger: 86 }, options)).toBe(8.6);
    expect(first({ valueQuantity: { value: 86 } }, options)).toBe(8.6);
    expect(first({ valueQuantity: { value: 8.6, code: "cm" } }, options)).toBe(8.6);
  });

  it("is never a length for a rating", () => {
    const item = { linkId: "wai-sr.1", answer: [{ valueQuantity: { value: 3, code: "mm" } }] };
    expect(codes(response([item]), { instrument: waiSr })).toEqual(["unit-unknown"]);
    const plain = { linkId: "wai-sr.1", answer: [{ valueInteger: 3 }] };
    expect(unwrap(responsesFrom(response([plain]), { instrument: waiSr, millimetres: true }))["1"]).toBe(3);
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
      { linkId: "wai-s.4", answerOption: [option("LA1", 7), option("LA2", 6)] },
      { linkId: "wai-s.5", answerOption: [option("LA1", 1), option("LA2", 2)] },
    ],
  };
  const read = (linkId: string, answer: object, options: ResponsesFromOptions = {}) => {
    const result = responsesFrom(response([{ linkId, answer: [answer] }]), { instrument: waiS, ...options });
    return result.ok ? (result.value as Record<string, unknown>)[linkId.slice(6)] : result.issues[0]!.code;
  };
  const valueCoding = { system: "http://loinc.org", code: "LA2" };

  it("takes the weight of its option, turned back for a reverse-keyed item", () => {
    expect(read("wai-s.5", { valueCoding }, { questionnaire: form })).toBe(2);
    expect(read("wai-s.4", { valueCoding }, { questionnaire: form })).toBe(2);
  });

  it.each(["ordinalValue", "itemWeight"])("takes the %s on the answer before that of the option", (name) => {
    const extension = [{ url: "https://example.org/other", valueDecimal: 5 }, weight(name, 3)];
    expect(read("wai-s.5", { valueCoding: { ...valueCoding, extension } }, { questionnaire: form })).toBe(3);
    expect(read("wai-s.5", { valueCoding, extension }, { questionnaire: form })).toBe(3);
    expect(read("wai-s.4", { valueCoding: { ...valueCoding, extension } })).toBe(5);
  });

  it("takes the caller's codes where there is no weight, as responses", () => {
    const codes = { LA2: 2 };
    expect(read("wai-s.4", { valueCoding }, { codes })).toBe(2);
    expect(read("wai-s.4", { valueCoding: { code: "constructor" } }, { codes })).toBe("answer-without-weight");
    expect(read("wai-s.4", { valueCoding: { code: "__proto__" } }, { codes })).toBe("answer-without-weight");
  });

  it("of our own code system needs no questionnaire", () => {
    const own = { system: "urn:alliance-scoring:response", code: "2" };
    expect(read("wai-s.4", { valueCoding: own })).toBe(2);
    expect(read("wai-s.4", { valueCoding: { code: "2" } })).toBe("answer-without-weight");
    expect(
      read(
        "wai-s.4",
        { valueCoding: { ...own, system: "https://example.org/response" } },
        { codeSystem: "https://example.org/" },
      ),
    ).toBe(2);
  });

  it("is refused where weight and code stand for different responses: weights that were not reversed", () => {
    const own = { system: "urn:alliance-scoring:response", code: "2" };
    const extension = [weight("ordinalValue", 2)];
    expect(read("wai-s.4", { valueCoding: { ...own, extension } })).toBe("weight-contradicts-code");
    expect(read("wai-s.5", { valueCoding: { ...own, extension } })).toBe(2);
  });

  it("is refused where its code differs from the option's in case alone", () => {
    expect(read("wai-s.5", { valueCoding: { ...valueCoding, code: "la2" } }, { questionnaire: form })).toBe(
      "answer-without-weight",
    );
    expect(
      read("wai-s.5", { valueCoding: { ...valueCoding, system: "https://example.org" } }, { questionnaire: form }),
    ).toBe("answer-without-weight");
  });
});

describe("links", () => {
  it("that are none of the form's are refused when they are answered", () => {
    const stranger = { linkId: "comment", answer: [{ valueString: "x" }] };
    const resource = response(srsItems(undefined, stranger, { linkId: "heading" }));
    const result = responsesFrom(resource, { instrument: srs });
    expect(result.ok ? [] : result.issues).toEqual([
      { code: "unknown-link", path: [], message: "item number 3 from the top is one of the form" },
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
      "1": 1,
      "2": 2,
      "3": 3,
      "4": 2,
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
  // The shape of it: questions in a group, where a total that looks at the top level finds none; weights 0, 1, 2 and 4;
  // one code that the response writes in another case.
  const mood = defineInstrument({
    id: "mood",
    name: "Nine questions",
    version: "1",
    higherIs: "worse",
    raters: ["client"],
    licence: { status: "free", holder: "the clinic" },
    sources: [],
    items: Array.from({ length: 3 }, (_, index) => ({
      id: `m${String(index + 1)}`,
      number: index + 1,
      label: "Question",
      minimum: 0,
      maximum: 4,
      step: 1,
      keyed: "forward" as const,
    })),
    scales: { total: { items: ["m1", "m2", "m3"], missing: { rule: "complete" } } },
  });
  const options = [
    ["A", 0],
    ["B", 1],
    ["c", 2],
    ["D", 4],
  ] as const;
  const links = ["/1", "/2", "/3"];
  const form = {
    resourceType: "Questionnaire",
    item: [
      {
        linkId: "group",
        item: links.map((linkId) => ({
          linkId,
          answerOption: options.map(([code, value]) => ({
            valueCoding: { code },
            extension: [weight("ordinalValue", value)],
          })),
        })),
      },
      { linkId: "/total", readOnly: true },
    ],
  };
  const answer = (linkId: string, code: string): ResponseItem => ({ linkId, answer: [{ valueCoding: { code } }] });
  const context = { instrument: mood, questionnaire: form, linkIds: { "/1": "m1", "/2": "m2", "/3": "m3" } };
  const given = (codes: string[]) =>
    response([
      { linkId: "group", item: links.map((linkId, index) => answer(linkId, codes[index]!)) },
      { linkId: "/total", answer: [{ valueDecimal: 13 }] },
    ]);

  it("is read through its group, by the weights it really has", () => {
    const { total } = unwrap(score(mood, unwrap(responsesFrom(given(["B", "D", "c"]), context)))).scales;
    expect(total).toMatchObject({ status: "scored", sum: 7 });
  });

  it("is refused, and not scored without a word, where a code has no weight", () => {
    expect(codes(given(["B", "D", "C"]), context)).toEqual(["answer-without-weight"]);
  });
});

it("never takes a text among the caller's codes for a fault: it may be the answer", () => {
  const answer = [{ valueCoding: { system: "urn:clinic", code: "often" } }];
  const result = responsesFrom(response([{ linkId: "wai-sr.5", answer }]), {
    instrument: waiSr,
    codes: { often: "6" as never },
  });
  expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, path])).toEqual([
    ["answer-not-a-number", ["5"]],
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
