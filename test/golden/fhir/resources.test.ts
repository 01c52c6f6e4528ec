import { Fhir } from "fhir";
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import { describe, expect, it } from "vitest";
import { instruments, score, scoreTotal, unwrap, type Instrument } from "alliance-scoring";
import {
  cdsHooksCard,
  detectedIssue,
  flag,
  observations,
  questionnaire,
  ruptureObservation,
  type Observation,
  type Questionnaire,
} from "alliance-scoring/fhir";
import { analyses } from "../../support/analyses.js";
import { about, leaves, randomResponses, seeded } from "./answering.js";

// Validators of others look at everything this room emits: the resource definitions of R4, offline, with unknown
// properties as errors (`fhir`), and the invariants of FHIR and US Core as their authors wrote them (fhirpath.js).

const validator = new Fhir();
const faults = (resource: object): unknown[] =>
  validator
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => ["error", "fatal"].includes(String(severity)));
/** The validator looks at the outermost items of a form alone: the questions are shown to it without their group. */
const formFaults = (form: Questionnaire): unknown[] => [form, { ...form, item: leaves(form.item) }].flatMap(faults);

const occasion = {
  id: "s4",
  subject: { reference: "Patient/p1" },
  encounter: { reference: "Encounter/e4" },
  effectiveDateTime: "2026-01-22T15:02:00Z",
  issued: "2026-01-22T15:02:00Z",
  performer: [{ reference: "Patient/p1" }],
  derivedFrom: [{ reference: "QuestionnaireResponse/qr1" }],
  meta: { profile: ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-screening-assessment"] },
};

/** The words of the invariants, in FHIRPath. */
const invariants: Record<string, string> = {
  "obs-3": "referenceRange.all(low.exists() or high.exists() or text.exists())",
  "obs-6": "dataAbsentReason.empty() or value.empty()",
  "obs-7": "value.empty() or component.code.where(coding.intersect(%resource.code.coding).exists()).empty()",
  "us-core-1: to the day": "effective.ofType(dateTime).empty() or effective.ofType(dateTime).toString().length() >= 10",
  "us-core-2": "(component.empty() and hasMember.empty()) implies (dataAbsentReason.exists() or value.exists())",
  "us-core-3":
    "value.ofType(Quantity).exists() implies value.ofType(Quantity).system.empty() or value.ofType(Quantity).system = 'http://unitsofmeasure.org'",
  "US Core: category survey":
    "category.coding.where(system = 'http://terminology.hl7.org/CodeSystem/observation-category' and code = 'survey').count() = 1",
  "US Core: status, code and subject": "status.exists() and code.exists() and subject.exists()",
};
const compiled = Object.entries(invariants).map(
  ([name, expression]) => [name, fhirpath.compile(expression, r4, { async: false })] as const,
);
const broken = (observation: Observation): string[] =>
  compiled.filter(([, holds]) => holds(observation, { resource: observation })[0] !== true).map(([name]) => name);

describe("the validators", () => {
  it("see a wrong status, a property that is none, and broken invariants", () => {
    const [, total] = observations(unwrap(score(instruments.srs, [1, 2, 3, 4])), occasion);
    expect(faults({ ...total, status: "done" })).not.toEqual([]);
    expect(faults({ ...total, scores: [] })).not.toEqual([]);
    const { valueQuantity, ...empty } = total!;
    expect(broken(empty)).toEqual(["us-core-2"]);
    expect(broken({ ...total!, referenceRange: [{} as never] })).toEqual(["obs-3"]);
    expect(broken({ ...total!, dataAbsentReason: { text: "x" } })).toEqual(["obs-6"]);
    expect(broken({ ...total!, valueQuantity: { ...valueQuantity!, system: "x" } })).toEqual(["us-core-3"]);
    expect(broken({ ...total!, effectiveDateTime: "2026-01" })).toEqual(["us-core-1: to the day"]);
    expect(broken({ ...total!, effectiveDateTime: "2026-01-22" })).toEqual([]);
    expect(broken({ ...total!, category: [] })).toEqual(["US Core: category survey"]);
  });
});

it("the validators see a question of another release, and a property of a question that is none", () => {
  const form = questionnaire(instruments.waiSr, about);
  expect(formFaults(questionnaire(instruments.waiSr, { ...about, fhirVersion: "R5" }))).not.toEqual([]);
  const [group] = form.item;
  const [first] = group!.item!;
  expect(formFaults({ ...form, item: [{ ...group!, item: [{ ...first!, scores: 1 } as never] }] })).not.toEqual([]);
});

describe.each(Object.values<Instrument>(instruments))("$id", (instrument) => {
  const random = seeded(7);

  it.each(["strict", "prorate"] as const)("is a valid Questionnaire in R4, %s, with either weight", (missing) => {
    for (const weights of ["ordinalValue", "itemWeight"] as const)
      expect(formFaults(questionnaire(instrument, { ...about, missing, weights }))).toEqual([]);
  });

  it("differs in R5 from the valid form in the type of ratings and what comes with it alone", () => {
    const r5 = JSON.stringify(questionnaire(instrument, { ...about, fhirVersion: "R5", weights: "ordinalValue" }));
    const asR4 = r5
      .replaceAll('"type":"coding"', '"type":"choice"')
      .replaceAll('"answerConstraint":"optionsOnly",', "");
    expect(JSON.parse(asR4)).toEqual(questionnaire(instrument, about));
  });

  it("has valid Observations for complete, incomplete and total-only records", () => {
    const records = [
      ...[0, 0.1, 0.5, 1].flatMap((missing) => {
        const responses = randomResponses(instrument, random, missing);
        return (["strict", "prorate"] as const).map((policy) =>
          unwrap(score(instrument, responses, { missing: policy })),
        );
      }),
      unwrap(
        scoreTotal(
          instrument,
          instrument.items.reduce((sum, { minimum }) => sum + minimum, 0),
        ),
      ),
    ];
    const cutoff = { value: 20, boundary: "below" } as const;
    for (const scores of records) {
      const all = observations(scores, { ...occasion, items: true, norms: { total: { name: "a norm", cutoff } } });
      expect(all.flatMap(faults)).toEqual([]);
      expect(all.flatMap(broken)).toEqual([]);
      expect(all[0]!.hasMember!.map(({ reference }) => reference)).toEqual(
        all.slice(1).map(({ id }) => `Observation/${id}`),
      );
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const { id } of all) expect(id).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
    }
  });
});

describe.each(Object.entries(analyses))("the analysis of %s", (_, analysis) => {
  it("has a valid preliminary Observation", () => {
    const signal = ruptureObservation(analysis, occasion);
    expect(faults(signal)).toEqual([]);
    expect(broken(signal)).toEqual([]);
    expect(signal.status).toBe("preliminary");
  });

  it("has a card within the bounds of CDS Hooks", () => {
    const card = cdsHooksCard(analysis);
    expect(card.summary.length).toBeLessThan(140);
    expect(["info", "warning"]).toContain(card.indicator);
    expect(card.source.label).not.toBe("");
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
  });

  it("has a valid Flag and DetectedIssue, or none", () => {
    const start = "2026-01-22";
    const raised = flag(analysis, { subject: occasion.subject, start, end: "2026-02-05" });
    const issue = detectedIssue(analysis, {
      subject: occasion.subject,
      identifiedDateTime: start,
      implicated: [{ reference: "Observation/s4-srs-total" }],
      mitigation: [{ action: { text: "talked about it" }, date: start }],
    });
    expect([raised, issue].filter((resource) => resource !== null).flatMap(faults)).toEqual([]);
  });
});
