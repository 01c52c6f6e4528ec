import type { CodeSystemOption } from "./codes.js";
import { insist } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";
import { coded, isText, present } from "./codes.js";
import { resourceId } from "./resourceId.js";
import type { CodeableConcept, Meta, Observation, Reference } from "./resources.js";

/** About whom, when and from what: whatever the server knows and a score does not. */
export interface ObservationContext extends CodeSystemOption {
  /** The client: `{ reference: "Patient/p1" }`. For a therapist-rated form too. */
  readonly subject: Reference;
  readonly encounter?: Reference | undefined;
  /** When the form was filled in, at least to the day: the response's `authored`. */
  readonly effectiveDateTime?: string | undefined;
  readonly issued?: string | undefined;
  /** Who answered. */
  readonly performer?: readonly Reference[] | undefined;
  /** What the values come from: the QuestionnaireResponse, the scores of a series. */
  readonly derivedFrom?: readonly Reference[] | undefined;
  /**
   * Start of the resource ids, unique for the occasion: `s4` gives `s4-srs-total`. FHIR allows 64 letters, digits, `-` and
   * `.`: what is longer, or has other characters, is cut and ends with a hash. Without it ids of scores tell the
   * resources of one call apart and nothing more.
   */
  readonly id?: string | undefined;
  /** Profiles to claim, security labels (who may see it), tags. */
  readonly meta?: Meta | undefined;
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
  const { meta, subject, encounter, effectiveDateTime, issued, performer, derivedFrom } = context;
  return present<Observation>({
    resourceType: "Observation",
    id: resourceId([context.id, name]),
    category: [hl7("observation-category", "survey")],
    ...{ meta, subject, encounter, effectiveDateTime, issued },
    performer: performer as Reference[] | undefined,
    derivedFrom: derivedFrom as Reference[] | undefined,
    ...more,
  });
}

/**
 * Throw for a resource without a subject.
 *
 * @internal
 */
export function insistSubject(subject: unknown, caller: string): void {
  const { reference, identifier, display } = isPlainObject(subject) ? subject : {};
  const isSomebody = isText(reference) || isText(display) || isPlainObject(identifier);
  insist(isSomebody, "subject-required", caller, "a subject with a reference, an identifier or a display", subject);
}

/** What every resource for a record takes. @internal */
export const recordOptions = {
  subject: "anything",
  author: "an object",
  meta: "an object",
  codeSystem: "a text",
} as const;

/** @internal */
export const contextOptions = {
  subject: "anything",
  encounter: "an object",
  effectiveDateTime: "a text",
  issued: "a text",
  performer: "a list",
  derivedFrom: "a list",
  id: "a text",
  meta: "an object",
  codeSystem: "a text",
} as const;

/**
 * A concept of HL7's own terminology.
 *
 * @internal
 */
export const hl7 = (
  system: "observation-category" | "data-absent-reason" | "v3-ObservationInterpretation",
  code: string,
): CodeableConcept => coded(`http://terminology.hl7.org/CodeSystem/${system}`, code);
