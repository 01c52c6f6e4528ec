import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import r5 from "fhirpath/fhir-context/r5";
import { describe, expect, it } from "vitest";
import { defineInstrument, instruments, score, unwrap, type Instrument, type ScaleScore } from "alliance-scoring";
import { questionnaire, type FhirVersion, type Questionnaire } from "alliance-scoring/fhir";
import { about, answered, leaves, randomResponses, seeded } from "./answering.js";

// An engine of others (fhirpath.js) evaluates the expressions that a form carries; what it finds must be what we score.

const models = { R4: r4, R5: r5 };

/** Each calculated item of a form, by the last part of its link id, compiled once. */
function calculators(form: Questionnaire, version: FhirVersion): Record<string, (response: object) => unknown[]> {
  const scores = leaves(form.item).filter((item) => item.readOnly === true);
  return Object.fromEntries(
    scores.map(({ linkId, extension }) => {
      const { expression } = extension!.find(({ valueExpression }) => valueExpression !== undefined)!.valueExpression!;
      const run = fhirpath.compile(expression, models[version], { async: false });
      return [linkId.split(".").at(-1)!, (response) => run(response, { resource: response, questionnaire: form })];
    }),
  );
}

/** A form with what none of ours has: lines that are reversed, on a range that does not start at 0, and prorated. */
const lines = defineInstrument({
  id: "lines",
  name: "Lines",
  version: "1",
  construct: "alliance",
  higherIs: "better",
  raters: ["client"],
  licence: { status: "free", holder: "the clinic" },
  sources: [],
  items: [1, 2, 3].map((number) => ({
    id: `l${String(number)}`,
    number,
    label: "Line",
    minimum: -2.5,
    maximum: 10,
    step: 0.1,
    keyed: number === 2 ? ("reverse" as const) : ("forward" as const),
  })),
  scales: { total: { items: ["l1", "l2", "l3"], missing: { rule: "prorate", maximumMissing: 1 } } },
});

/** Lines in subscales whose total is theirs: a complete total is one exact sum all the same. */
const parts = defineInstrument({
  ...lines,
  id: "parts",
  items: [1, 2, 3, 4, 5, 6].map((number) => ({ ...lines.items[0]!, id: `p${String(number)}`, number, minimum: 0 })),
  scales: {
    one: { items: ["p1", "p2", "p3"], missing: { rule: "prorate", maximumMissing: 1 } },
    two: { items: ["p4", "p5", "p6"], missing: { rule: "prorate", maximumMissing: 1 } },
    total: { items: ["p1", "p2", "p3", "p4", "p5", "p6"], missing: { rule: "subscales", of: ["one", "two"] } },
  },
});

const counts: Readonly<Record<string, number>> = { wai36: 40, waiSr: 150, waiS: 150 };

const forms: Instrument[] = [...Object.values<Instrument>(instruments), lines, parts];

describe.each(forms)("$id", (instrument) => {
  it.each([
    ["R4", "strict", "ordinalValue"],
    ["R4", "prorate", "ordinalValue"],
    ["R4", "prorate", "itemWeight"],
    ["R5", "strict", "itemWeight"],
    ["R5", "prorate", "itemWeight"],
  ] as const)("calculates in %s, %s, by %s, what we score", (fhirVersion, missing, weights) => {
    const form = questionnaire(instrument, { ...about, fhirVersion, missing, weights });
    const calculate = calculators(form, fhirVersion);
    const reported = Object.entries(instrument.scales).filter(([id, { items }]) => id === "total" || items.length > 1);
    expect(Object.keys(calculate)).toEqual(reported.map(([id]) => id));

    const random = seeded(instrument.items.length * (fhirVersion === "R4" ? 4 : 5));
    const seen = { scored: 0, empty: 0, prorated: 0 };
    for (let round = 0; round < (counts[instrument.id] ?? 250) / 2; round++) {
      const responses = randomResponses(instrument, random, [0, 0.05, 0.15, 0.4][round % 4]!);
      const response = answered(form, responses);
      const { scales } = unwrap(score(instrument, responses, { missing }));
      for (const [id, calculated] of Object.entries(calculate)) {
        const ours = scales[id] as ScaleScore;
        const [theirs, ...more] = calculated(response);
        expect(more).toEqual([]);
        if (ours.status === "not-scored") expect(theirs).toBeUndefined();
        else if (ours.prorated) expect(theirs).toBeCloseTo(ours.sum, 9);
        else expect((theirs as number) + 0).toBe(ours.sum); // -0 is 0 in JSON
        seen[ours.status === "not-scored" ? "empty" : ours.prorated ? "prorated" : "scored"]++;
      }
    }
    expect(seen.scored).toBeGreaterThan(0);
    expect(seen.empty).toBeGreaterThan(0);
    const mayProrate = missing === "prorate" && reported.some(([, scale]) => scale.missing.rule !== "complete");
    expect(seen.prorated > 0).toBe(mayProrate);
  });
});

describe("the SRS total", () => {
  const form = questionnaire(instruments.srs, about);
  const total = calculators(form, "R4")["total"]!;

  // Naive sums of the second and third rows are off by 7e-15.
  it.each([
    [[7.1, 8, 8.2, 7.9], [31.2]],
    [[9.1, 8.7, 9.4, 8.9], [36.1]],
    [[8.6, 9.7, 9.9, 7.8], [36]],
    [[0, 0, 0, 0], [0]],
    [[9, 9, 9, null], []],
    [[3, 3, 3, 3], [12]], // equal answers are all counted
  ])("of %j is %j", (responses, expected) => {
    expect(total(answered(form, responses))).toEqual(expected);
  });

  it("is found however deep the form is nested", () => {
    const response = answered(form, [9, 9, 9, 8]);
    const item = [{ linkId: "page", item: [{ linkId: "section", item: response.item }] }];
    expect(total({ ...response, item })).toEqual([35]);
  });

  it("is found in items under an answer", () => {
    const response = answered(form, [9, 9, 9, 8]);
    const item = [{ linkId: "page", answer: [{ valueBoolean: true, item: response.item }] }];
    expect(total({ ...response, item })).toEqual([35]);
  });
});

it("quotes link ids that would end a FHIRPath string", () => {
  const linkIds = { "it's": "relationship", "back\\slash": "goals", "a'|'b": "approach" };
  const form = questionnaire(instruments.srs, { ...about, linkIds });
  expect(calculators(form, "R4")["total"]!(answered(form, [9, 9, 9, 8]))).toEqual([35]);
});
