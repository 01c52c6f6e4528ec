import type { CodeSystemOption } from "./codes.js";
import { coded, present } from "./codes.js";
import type { CodeableConcept, Meta, Observation, Reference } from "./resources.js";

/** About whom, when and from what: whatever the server knows and a score does not. */
export interface ObservationContext extends CodeSystemOption {
  /** The client: `{ reference: "Patient/p1" }`. For a therapist-rated form too. */
  readonly subject: Reference;
  readonly encounter?: Reference;
  /** When the form was filled in, at least to the day: the response's `authored`. */
  readonly effectiveDateTime?: string;
  readonly issued?: string;
  /** Who answered. */
  readonly performer?: readonly Reference[];
  /** What the values come from: the QuestionnaireResponse, the scores of a series. */
  readonly derivedFrom?: readonly Reference[];
  /**
   * Start of the resource ids, unique for the occasion: `s4` gives `s4-srs-total` (FHIR: letters, digits, `-`, `.`, 64 in
   * all). Without it ids tell the resources of one call apart and nothing more.
   */
  readonly id?: string;
  /** Profiles to claim, security labels (who may see it), tags. */
  readonly meta?: Meta;
}

/**
 * An observation in the shape of the US Core screening assessment; `more` is what sets it apart from the others of
 * its occasion.
 *
 * @internal
 */
export function observationOf(
  context: ObservationContext,
  name: string,
  more: Pick<Observation, "status" | "code"> & Partial<Observation>,
): Observation {
  return present<Observation>({
    resourceType: "Observation",
    id: [context.id, name].filter(Boolean).join("-").replaceAll("_", "."),
    meta: context.meta,
    category: [coded(`${TERMINOLOGY}observation-category`, "survey")],
    subject: context.subject,
    encounter: context.encounter,
    effectiveDateTime: context.effectiveDateTime,
    issued: context.issued,
    performer: context.performer as Reference[] | undefined,
    derivedFrom: context.derivedFrom as Reference[] | undefined,
    ...more,
  });
}

const TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

/** @internal */
export const absentBecause = (code: string): CodeableConcept => coded(`${TERMINOLOGY}data-absent-reason`, code);

/** @internal */
export const interpretedAs = (code: string): CodeableConcept =>
  coded(`${TERMINOLOGY}v3-ObservationInterpretation`, code);
