import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { RuptureAnalysis } from "../rupture/detectRuptures.js";
import { coded, codeSystem, present } from "./codes.js";
import type { CodeSystemOption } from "./codes.js";
import type { CodeableConcept, DetectedIssue, FhirVersion, Meta, Reference } from "./resources.js";
import { countsOf, NOT_A_DIAGNOSIS, signalAt } from "./signal.js";
import type { SignalOption } from "./signal.js";

/** What {@link detectedIssue} needs to know besides the analysis. */
export interface DetectedIssueContext<Version extends FhirVersion = FhirVersion>
  extends CodeSystemOption, SignalOption {
  /** Default `R4`. */
  readonly fhirVersion?: Version;
  readonly subject: Reference;
  readonly author?: Reference;
  readonly identifiedDateTime?: string;
  /** The scores the drop was seen in. */
  readonly implicated?: readonly Reference[];
  /** What was done about it, in the words or codes of whoever did it. */
  readonly mitigation?: readonly { readonly action: CodeableConcept; readonly date?: string }[];
  readonly meta?: Meta;
}

/**
 * A FHIR DetectedIssue for a drop, with room for what was done about it. Optional, and a stretch: the resource was made for
 * issues such as drug interactions. The signal itself is `ruptureObservation`.
 *
 * @param analysis - what `detectRuptures` returned
 * @param context - `subject` (written as `patient` in R4), `implicated`, `mitigation`, `fhirVersion`
 * @returns the DetectedIssue, `preliminary`, or `mitigated` in R5 where a mitigation is given; null where the session
 *   stands in no drop
 * @throws InvalidArgumentError `session-unknown`, `fhir-version-unknown`
 */
export function detectedIssue<Version extends FhirVersion = "R4">(
  analysis: RuptureAnalysis,
  context: DetectedIssueContext<Version>,
): DetectedIssue<Version> | null {
  const { fhirVersion = "R4", subject, meta, identifiedDateTime, author, implicated, mitigation } = context;
  if (!["R4", "R5"].includes(fhirVersion))
    throw new InvalidArgumentError("fhir-version-unknown", "detectedIssue requires the FHIR version R4 or R5");
  const signal = signalAt(analysis, context);
  if (signal.state !== "drop") return null;
  const code = { ...coded(codeSystem("rupture-signal", context), "drop"), text: "Possible alliance rupture" };
  const issue = {
    resourceType: "DetectedIssue",
    ...present({ meta }),
    status: fhirVersion === "R5" && mitigation ? "mitigated" : "preliminary",
    code,
    ...(fhirVersion === "R4" ? { patient: subject } : { subject }),
    ...present({ identifiedDateTime, author, implicated: implicated && [...implicated] }),
    detail: `${NOT_A_DIAGNOSIS} ${countsOf(analysis, signal)}`,
    ...present({ mitigation: mitigation?.map((step) => ({ ...step })) }),
  };
  return issue as unknown as DetectedIssue<Version>;
}
