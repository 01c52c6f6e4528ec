import { courseOf, detectRuptures, ors, score, seriesOf, srs, unwrap } from "alliance-scoring";
import {
  cdsHooksCard,
  detectedIssue,
  flag,
  observations,
  questionnaire,
  responsesFrom,
  ruptureObservation,
} from "alliance-scoring/fhir";
import { holdSentences } from "../../support/slips.js";

/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;
const scores = unwrap(score(srs, [9, 9, 9, 8]));
const totals = [36, 36.3, 35.8, 36.1, 27].map((total, index) => ({ session: index + 1, total }));
const analysis = detectRuptures(seriesOf(unwrap(courseOf(srs, totals)), "total"));
const subject = { reference: "Patient/p1" };
const about = { url: "https://example.org/fhir/Questionnaire/srs", version: "1", status: "active" } as const;
const form = (changes: object) => questionnaire(srs, as({ ...about, ...changes }));
const answered = {
  resourceType: "QuestionnaireResponse",
  status: "completed",
  questionnaire: about.url,
  item: srs.items.map(({ id }) => ({ linkId: `srs.${id}`, answer: [{ valueDecimal: 9 }] })),
};
const asked = questionnaire(srs, about);
const response = (changes: object, options: object = { instrument: srs, questionnaire: asked }) =>
  responsesFrom(as({ ...answered, ...changes }), as(options));
const card = (changes: object) => cdsHooksCard(analysis, as(changes));
const reported = (changes: object) => observations(scores, as({ subject, ...changes }));
const signalled = (changes: object) => ruptureObservation(analysis, as({ subject, ...changes }));
const flagged = (changes: object) => flag(analysis, as({ subject, start: "2026-01-22", ...changes }));
const issue = (changes: object) => detectedIssue(analysis, as({ subject, ...changes }));

