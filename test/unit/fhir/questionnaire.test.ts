import { describe, expect, it } from "vitest";
import { defineInstrument, instruments, ors, srs, waiS, waiSr, type Instrument } from "alliance-scoring";
import { questionnaire, responsesFrom, type Questionnaire, type QuestionnaireItem } from "alliance-scoring/fhir";
import { about, leaves } from "../../golden/fhir/answering.js";

const questions = (form: Questionnaire): QuestionnaireItem[] => leaves(form.item).filter((item) => !item.readOnly);
const values = (item: QuestionnaireItem | undefined): Record<string, unknown> =>
  Object.fromEntries(
    item!.extension!.map(({ url, ...value }) => [url.split(/[/-]/).at(-1), Object.values(value)[0]] as const),
  );

describe("a line", () => {
  const item = questions(questionnaire(srs, about))[0];

  it("is a decimal from 0 to 10 with one decimal, on a slider without a step", () => {
    expect(item).toMatchObject({ linkId: "srs.relationship", type: "decimal" });
    expect(values(item)).toEqual({
      itemControl: { coding: [{ system: "http://hl7.org/fhir/questionnaire-item-control", code: "slider" }] },
      minValue: 0,
      maxValue: 10,
      maxDecimalPlaces: 1,
    });
    expect(item).not.toHaveProperty("answerOption");
  });
});

describe("a rating", () => {
  it("is a choice in R4 and a coding with its options only in R5", () => {
    const [r4] = questions(questionnaire(waiSr, about));
    const [r5] = questions(questionnaire(waiSr, { ...about, fhirVersion: "R5" }));
    expect(r4).toMatchObject({ linkId: "wai-sr.item1", type: "choice" });
    expect(r4).not.toHaveProperty("answerConstraint");
    expect(r5).toMatchObject({ linkId: "wai-sr.item1", type: "coding", answerConstraint: "optionsOnly" });
  });

  it("carries the response as code and the keyed response as weight, reversed for items 4 and 10 of the WAI-S", () => {
    for (const item of questions(questionnaire(waiS, about))) {
      const weights = item.answerOption!.map(({ extension }) => extension[0]!.valueDecimal);
      const isReversed = ["wai-s.item4", "wai-s.item10"].includes(item.linkId);
      expect(item.answerOption!.map(({ valueCoding }) => valueCoding.code)).toEqual([
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
      ]);
      expect(weights).toEqual(isReversed ? [7, 6, 5, 4, 3, 2, 1] : [1, 2, 3, 4, 5, 6, 7]);
    }
  });

  it.each([
    ["R4", undefined, "ordinalValue"],
    ["R5", undefined, "itemWeight"],
    ["R4", "itemWeight", "itemWeight"],
    ["R5", "ordinalValue", "ordinalValue"],
  ] as const)("in %s, weights %s, uses %s", (fhirVersion, weights, expected) => {
    const [item] = questions(questionnaire(waiSr, { ...about, fhirVersion, ...(weights && { weights }) }));
    const urls = item!.answerOption!.flatMap(({ extension }) => extension.map(({ url }) => url));
    expect(new Set(urls)).toEqual(new Set([`http://hl7.org/fhir/StructureDefinition/${expected}`]));
  });
});

describe("a calculated score", () => {
  it("is read-only, in {score}, and meant for extraction as an observation", () => {
    const total = leaves(questionnaire(srs, about).item).at(-1);
    expect(total).toMatchObject({ linkId: "srs.total", type: "decimal", readOnly: true });
    expect(values(total)).toMatchObject({
      unit: { system: "http://unitsofmeasure.org", code: "{score}" },
      observationExtract: true,
    });
  });

  it("stands for every scale of more than one item", () => {
    const linkIds = (instrument: Instrument) =>
      leaves(questionnaire(instrument, about).item)
        .filter((item) => item.readOnly)
        .map((item) => item.linkId);
    expect(linkIds(srs)).toEqual(["srs.total"]);
    expect(linkIds(waiSr)).toEqual(["wai-sr.goal", "wai-sr.task", "wai-sr.bond", "wai-sr.total"]);
  });
});

