import { describe, expect, it } from "vitest";
import { score, srs, waiSr, unwrap } from "alliance-scoring";
import * as fhir from "alliance-scoring/fhir";
import { analyses } from "../../support/analyses.js";
import { about } from "../../golden/fhir/answering.js";

const scores = unwrap(score(srs, [9, 9, 9, 9]));
const analysis = analyses["a drop in the last session"];
const subject = { reference: "Patient/p1" };
const start = "2026-01-22";

/** Every function with what it needs, and its options last. */
const calls: Record<string, (options: unknown) => unknown> = {
  questionnaire: (options) => fhir.questionnaire(waiSr, options as never),
  responsesFrom: (options) => fhir.responsesFrom({}, options as never),
  observations: (options) => fhir.observations(scores, options as never),
  ruptureObservation: (options) => fhir.ruptureObservation(analysis, options as never),
  cdsHooksCard: (options) => fhir.cdsHooksCard(analysis, options as never),
  flag: (options) => fhir.flag(analysis, options as never),
  detectedIssue: (options) => fhir.detectedIssue(analysis, options as never),
};
const needs: Record<string, object> = {
  questionnaire: about,
  flag: { subject, start },
  responsesFrom: {},
  cdsHooksCard: {},
};
const need = (name: string): object => needs[name] ?? { subject };

it("the list of functions is that of the entry point", () => {
  expect(Object.keys(calls).sort()).toEqual(Object.keys(fhir).sort());
});

describe.each(Object.keys(calls))("%s", (name) => {
  const call = calls[name]!;
  const refuses = (options: unknown, code: string, message: RegExp) =>
    expect(() => call(options)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) as string }),
    );

  it("takes what it needs", () => {
    expect(() => call(need(name))).not.toThrow();
  });

  it("refuses an unknown option and names the known ones", () => {
    refuses({ ...need(name), codeSytem: "x" }, "option-unknown", new RegExp(`^${name} requires .*codeSystem`));
  });

  it.each([null, 7, "text", [], new Date(0)])("refuses options that are no plain object (%j)", (options) => {
    refuses(options, "option-unknown", new RegExp(`^${name} requires`));
  });

  it("says that a Result belongs unwrapped", () => {
    refuses({ ok: true, value: need(name) }, "result-not-unwrapped", /unwrap/);
  });

  it("refuses an option that throws when it is read, with an error of ours", () => {
    const options = Object.defineProperty({ ...need(name) }, "codeSystem", {
      enumerable: true,
      get: () => {
        throw new Error("7.8");
      },
    });
    refuses(options, "option-unknown", /^[^78]*$/);
  });
});

const wrong: [name: string, options: object, code: string, message: RegExp][] = [
  ["questionnaire", { missing: "prorated" }, "option-unknown", /"strict" or "prorate"/],
  ["questionnaire", { fhirVersion: "r5" }, "option-unknown", /"R4" or "R5"/],
  ["questionnaire", { weights: "itemweight" }, "option-unknown", /"ordinalValue" or "itemWeight"/],
  ["questionnaire", { status: "final" }, "option-unknown", /"draft".*"active".*"retired".*"unknown"/],
  ["questionnaire", { status: undefined }, "option-unknown", /url, version and status/],
  ["questionnaire", { url: "" }, "option-unknown", /url, version and status/],
  ["questionnaire", { version: 1 }, "option-unknown", /url, version and status/],
  ["questionnaire", { text: { titel: "x" } }, "unknown-key", /title, items, options, scales/],
  ["questionnaire", { text: { items: { 1: "x" } } }, "unknown-key", /item1, item2/],
  ["questionnaire", { text: { scales: { bonds: "x" } } }, "unknown-key", /bond/],
  ["questionnaire", { linkIds: { a: 7 } }, "link-ids-invalid", /linkIds/],
  ["questionnaire", { linkIds: [] }, "link-ids-invalid", /linkIds/],
  ["responsesFrom", { accept: ["in progress"] }, "option-unknown", /"in-progress".*"stopped"/],
  ["responsesFrom", { accept: ["entered-in-error"] }, "option-unknown", /"in-progress".*"stopped"/],
  ["responsesFrom", { accept: "in-progress" }, "option-unknown", /accept/],
  ["responsesFrom", { codes: [1] }, "option-unknown", /codes/],
  ["responsesFrom", { millimetres: "yes" }, "option-unknown", /millimetres/],
  ["responsesFrom", { linkIds: "a" }, "link-ids-invalid", /linkIds/],
  ["responsesFrom", { instrument: { ok: true, value: srs } }, "result-not-unwrapped", /unwrap/],
  ["observations", { status: "done" }, "option-unknown", /"preliminary".*"final".*"amended".*"corrected"/],
  ["observations", { absentReason: "refused" }, "option-unknown", /"asked-declined"/],
  ["observations", { codings: { totl: [] } }, "unknown-key", /panel, relationship, goals, approach, overall, total/],
  [
    "observations",
    { norms: { total: { name: "N", cutoff: { value: 36 }, higher: "worse" } } },
    "norm-invalid",
    /total/,
  ],
  [
    "observations",
    { norms: { total: { name: "N", cutoff: { value: 36, boundary: "above" } } } },
    "norm-invalid",
    /total/,
  ],
  ["observations", { norms: { total: { name: "N", cutoff: { value: 36 }, higherIs: "up" } } }, "norm-invalid", /total/],
  ["detectedIssue", { fhirVersion: "R6" }, "option-unknown", /"R4" or "R5"/],
  ["cdsHooksCard", { text: { headline: "x" } }, "unknown-key", /title, finding/],
  ["cdsHooksCard", { links: [{ label: "x", url: "y", type: "relative" }] }, "option-unknown", /"absolute" or "smart"/],
  ["cdsHooksCard", { links: [{ label: "x", href: "y", type: "smart" }] }, "unknown-key", /label, url, type/],
];

it.each(wrong)("%s refuses %j", (name, options, code, message) => {
  expect(() => calls[name]!({ ...need(name), ...options })).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(message) as string }),
  );
});

describe("what is handed in first", () => {
  it.each([
    undefined,
    null,
    7,
    {},
    [],
    { status: "assessed", method: { id: "x" } },
    { status: "assessed", sessions: [], episodes: [] },
  ])("is refused where it is no analysis (%j)", (given) => {
    const code = expect.objectContaining({ code: "analysis-invalid" });
    expect(() => fhir.cdsHooksCard(given as never)).toThrow(code);
    expect(() => fhir.flag(given as never, { subject, start })).toThrow(code);
  });

  it.each([
    undefined,
    null,
    7,
    {},
    { ...scores, scales: { total: { ...scores.scales.total, sum: NaN } } },
    { ...scores, items: { a: {} } },
  ])("is refused where it is no scores (%j)", (given) => {
    expect(() => fhir.observations(given as never, { subject })).toThrow(
      expect.objectContaining({ code: "scores-invalid" }),
    );
  });

  it("is refused as a Result", () => {
    const code = expect.objectContaining({ code: "result-not-unwrapped" });
    expect(() => fhir.observations(score(srs, [9, 9, 9, 9]) as never, { subject })).toThrow(code);
    expect(() => fhir.cdsHooksCard({ ok: true, value: analysis } as never)).toThrow(code);
    expect(() => fhir.questionnaire({ ok: true, value: srs } as never, about)).toThrow(code);
  });
});
