import { describe, expect, it } from "vitest";
import { instruments, norms, score, scoreTotal, srs, unwrap, waiSr } from "alliance-scoring";
import { observations, type NamedCutoff, type Observation } from "alliance-scoring/fhir";

const subject = { reference: "Patient/p1" };
const total = (responses: (number | null)[], more: object = {}): Observation =>
  observations(unwrap(score(srs, responses)), { subject, ...more })[1]!;
const codeOf = (concept: { coding?: { code?: string }[] } | undefined) => concept?.coding?.[0]?.code;

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
    const own = total([9, 9, 9, 9], { codeSystem: "https://example.org/fhir/CodeSystem/alliance-" });
    expect(own.code.coding![0]!.system).toBe("https://example.org/fhir/CodeSystem/alliance-measure");
    expect(own.method!.coding![0]!.system).toBe("https://example.org/fhir/CodeSystem/alliance-method");
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
  const range = { value: 36, unit: "{score}", system: "http://unitsofmeasure.org", code: "{score}" };

  it("is not there without a norm", () => {
    expect(total(at36)).not.toHaveProperty("interpretation");
    expect(total(at36)).not.toHaveProperty("referenceRange");
  });

  it("is exact at the cut-off, and says on which side that lies", () => {
    expect(judged(at36, { value: 36 })).toEqual(["N", "not N: below 36", { low: range, text: "N: below 36" }]);
    expect(judged(below, { value: 36 })).toEqual(["L", "N: below 36", { low: range, text: "N: below 36" }]);
    expect(judged(at36, { value: 36, boundary: "atOrBelow" })).toEqual([
      "L",
      "N: at or below 36",
      { text: "N: at or below 36" },
    ]);
    expect(judged(at36, { value: 36, boundary: "neither" })).toEqual([undefined, undefined, { text: "N: below 36" }]);
    expect(judged(below, { value: 36, boundary: "neither" })[0]).toBe("L");
  });

  it("is turned round where higher is worse", () => {
    expect(judged([9, 9, 9, 9.1], { value: 36 }, "worse")).toEqual([
      "H",
      "N: above 36",
      { high: range, text: "N: above 36" },
    ]);
    expect(judged(at36, { value: 36 }, "worse")[0]).toBe("N");
    expect(judged(below, { value: 36 }, "worse")[0]).toBe("N");
    expect(judged(at36, { value: 36, boundary: "atOrBelow" }, "worse")[0]).toBe("H");
  });

  it("takes the norm profiles of the package as they are", () => {
    const { name, totalCutoff } = norms.srs.developer;
    const { interpretation } = total(below, { norms: { total: { name, cutoff: totalCutoff } } });
    expect(interpretation![0]).toMatchObject({ coding: [{ code: "L" }], text: `${name}: below 36` });
  });

  it.each([
    ["for a scale the form lacks", { bond4: { name: "N", cutoff: { value: 3 } } }],
    ["without a finite cut-off", { total: { name: "N", cutoff: { value: NaN } } }],
  ])("is refused %s", (_, given) => {
    expect(() => total(at36, { norms: given })).toThrow(expect.objectContaining({ code: "norm-invalid" }));
  });
});
