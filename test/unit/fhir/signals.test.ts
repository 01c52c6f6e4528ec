import { describe, expect, it } from "vitest";
import { cdsHooksCard, detectedIssue, flag, ruptureObservation } from "alliance-scoring/fhir";
import { analyses } from "../../support/analyses.js";

const subject = { reference: "Patient/p1" };
const start = "2026-01-22";
const value = (analysis: (typeof analyses)[keyof typeof analyses], session?: number) =>
  ruptureObservation(analysis, { subject, ...(session !== undefined && { session }) }).valueCodeableConcept?.coding?.[0]
    ?.code;

const dropped = analyses["a drop in the last session"];
const lasting = analyses["a drop that goes on"];
const repaired = analyses["a drop that was repaired"];
const steady = analyses["a steady client"];
const nobody = analyses["nobody yet"];
const silent = analyses["a last session without a score"];

describe("a rupture signal", () => {
  it("is about the last session, or the one that is named", () => {
    expect(value(dropped)).toBe("drop");
    expect(value(dropped, 5)).toBe("no-drop");
    expect(value(steady)).toBe("no-drop");
  });

  it("goes on while the drop is followed, and ends with the return", () => {
    expect(value(lasting, 5)).toBe("drop");
    expect(value(lasting, 6)).toBe("drop");
    expect(value(repaired, 5)).toBe("drop");
    expect(value(repaired, 6)).toBe("no-drop");
  });

  it.each([
    ["too few sessions", nobody],
    ["a session without a score", silent],
  ])("has a reason, insufficient evidence and no value for %s", (_, analysis) => {
    const signal = ruptureObservation(analysis, { subject });
    expect(signal.valueCodeableConcept).toBeUndefined();
    expect(signal.dataAbsentReason!.coding![0]!.code).toBe("unknown");
    expect(signal.interpretation![0]!.coding![0]!.code).toBe("IE");
  });

  it("is preliminary, names its rule and never calls a drop a significant change", () => {
    const signal = ruptureObservation(dropped, { subject, derivedFrom: [{ reference: "Observation/s6-srs-total" }] });
    expect(signal).toMatchObject({ status: "preliminary", derivedFrom: [{ reference: "Observation/s6-srs-total" }] });
    expect(signal.method!.coding![0]).toEqual({ system: "urn:alliance-scoring:method", code: dropped.method.id });
    expect(JSON.parse(signal.method!.text!.slice(dropped.method.name.length + 2))).toEqual(
      JSON.parse(JSON.stringify(dropped.method.parameters)),
    );
    expect(signal.interpretation).toBeUndefined();
    expect(signal.note![0]!.text).toContain("not a diagnosis");
  });

  it("gives the pattern, the drop and the false flags to expect as components", () => {
    if (lasting.status !== "assessed") throw new Error("six sessions are enough");
    const parts = Object.fromEntries(
      ruptureObservation(lasting, { subject }).component!.map(({ code, ...rest }) => [code.coding![0]!.code, rest]),
    );
    const concept = (code: string) => ({
      valueCodeableConcept: { coding: [{ system: "urn:alliance-scoring:rupture-signal", code }] },
    });
    expect(parts).toEqual({
      "alliance-pattern": concept("open"),
      "alliance-drop-onset": { valueInteger: 5 },
      "alliance-drop-trough": { valueInteger: 5 },
      "alliance-drop-depth": {
        valueQuantity: expect.objectContaining({ value: lasting.episodes[0]!.depth, code: "{score}" }),
      },
      "alliance-drop-repair": concept("open"),
      "alliance-expected-false-flags": {
        valueQuantity: { value: lasting.expectedFalseFlags, unit: "1", system: "http://unitsofmeasure.org", code: "1" },
      },
    });
  });

  it("is refused for a session that the series lacks", () => {
    expect(() => value(dropped, 7)).toThrow(expect.objectContaining({ code: "session-unknown" }));
  });
});

describe("a card", () => {
  it("warns of a drop, informs otherwise, and names the session", () => {
    expect(cdsHooksCard(dropped)).toMatchObject({
      indicator: "warning",
      summary: "Alliance: a possible rupture in session 6",
    });
    expect(cdsHooksCard(steady)).toMatchObject({
      indicator: "info",
      summary: "Alliance: nothing stands out in session 6",
    });
    expect(cdsHooksCard(nobody)).toMatchObject({ indicator: "info", summary: "Alliance: too little to judge by" });
    expect(cdsHooksCard(repaired, { session: 5 }).indicator).toBe("warning");
  });

  it("says what the rule is, what chance alone would give and what it does not show; no score", () => {
    if (dropped.status !== "assessed") throw new Error("six sessions are enough");
    const { detail } = cdsHooksCard(dropped);
    expect(detail).toContain(dropped.method.name);
    expect(detail).toContain("Drop since session 6: open.");
    expect(detail).toContain("1 of 5 judged sessions stand out; by chance alone about");
    expect(detail).toContain("not a diagnosis");
    for (const { value } of dropped.sessions) if (value !== 36) expect(detail).not.toContain(String(value));
    expect(cdsHooksCard({ ...dropped, expectedFalseFlags: null }).detail).toContain(
      "by chance alone an unknown number",
    );
    expect(cdsHooksCard(nobody).detail).toContain("there are 0 (too-few-sessions)");
  });

  it("carries the name of the service", () => {
    expect(cdsHooksCard(steady).source).toEqual({ label: "alliance-scoring" });
    const card = cdsHooksCard(steady, { label: "A clinic", url: "https://example.org" });
    expect(card).toMatchObject({ source: { label: "A clinic", url: "https://example.org" } });
  });
});

describe("a flag", () => {
  it("is active until it ends", () => {
    expect(flag(dropped, { subject, start })).toMatchObject({ status: "active", subject, period: { start } });
    expect(flag(dropped, { subject, start, end: "2026-02-05" })).toMatchObject({
      status: "inactive",
      period: { start, end: "2026-02-05" },
    });
  });

  it("is not raised where there is no drop", () => {
    for (const analysis of [steady, nobody, silent, repaired]) expect(flag(analysis, { subject, start })).toBeNull();
  });
});

describe("a detected issue", () => {
  const mitigation = [{ action: { text: "talked about it" }, date: start }];

  it("names the client as each release does, and is mitigated in R5 alone", () => {
    const r4 = detectedIssue(dropped, { subject, mitigation });
    expect(r4).toMatchObject({ status: "preliminary", patient: subject, mitigation });
    expect(r4).not.toHaveProperty("subject");
    const r5 = detectedIssue(dropped, { subject, mitigation, fhirVersion: "R5" });
    expect(r5).toMatchObject({ status: "mitigated", subject, mitigation });
    expect(r5).not.toHaveProperty("patient");
    expect(detectedIssue(dropped, { subject, fhirVersion: "R5" })!.status).toBe("preliminary");
  });

  it("is not made where there is no drop", () => {
    for (const analysis of [steady, nobody, silent, repaired]) expect(detectedIssue(analysis, { subject })).toBeNull();
  });
});