holdSentences("fhir", {
  "questionnaire: a copied definition": () => questionnaire(as({ ...srs }), about),
  "questionnaire: no options": () => questionnaire(srs, as(undefined)),
  "questionnaire: no url": () => form({ url: undefined }),
  "questionnaire: a version that is a number": () => form({ version: 1 }),
  "questionnaire: no status": () => form({ status: undefined }),
  "questionnaire: an unknown status": () => form({ status: "final" }),
  "questionnaire: an unknown policy": () => form({ missing: "prorated" }),
  "questionnaire: a version of FHIR in small letters": () => form({ fhirVersion: "r5" }),
  "questionnaire: unknown weights": () => form({ weights: "itemweight" }),
  "questionnaire: a misspelt option": () => form({ langage: "en" }),
  "questionnaire: a code system that is a number": () => form({ codeSystem: 5 }),
  "questionnaire: texts in a list": () => form({ text: ["Relationship"] }),
  "questionnaire: a text for no item": () => form({ text: { items: { goal: "Goals" } } }),
  "questionnaire: a text for no scale": () => form({ text: { scales: { sum: "Sum" } } }),
  "questionnaire: a text that is a number": () => form({ text: { items: { goals: 5 } } }),
  "questionnaire: a title that is a number": () => form({ text: { title: 5 } }),
  "questionnaire: links in a list": () => form({ linkIds: ["q1"] }),
  "questionnaire: a link to no item": () => form({ linkIds: { q1: "goal" } }),
  "questionnaire: two links to an item": () => form({ linkIds: { q1: "goals", q2: "goals" } }),
  "responsesFrom: nothing": () => responsesFrom(as(undefined), as({ instrument: srs })),
  "responsesFrom: another resource": () => response({ resourceType: "Observation" }),
  "responsesFrom: an unfinished response": () => response({ status: "in-progress" }),
  "responsesFrom: an unknown status": () => response({ status: "done" }),
  "responsesFrom: the response to another form": () => response({ questionnaire: "https://example.org/other" }),
  "responsesFrom: an unknown link": () => response({ item: [{ linkId: "q9", answer: [{ valueDecimal: 9 }] }] }),
  "responsesFrom: two answers to one question": () =>
    response({ item: [{ linkId: "srs.goals", answer: [{ valueDecimal: 9 }, { valueDecimal: 8 }] }] }),
  "responsesFrom: an answer as text": () =>
    response({ item: [{ linkId: "srs.goals", answer: [{ valueString: "9" }] }] }),
  "responsesFrom: a misspelt option": () => response({}, { instrument: srs, acept: [] }),
  "responsesFrom: an unknown acceptance": () => response({}, { instrument: srs, accept: ["everything"] }),
  "responsesFrom: an acceptance that is no list": () => response({}, { instrument: srs, accept: "in-progress" }),
  "responsesFrom: millimetres in words": () => response({}, { instrument: srs, millimetres: "yes" }),
  "responsesFrom: codes in a list": () => response({}, { instrument: srs, codes: ["a"] }),
  "responsesFrom: the name of a form": () => response({}, { instrument: "srs" }),
  "observations: answers in place of scores": () => observations(as([9, 9, 9, 8]), { subject }),
  "observations: scores that were not unwrapped": () => observations(as(score(srs, [9, 9, 9, 8])), { subject }),
  "observations: nobody": () => reported({ subject: undefined }),
  "observations: somebody as a text": () => reported({ subject: "Patient/p1" }),
  "observations: a misspelt option": () => reported({ effectiveDate: "2026-01-22" }),
  "observations: a Date": () => reported({ effectiveDateTime: new Date(0) }),
  "observations: an id that is a number": () => reported({ id: 5 }),
  "observations: one performer that is not in a list": () => reported({ performer: { reference: "Patient/p1" } }),
  "observations: items in words": () => reported({ items: "no" }),
  "observations: an unknown status": () => reported({ status: "done" }),
  "observations: an unknown reason": () => reported({ absentReason: "lost" }),
  "observations: a code for no item": () => reported({ codings: { goal: [] } }),
  "observations: a norm for no scale": () => reported({ norms: { sum: { name: "x", cutoff: { value: 36 } } } }),
  "observations: a norm without a name": () => reported({ norms: { total: { cutoff: { value: 36 } } } }),
  "observations: a cut-off that is no number": () =>
    reported({ norms: { total: { name: "x", cutoff: { value: "36" } } } }),
  "ruptureObservation: a series in place of its analysis": () => ruptureObservation(as({ points: [] }), { subject }),
  "ruptureObservation: nobody": () => signalled({ subject: undefined }),
  "ruptureObservation: a session that is not there": () => signalled({ session: 9 }),
  "ruptureObservation: a misspelt option": () => signalled({ sesion: 5 }),
  "ruptureObservation: a text in a list": () => signalled({ text: ["drop"] }),
  "ruptureObservation: a misspelt text": () => signalled({ text: { sumary: () => "" } }),
  "ruptureObservation: a text that is no function": () => signalled({ text: { signal: "a drop" } }),
  "cdsHooksCard: a text that is no function": () => card({ text: { summary: "x" } }),
  "cdsHooksCard: a label that is a number": () => card({ label: 5 }),
  "cdsHooksCard: reasons to override that are none": () => card({ overrideReasons: false }),
  "cdsHooksCard: one link that is not in a list": () => card({ links: { label: "Chart" } }),
  "cdsHooksCard: a link of an unknown kind": () => card({ links: [{ label: "Chart", url: "x", type: "web" }] }),
  "cdsHooksCard: a misspelt part of a link": () => card({ links: [{ label: "Chart", href: "x", type: "smart" }] }),
  "cdsHooksCard: a misspelt option": () => card({ sourc: "x" }),
  "flag: no start": () => flagged({ start: undefined }),
  "flag: a start that is a number": () => flagged({ start: 20260122 }),
  "flag: an end that is a Date": () => flagged({ end: new Date(0) }),
  "flag: nobody": () => flagged({ subject: {} }),
  "detectedIssue: a mitigation as text": () => issue({ mitigation: "discussed" }),
  "detectedIssue: a version of FHIR in small letters": () => issue({ fhirVersion: "r5" }),
  "detectedIssue: an author as text": () => issue({ author: "Practitioner/x" }),
  "detectedIssue: an analysis of an outcome": () => detectedIssue(as(unwrap(score(ors, [5, 5, 5, 5]))), { subject }),
});
