import type { AssessedRuptures, RuptureAnalysis } from "../rupture/analysisOf.js";
import { isDayOfYear } from "../core/cells/dateOf.js";
import { coded, codeSystem, points, quantity } from "./codes.js";
import { contextOptions, hl7, observationOf } from "./resourceContext.js";
import type { CarriedBySession } from "../course/series.js";
import type { ObservationContext } from "./resourceContext.js";
import type { CodeableConcept, Observation, ObservationComponent } from "./resources.js";
import { resourceId } from "./resourceId.js";
import { factsOf, measured, signalOf, signalSystem, subjectMatter, wordsOf } from "./signal.js";
import type { SignalOption } from "./signal.js";

/** What {@link ruptureObservation} needs to know besides the analysis; `derivedFrom` are the scores it rests on. */
export interface SignalContext extends ObservationContext, SignalOption {}

/**
 * What a rupture method says about one session, as a preliminary FHIR Observation: a computed signal for a person to
 * look at.
 *
 * The value is `drop` (the session stands out by a rule for drops, or lies within a drop that is still followed) or `no-drop`. Where the rule
 * cannot say (too few sessions, a session without a score) there is no value but a `dataAbsentReason`
 * and the interpretation `IE`, insufficient evidence. `method` gives the rule's id, grade and parameters; components
 * say what was measured (where the series came from `seriesOf`), how the session was held (where the series says it), the pattern of the whole series, the drop the session lies
 * in (else the last one that did not return) and the false flags to expect. No interpretation calls the drop a significant
 * one: that takes a reliable change, which is another rule.
 *
 * @param analysis - what `detectRuptures` returned
 * @param given - `subject`, `derivedFrom` and what else is known; `session` where it is not the last; `effectiveDateTime`
 *   where it is not the date that the session carries
 * @returns the Observation, `preliminary`
 * @throws InvalidArgumentError `session-unknown`, `subject-required`, `analysis-invalid`, `option-unknown`, `unknown-key`,
 *   `result-not-unwrapped`
 *
 * @example
 * const points = [36, 36.3, 35.8, 36.1, 27].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
 * ruptureObservation(analysis, { subject: { reference: "Patient/p1" } }).valueCodeableConcept?.coding?.[0]?.code; // => "drop"
 */
export function ruptureObservation(analysis: RuptureAnalysis, given: SignalContext): Observation {
  const { read, context, signal } = signalOf(analysis, given, "ruptureObservation", contextOptions);
  const { state, session, episode, carried } = signal;
  const about = subjectMatter(read);
  const [measure = about, ...apart] = measured(read);
  const { id, name, grade, parameters } = read.method;
  const words = wordsOf(context);
  const facts = factsOf(read, signal);
  const codeOf = (code: string): CodeableConcept => coded(codeSystem("measure", context), code);
  const concept = (code: string): Part => ({ valueCodeableConcept: coded(signalSystem(read, context), code) });
  const { expectedFalseFlags: flags = null } = read as Partial<AssessedRuptures>;
  const parts = {
    ...(read.measure && { measure: { valueCodeableConcept: codeOf(measure) } }),
    ...(read.status === "assessed" && { pattern: concept(read.pattern) }),
    ...(episode && {
      "drop-onset": { valueInteger: episode.onset },
      "drop-trough": { valueInteger: episode.trough },
      "drop-depth": { valueQuantity: points(episode.depth) },
      "drop-repair": concept(episode.repair.status),
    }),
    ...(carried.modality && {
      modality: { valueCodeableConcept: coded(codeSystem("modality", context), carried.modality) },
    }),
    ...(flags !== null && { "expected-false-flags": { valueQuantity: quantity(flags, "1") } }),
  };
  const { effectiveDateTime = dateTimeOf(carried) } = context;
  const observation = observationOf({ ...context, effectiveDateTime }, measure, {
    status: "preliminary",
    code: {
      ...codeOf(`${about}-${about === "alliance" ? "rupture" : "drop"}-signal`),
      text: words.signal(facts, words),
    },
    ...(state === "unknown"
      ? {
          dataAbsentReason: hl7("data-absent-reason", state),
          interpretation: [hl7("v3-ObservationInterpretation", "IE")],
        }
      : concept(state)),
    note: [{ text: words.note(facts) }],
    method: {
      ...coded(codeSystem("method", context), id),
      text: `${name}: ${JSON.stringify({ id, grade, parameters })}`,
    },
    component: Object.entries<Part>(parts).map(([part, value]) => ({ code: codeOf(`${about}-${part}`), ...value })),
  });
  const key = [context.subject, read.measure, parameters];
  const place = session === undefined ? "" : `-${session}`;
  return { ...observation, id: resourceId([context.id, measure, ...apart, id], place, key) };
}

/** A day, or a time with its seconds and its zone. */
const FHIR_DATE =
  /^(\d{4})-(\d\d)-(\d\d)(T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-](0\d|1[0-3]|14(?=:00)):[0-5]\d))?$/;

/** The date of a session, where FHIR can hold it. */
function dateTimeOf({ date = "" }: CarriedBySession): string | undefined {
  const [, year = 0, month = 0, day = 0] = (FHIR_DATE.exec(date) ?? []).map(Number);
  return isDayOfYear(year, month, day) ? date : undefined;
}

type Part = Omit<ObservationComponent, "code">;
