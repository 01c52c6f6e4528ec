import type * as r4 from "../../node_modules/@types/fhir/r4.d.ts";
import type * as r4b from "../../node_modules/@types/fhir/r4b.d.ts";
import type * as r5 from "../../node_modules/@types/fhir/r5.d.ts";
import { describe, expectTypeOf, it } from "vitest";
import { score, srs, unwrap, waiSr, type RuptureAnalysis } from "alliance-scoring";
import * as fhir from "alliance-scoring/fhir";

// What we emit is assignable to the types that programs around FHIR use: @types/fhir, by path because the validator's
// package has its name.

const about = { url: "https://example.org/form", version: "1", status: "active" } as const;

describe("resources are assignable to the types of each release", () => {
  it("Questionnaire", () => {
    expectTypeOf(fhir.questionnaire(srs, about)).toExtend<r4.Questionnaire>();
    expectTypeOf(fhir.questionnaire(srs, about)).toExtend<r4b.Questionnaire>();
    expectTypeOf(fhir.questionnaire(srs, { ...about, fhirVersion: "R5" })).toExtend<r5.Questionnaire>();
  });

  it("Observation", () => {
    expectTypeOf<fhir.Observation>().toExtend<r4.Observation>();
    expectTypeOf<fhir.Observation>().toExtend<r4b.Observation>();
    expectTypeOf<fhir.Observation>().toExtend<r5.Observation>();
  });

  it("Flag", () => {
    expectTypeOf<fhir.Flag>().toExtend<r4.Flag>();
    expectTypeOf<fhir.Flag>().toExtend<r4b.Flag>();
    expectTypeOf<fhir.Flag>().toExtend<r5.Flag>();
  });

  it("DetectedIssue", () => {
    expectTypeOf<fhir.DetectedIssue<"R4">>().toExtend<r4.DetectedIssue>();
    expectTypeOf<fhir.DetectedIssue<"R4">>().toExtend<r4b.DetectedIssue>();
    expectTypeOf<fhir.DetectedIssue<"R5">>().toExtend<r5.DetectedIssue>();
  });
});

it("a form of one release is not taken for one of another", () => {
  expectTypeOf(fhir.questionnaire(srs, about)).not.toExtend<r5.Questionnaire>();
  expectTypeOf(fhir.questionnaire(srs, { ...about, fhirVersion: "R5" })).not.toExtend<r4.Questionnaire>();
});

it("what other packages call a response is read, and goes on to be scored", () => {
  const response = {} as r5.QuestionnaireResponse;
  const read = fhir.responsesFrom(response, { instrument: waiSr });
  expectTypeOf(unwrap(read)["item12"]).toEqualTypeOf<number | null>();
  score(waiSr, unwrap(read));
  const guessed = fhir.responsesFrom(response);
  score(waiSr, unwrap(guessed));
  const scores = unwrap(score(waiSr, unwrap(read)));
  expectTypeOf(fhir.observations(scores, { subject: { reference: "Patient/p1" } })).toEqualTypeOf<fhir.Observation[]>();
});

it("what other packages call a reference, a coding or meta is taken as it is", () => {
  const { source, encounter, authored } = {} as r4.QuestionnaireResponse;
  const about = { subject: {} as r4.Reference, meta: {} as r4.Meta, encounter, effectiveDateTime: authored };
  fhir.observations(unwrap(score(srs, [])), { ...about, codings: { total: [{}] } });
  fhir.ruptureObservation({} as RuptureAnalysis, about);
  fhir.flag({} as RuptureAnalysis, { ...about, start: "2026-01-22", author: source });
});

it("items and scales of the form are known by name", () => {
  fhir.questionnaire(srs, { ...about, text: { items: { goals: "words" }, scales: { total: "words" } } });
  // @ts-expect-error the SRS has no such item
  fhir.questionnaire(srs, { ...about, text: { items: { gaols: "words" } } });
  // @ts-expect-error a form has a version and a status
  fhir.questionnaire(srs, { url: about.url });
  // @ts-expect-error an observation is about somebody
  fhir.observations(unwrap(score(srs, [])), {});
});

it("a signal stays preliminary in any hands", () => {
  const analysis = {} as RuptureAnalysis;
  // @ts-expect-error a person decides, not a rule
  fhir.ruptureObservation(analysis, { subject: {}, status: "final" });
});
