import { describe, expect, it } from "vitest";
import { defineInstrument, instruments, norms, score, scoreTotal, srs, unwrap, waiSr } from "alliance-scoring";
import {
  observations,
  questionnaire,
  type CodeableConcept,
  type NamedCutoff,
  type Observation,
} from "alliance-scoring/fhir";
import { about, leaves } from "../../golden/fhir/answering.js";

const subject = { reference: "Patient/p1" };
const total = (responses: (number | null)[], more: object = {}): Observation =>
  observations(unwrap(score(srs, responses)), { subject, ...more })[1]!;
const codeOf = (concept: CodeableConcept | undefined) => concept?.coding?.[0]?.code;

describe("a panel", () => {
  const scores = unwrap(score(waiSr, [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2]));

  it("has no value and names its members, by resource ids that are the caller's", () => {
    const [panel, ...members] = observations(scores, { subject, id: "s4" });
    expect(panel).toMatchObject({ id: "s4-wai-sr-panel", status: "final", subject });
    expect(panel!.hasMember).toEqual(members.map(({ id }) => ({ reference: `Observation/${id}` })));
    expect(members.map(({ id }) => id)).toEqual(["goal", "task", "bond", "total"].map((id) => `s4-wai-sr-${id}`));
    expect(Object.keys(panel!).filter((key) => /^value|dataAbsent/.test(key))).toEqual([]);
  });

  it("holds the sums of the keyed responses", () => {
    const values = observations(scores, { subject }).map(({ valueQuantity }) => valueQuantity?.value);
    // goal 4+1+3+1, task 1+2+5+2, bond 3+5+2+4
    expect(values).toEqual([undefined, 9, 10, 14, 33]);
  });

  it("holds the answers too on request, as they were given", () => {
    const scored = unwrap(score(instruments.waiS, [1, 2, 3, 2, 5, 6, 7, 1, 2, 7, 3, null]));
    const items = observations(scored, { subject, items: true }).slice(5);
    expect(items.map(({ id }) => id)).toEqual(instruments.waiS.items.map(({ id }) => `wai-s-${id}`));
    expect(items[3]!.valueQuantity).toEqual({
      value: 2,
      unit: "{score}",
      system: "http://unitsofmeasure.org",
      code: "{score}",
    });
    expect(items[11]!.valueQuantity).toBeUndefined();
    expect(codeOf(items[11]!.dataAbsentReason)).toBe("unknown");
  });

  it("and its members keep codes and ids apart, whatever items and scales are called", () => {
    const awkward = (ids: string[], scaleId: string) =>
      defineInstrument({
        id: "form",
        name: "A form",
        version: "1",
        construct: "alliance",
        higherIs: "better",
        raters: ["client"],
        licence: { status: "free", holder: "the clinic" },
        sources: [],
        items: ids.map((id, index) => ({
          ...{ id, number: index + 1, label: "Line", minimum: 0, maximum: 10, step: 0.1 },
          keyed: "forward" as const,
        })),
        scales: { [scaleId]: { items: ids, missing: { rule: "complete" } } },
      });
    for (const [ids, scaleId] of [
      [["panel", "x"], "total"],
      [["y", "x"], "panel"],
      [["panel", "total"], "panel"],
      [["constructor", "toString"], "valueOf"],
    ] as const) {
      const instrument = awkward([...ids], scaleId);
      const all = observations(unwrap(score(instrument, [3, 4])), { subject, items: true });
      expect(new Set(all.map(({ id }) => id)).size).toBe(4);
      expect(new Set(all.map(({ code }) => code.coding![0]!.code)).size).toBe(4);
      const text = { items: {}, scales: {} };
      const form = questionnaire(instrument, { ...about, text });
      const codes = [form, ...leaves(form.item)].map(({ code }) => code![0]!.code);
      expect(new Set(codes)).toEqual(new Set(all.map(({ code }) => code.coding![0]!.code)));
      for (const item of leaves(form.item)) expect(typeof item.text).toBe("string");
    }
  });

  it("has no member for a scale of a single item", () => {
    const all = observations(unwrap(score(srs, [9, 9, 9, 9])), { subject });
    expect(all.map(({ id }) => id)).toEqual(["srs-panel", "srs-total"]);
  });
});

