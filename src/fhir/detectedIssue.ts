import type { RuptureAnalysis } from "../rupture/analysisOf.js";
import { present } from "./codes.js";
import type { CodeSystemOption } from "./codes.js";
import type { CodeableConcept, DetectedIssue, FhirVersion, Meta, Reference } from "./resources.js";
import { recordOptions } from "./resourceContext.js";
import { dropConcept, factsOf, signalOf, wordsOf } from "./signal.js";
import type { SignalOption } from "./signal.js";

/** What {@link detectedIssue} needs to know besides the analysis. */
export interface DetectedIssueContext<Version extends FhirVersion = FhirVersion>
  extends CodeSystemOption, SignalOption {
  /** Default `R4`. */
  readonly fhirVersion?: Version;
  readonly subject: Reference;
  readonly author?: Reference | undefined;
  readonly identifiedDateTime?: string | undefined;
  /** The scores the drop was seen in. */
  readonly implicated?: readonly Reference[] | undefined;
  /** What was done about it, in your words or codes. */
  readonly mitigation?: readonly { readonly action: CodeableConcept; readonly date?: string }[];
  readonly meta?: Meta | undefined;
}

/**
 * A FHIR DetectedIssue for a drop, with room for what was done about it. Optional, and a stretch: the resource was made for
 * issues such as drug interactions. The signal itself is `ruptureObservation`.
 *
 * @param analysis - what `detectRuptures` returned
 * @param given - `subject` (written as `patient` in R4), `implicated`, `mitigation`, `fhirVersion`
 * @returns the DetectedIssue, `preliminary`, or `mitigated` in R5 where a mitigation is given; null where the session
 *   stands in no drop
 * @throws InvalidArgumentError `session-unknown`, `subject-required`, `analysis-invalid`, `option-unknown`, `unknown-key`,
 *   `result-not-unwrapped`
 *
 * @example
 * const points = [36, 36.3, 35.8, 36.1, 27].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
 * detectedIssue(analysis, { subject: { reference: "Patient/p1" } })?.status; // => "preliminary"
 */
export function detectedIssue<Version extends FhirVersion = "R4">(
  analysis: RuptureAnalysis,
  given: DetectedIssueContext<Version>,
): DetectedIssue<Version> | null {
  const { read, context, signal } = signalOf<DetectedIssueContext>(analysis, given, "detectedIssue", {
    ...recordOptions,
    identifiedDateTime: "a text",
    implicated: "a list",
    mitigation: "a list",
    fhirVersion: ["R4", "R5"],
  });
  const isR5 = context.fhirVersion === "R5";
  if (signal.state !== "drop") return null;
  return present<DetectedIssue>({
    resourceType: "DetectedIssue",
    meta: context.meta,
    status: isR5 && context.mitigation?.length ? "mitigated" : "preliminary",
    code: dropConcept(read, signal, context),
    [isR5 ? "subject" : "patient"]: context.subject,
    identifiedDateTime: context.identifiedDateTime,
    author: context.author,
    implicated: context.implicated as Reference[] | undefined,
    detail: wordsOf(context).note(factsOf(read, signal)),
    mitigation: context.mitigation as DetectedIssue["mitigation"],
  });
}
