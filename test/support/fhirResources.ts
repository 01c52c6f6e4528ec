import {
  detectRuptures,
  instruments,
  methods,
  priors,
  score,
  scoreTotal,
  sessionSeries,
  unwrap,
  type Instrument,
  type RuptureAnalysis,
} from "alliance-scoring";
import {
  detectedIssue,
  flag,
  observations,
  questionnaire,
  ruptureObservation,
  type FhirVersion,
} from "alliance-scoring/fhir";
import { about, randomResponses, seeded } from "../golden/fhir/answering.js";
import { analyses } from "./analyses.js";

const subject = { reference: "Patient/p1" };
const start = "2026-01-22";

export const occasion = {
  id: "s4",
  subject,
  encounter: { reference: "Encounter/e4" },
  effectiveDateTime: "2026-01-22T15:02:00Z",
  issued: "2026-01-22T15:02:00Z",
  performer: [{ reference: "Patient/p1" }],
  derivedFrom: [{ reference: "QuestionnaireResponse/qr1" }],
  meta: { security: [{ system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code: "R" }] },
};

const measuredBy = (instrument: Instrument, analysis: RuptureAnalysis): RuptureAnalysis => ({
  ...analysis,
  measure: {
    instrument: instrument.id,
    definitionVersion: instrument.version,
    scale: "total",
    metric: "sum",
    higherIs: instrument.higherIs,
    construct: instrument.construct,
  },
});

const unrepaired = (() => {
  const values = [35, 36, 35.5, 36.2, 18, 18, 18, 18, 18, 18, 18, 18];
  const points = values.map((value, index) => ({ session: index + 1, value }));
  const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
  return detectRuptures(series, methods.prediction(priors.srs.sum));
})();

/** At least one of every kind of resource, of every form, as a release of FHIR has it. */
export function resources(fhirVersion: FhirVersion): { resourceType: string }[] {
  const random = seeded(11);
  const cutoff = { value: 20, boundary: "below" } as const;
  const forms = Object.values<Instrument>(instruments).flatMap((instrument) => [
    ...(["strict", "prorate"] as const).flatMap((missing) =>
      (["ordinalValue", "itemWeight"] as const).map((weights) =>
        questionnaire(instrument, { ...about, fhirVersion, missing, weights }),
      ),
    ),
    ...[0, 0.3, 1].flatMap((share) =>
      observations(unwrap(score(instrument, randomResponses(instrument, random, share), { missing: "prorate" })), {
        ...occasion,
        items: true,
        norms: { total: { name: "a norm", cutoff } },
        codings: { total: [{ system: "http://snomed.info/sct", code: "720482000", display: "a score" }] },
      }),
    ),
    ...observations(
      unwrap(
        scoreTotal(
          instrument,
          instrument.items.reduce((sum, { minimum }) => sum + minimum, 0),
        ),
      ),
      occasion,
    ),
  ]);
  const signals = [...Object.values<RuptureAnalysis>(analyses), unrepaired].flatMap((bare) =>
    [bare, measuredBy(instruments.srs, bare), measuredBy(instruments.ors, bare)].flatMap((analysis) => [
      ruptureObservation(analysis, occasion),
      flag(analysis, { subject, start, author: subject }),
      flag(analysis, { subject, start, end: "2026-02-05" }),
      detectedIssue(analysis, {
        ...{ subject, fhirVersion, identifiedDateTime: start, author: { reference: "Device/monitor" } },
        implicated: [{ reference: "Observation/s4-srs-total" }],
        mitigation: [{ action: { text: "talked about it" }, date: start }],
      }),
    ]),
  );
  return [...forms, ...signals].filter((resource) => resource !== null);
}