describe("an observation", () => {
  const context = {
    encounter: { reference: "Encounter/e4" },
    effectiveDateTime: "2026-01-22T15:02:00Z",
    issued: "2026-01-22T15:03:00Z",
    performer: [subject],
    derivedFrom: [{ reference: "QuestionnaireResponse/qr1" }],
    meta: { security: [{ system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code: "R" }] },
  };

  it("carries what the caller knows of the occasion", () => {
    for (const observation of observations(unwrap(score(srs, [9, 9, 9, 9])), {
      subject,
      status: "amended",
      ...context,
    }))
      expect(observation).toMatchObject({ ...context, subject, status: "amended" });
  });

  it("carries nothing of what is not known", () => {
    expect(Object.keys(total([9, 9, 9, 9])).sort()).toEqual(
      ["resourceType", "id", "status", "category", "code", "subject", "valueQuantity", "method"].sort(),
    );
  });

  it("has our code first and the caller's after it", () => {
    const snomed = { system: "http://snomed.info/sct", code: "720482000" };
    const { code } = total([9, 9, 9, 9], { codings: { total: [snomed] } });
    expect(code.coding).toEqual([{ system: "urn:alliance-scoring:measure", code: "srs-total" }, snomed]);
    const wider = { panel: [{ code: "p" }], goals: [{ code: "g" }] };
    const all = observations(unwrap(score(srs, [9, 9, 9, 9])), { subject, items: true, codings: wider });
    expect(all.map(({ code }) => code.coding!.map((coding) => coding.code))).toEqual([
      ["srs-panel", "p"],
      ["srs-total"],
      ["srs-relationship"],
      ["srs-goals", "g"],
      ["srs-approach"],
      ["srs-overall"],
    ]);
    const own = total([9, 9, 9, 9], { codeSystem: "https://example.org/fhir/CodeSystem/alliance-" });
    expect(own.code.coding![0]!.system).toBe("https://example.org/fhir/CodeSystem/alliance-measure");
    expect(own.method!.coding![0]!.system).toBe("https://example.org/fhir/CodeSystem/alliance-method");
  });

  it("has no empty lists", () => {
    const given = total([9, 9, 9, 9], { performer: [], derivedFrom: [] });
    for (const key of ["performer", "derivedFrom"]) expect(given).not.toHaveProperty(key);
    const single = { ...unwrap(score(srs, [9, 9, 9, 9])), scales: {} as never };
    expect(observations(single, { subject })[0]).not.toHaveProperty("hasMember");
  });

  it("keeps the exact value: 36, and not 35.99999999999999", () => {
    expect(total([8.6, 9.7, 9.9, 7.8]).valueQuantity!.value).toBe(36);
  });
});

describe("the method", () => {
  const methods = (scores: Parameters<typeof observations>[0]) =>
    observations(scores, { subject })
      .slice(1)
      .map(({ method }) => method!);
  const responses = [1, 2, 3, 4, null, 1, 2, 3, 4, 5, 1, 2];

  it("names rule and version: strict, prorated or recorded", () => {
    const system = "urn:alliance-scoring:method";
    expect(total([9, 9, 9, 9]).method).toEqual({
      coding: [{ system, code: "srs-total-strict", version: srs.version }],
      text: "Sum of 4 items, no imputation",
    });
    expect(methods(unwrap(score(waiSr, responses))).map(codeOf)).toEqual(
      ["goal", "task", "bond", "total"].map((id) => `wai-sr-${id}-strict`),
    );
    expect(methods(unwrap(score(waiSr, responses, { missing: "prorate" }))).map(codeOf)).toEqual([
      "wai-sr-goal-strict",
      "wai-sr-task-strict",
      "wai-sr-bond-prorated",
      "wai-sr-total-prorated",
    ]);
    expect(methods(unwrap(scoreTotal(srs, 36))).map(codeOf)).toEqual(["srs-total-recorded"]);
  });
});

describe("a record that holds only a total", () => {
  it("has the total as it was recorded, and no rule or count for what lies below it", () => {
    const [, goal, , , recorded] = observations(unwrap(scoreTotal(waiSr, 50)), { subject });
    expect(recorded!.valueQuantity!.value).toBe(50);
    expect(recorded!.method!.text).toBe("As recorded");
    expect(goal).not.toHaveProperty("method");
    expect(goal!.note).toEqual([{ text: "Only a total was recorded" }]);
    expect(codeOf(goal!.dataAbsentReason)).toBe("unknown");
  });
});

describe("a scale that is not scored", () => {
  it("has a reason and counts in place of a value", () => {
    const observation = total([9, null, 9, 9]);
    expect(observation.valueQuantity).toBeUndefined();
    expect(observation.dataAbsentReason).toEqual({
      coding: [{ system: "http://terminology.hl7.org/CodeSystem/data-absent-reason", code: "unknown" }],
    });
    expect(observation.note).toEqual([{ text: "3 of 4 items answered, 4 needed (too-few-answers)" }]);
  });

  it("has the caller's reason where there is one", () => {
    expect(codeOf(total([9, null, 9, 9], { absentReason: "asked-declined" }).dataAbsentReason)).toBe("asked-declined");
  });

  it("is never judged", () => {
    const norm = { name: "a norm", cutoff: { value: 36 } };
    const observation = total([1, null, 1, 1], { norms: { total: norm } });
    expect(observation).not.toHaveProperty("interpretation");
    expect(observation).not.toHaveProperty("referenceRange");
  });
});