describe("a form", () => {
  it("carries the deployer's url, version and status, and is about patients", () => {
    const given = { url: "https://example.org/q", version: "2.1.0", status: "draft" } as const;
    expect(questionnaire(srs, given)).toMatchObject({
      ...given,
      subjectType: ["Patient"],
      resourceType: "Questionnaire",
    });
  });

  it("has as many decimals on a line as its step or its ends", () => {
    const decimals = (minimum: number, maximum: number, step: number) =>
      values(questions(questionnaire(line(minimum, maximum, step), about))[0])["maxDecimalPlaces"];
    expect([
      decimals(0, 100, 0.25),
      decimals(0.125, 1.125, 0.5),
      decimals(0, 100, 1),
      decimals(0, 0.01, 0.000001),
    ]).toEqual([2, 3, 0, 6]);
  });
});

const line = (minimum: number, maximum: number, step: number): Instrument =>
  defineInstrument({
    id: "line",
    name: "A line",
    version: "1",
    construct: "alliance",
    higherIs: "better",
    raters: ["client"],
    licence: { status: "free", holder: "the clinic" },
    sources: [],
    items: [{ id: "a", number: 1, label: "Line", minimum, maximum, step, keyed: "forward" }],
    scales: { total: { items: ["a"], missing: { rule: "complete" } } },
  });

describe("words", () => {
  it("are neutral labels of ours where the deployer gives none", () => {
    expect(questions(questionnaire(ors, about)).map((item) => item.text)).toEqual(ors.items.map(({ label }) => label));
    const [item] = questions(questionnaire(waiSr, about));
    expect(item!.text).toBe("Item 1");
    expect(item!.answerOption![4]!.valueCoding.display).toBe("5");
  });

  it("are the deployer's where they are given", () => {
    const text = {
      title: "Our form",
      items: { item2: "Second question" },
      options: { 5: "most" },
      scales: { total: "Sum" },
    };
    const form = questionnaire(waiSr, { ...about, text });
    const items = leaves(form.item);
    expect(form.title).toBe("Our form");
    expect(items[1]!.text).toBe("Second question");
    expect(items[0]!.answerOption![4]!.valueCoding.display).toBe("most");
    expect(items.at(-1)!.text).toBe("Sum");
  });

  it("name the holder of the rights and what is known of the licence", () => {
    expect(questionnaire(srs, about).copyright).toBe(
      "Session Rating Scale (SRS). Rights: Scott D. Miller, Barry L. Duncan and Lynn Johnson (permission-required). Wording: the deployer's.",
    );
  });
});

describe("the deployer's own names", () => {
  it("stand in link ids, their expressions and code systems", () => {
    const linkIds = { q1: "relationship", sum: "total" };
    const codeSystem = "https://example.org/fhir/CodeSystem/alliance-";
    const form = questionnaire(srs, { ...about, linkIds, codeSystem });
    expect(leaves(form.item).map((item) => item.linkId)).toEqual([
      "q1",
      "srs.goals",
      "srs.approach",
      "srs.overall",
      "sum",
    ]);
    expect(JSON.stringify(leaves(form.item).at(-1))).toContain("|q1|srs.goals|");
    expect(form.code).toEqual([{ system: `${codeSystem}measure`, code: "srs-panel" }]);
    expect(JSON.stringify(form)).not.toContain("urn:");
  });

  it.each([
    ["that lead nowhere", { q1: "relationships" }],
    ["that lead to one item twice", { q1: "goals", q2: "goals" }],
    ["that take another item's link", { "srs.goals": "relationship" }],
    ["that take the group's link", { srs: "relationship" }],
  ])("are refused as link ids %s", (_, linkIds) => {
    expect(() => questionnaire(srs, { ...about, linkIds })).toThrow(
      expect.objectContaining({ code: "link-ids-invalid" }),
    );
  });
});

it.each([{ ...srs }, "srs", null, {}])(
  "refuses an instrument that did not come from defineInstrument (%#)",
  (given) => {
    const code = expect.objectContaining({ code: "instrument-not-defined" });
    expect(() => questionnaire(given as never, about)).toThrow(code);
    if (given) expect(() => responsesFrom({}, { instrument: given as never })).toThrow(code);
  },
);

it.each(Object.values<Instrument>(instruments))("$id has link ids that occur once", (instrument) => {
  const linkIds = leaves(questionnaire(instrument, about).item).map((item) => item.linkId);
  expect(new Set(linkIds).size).toBe(linkIds.length);
});