describe("a judgement", () => {
  const judged = (responses: number[], cutoff: NamedCutoff["cutoff"], higherIs?: "better" | "worse") => {
    const norm = { name: "N", cutoff, ...(higherIs && { higherIs }) };
    const { interpretation, referenceRange } = total(responses, { norms: { total: norm } });
    return [codeOf(interpretation?.[0]), interpretation?.[0]?.text, referenceRange?.[0]];
  };
  const at36 = [8.6, 9.7, 9.9, 7.8];
  const below = [8.6, 9.7, 9.9, 7.7];
  const said = "N: cut-off 36 (not a normal range)";
  const range = { value: 36, unit: "{score}", system: "http://unitsofmeasure.org", code: "{score}" };

  it("is not there without a norm", () => {
    expect(total(at36)).not.toHaveProperty("interpretation");
    expect(total(at36)).not.toHaveProperty("referenceRange");
  });

  it("is exact at the cut-off, and says on which side that lies", () => {
    expect(judged(at36, { value: 36 })).toEqual(["N", "N: not below 36", { low: range, text: said }]);
    expect(judged(below, { value: 36 })).toEqual(["L", "N: below 36", { low: range, text: said }]);
    expect(judged(at36, { value: 36, boundary: "atOrBelow" })).toEqual(["L", "N: at or below 36", { text: said }]);
    expect(judged(at36, { value: 36, boundary: "neither" })).toEqual([undefined, undefined, { text: said }]);
    expect(judged(below, { value: 36, boundary: "neither" })[0]).toBe("L");
  });

  it("is turned round where higher is worse", () => {
    expect(judged([9, 9, 9, 9.1], { value: 36 }, "worse")).toEqual(["H", "N: above 36", { high: range, text: said }]);
    expect(judged(at36, { value: 36 }, "worse").slice(0, 2)).toEqual(["N", "N: not above 36"]);
    expect(judged(below, { value: 36 }, "worse")[0]).toBe("N");
    expect(judged(at36, { value: 36, boundary: "atOrBelow" }, "worse")[0]).toBe("H");
  });

  it("is as exact for a prorated score, which is a computed one", () => {
    // Six answers come to 12, prorated to seven: 14, which a product of doubles may miss by its last bit.
    const answers = [1.9, 2.3, 1.7, 2.1, 2.2, 1.8];
    const lines = defineInstrument({
      id: "lines",
      name: "Lines",
      version: "1",
      construct: "alliance",
      higherIs: "better",
      raters: ["client"],
      licence: { status: "free", holder: "the clinic" },
      sources: [],
      items: [1, 2, 3, 4, 5, 6, 7].map((number) => ({
        id: `l${String(number)}`,
        number,
        label: "Line",
        minimum: 0,
        maximum: 10,
        step: 0.1,
        keyed: "forward" as const,
      })),
      scales: {
        total: {
          items: [1, 2, 3, 4, 5, 6, 7].map((number) => `l${String(number)}`),
          missing: { rule: "prorate", maximumMissing: 1 },
        },
      },
    });
    const scores = unwrap(score(lines, [...answers, null], { missing: "prorate" }));
    const off = { ...scores, scales: { total: { ...scores.scales.total, sum: 14.000000000000002 } } } as typeof scores;
    const short = {
      ...scores,
      scales: { total: { ...scores.scales.total, sum: 13.999999999999998 } },
    } as typeof scores;
    for (const each of [scores, off, short]) {
      const norms = { total: { name: "N", cutoff: { value: 14 } } };
      const [, observation] = observations(each, { subject, norms });
      expect(codeOf(observation!.interpretation![0])).toBe("N");
      const atOrBelow = { total: { name: "N", cutoff: { value: 14, boundary: "atOrBelow" as const } } };
      expect(codeOf(observations(each, { subject, norms: atOrBelow })[1]!.interpretation![0])).toBe("L");
    }
  });

  it("takes the norm profiles of the package as they are", () => {
    const { name, totalCutoff } = norms.srs.developer;
    const { interpretation } = total(below, { norms: { total: { name, cutoff: totalCutoff } } });
    expect(interpretation![0]).toMatchObject({ coding: [{ code: "L" }], text: `${name}: below 36` });
  });

  it.each([
    ["for a scale the form lacks", { bond4: { name: "N", cutoff: { value: 3 } } }],
    ["for a scale of a single item, which is not reported", { bond: { name: "N", cutoff: { value: 9 } } }],
    ["without a finite cut-off", { total: { name: "N", cutoff: { value: NaN } } }],
    ["with a cut-off that is text", { total: { name: "N", cutoff: { value: "36" } } }],
    ["without a cut-off", { total: { name: "N" } }],
    ["without a name", { total: { cutoff: { value: 36 } } }],
    ["with an empty name", { total: { name: "", cutoff: { value: 36 } } }],
  ])("is refused %s", (_, given) => {
    expect(() => total(at36, { norms: given as never })).toThrow(expect.objectContaining({ code: "norm-invalid" }));
  });
});
