import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { CodeSystemOption } from "./codes.js";
import { present } from "./codes.js";
import type { CodeableConcept, Meta, Observation, ObservationStatus, Reference } from "./resources.js";

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
   * Start of the resource ids, unique for the occasion: `s4` gives `s4-srs-total`. Without it ids tell the resources of
   * one call apart and nothing more.
   */
  readonly id?: string;
  /** Profiles to claim, security labels (who may see it), tags. */
  readonly meta?: Meta;
}

/** An id of FHIR: at most 64 letters, digits, `-` and `.`; an item id may have `_` besides. */
const FHIR_ID = /^[A-Za-z0-9\-.]{1,64}$/;

/**
 * What every observation of one occasion has in common, in the shape of the US Core screening assessment.
 *
 * @internal
 */
export function observationOf(
  code: string,
  concept: CodeableConcept,
  status: ObservationStatus,
  context: ObservationContext,
): Observation {
  const id = `${context.id === undefined ? "" : `${context.id}-`}${code}`.replaceAll("_", ".");
  if (!FHIR_ID.test(id))
    throw new InvalidArgumentError("id-invalid", "a resource id has at most 64 letters, digits, - and .");
  const { meta, subject, encounter, effectiveDateTime, issued, performer, derivedFrom } = context;
  return {
    resourceType: "Observation",
    id,
    ...present({ meta }),
    status,
    category: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "survey" }] }],
    code: concept,
    subject,
    ...present({ encounter, effectiveDateTime, issued }),
    ...present({ performer: performer && [...performer], derivedFrom: derivedFrom && [...derivedFrom] }),
  };
}

/** @internal */
export const referenceTo = ({ id }: Observation): Reference => ({ reference: `Observation/${id}` });

/** @internal */
export const absentBecause = (code: string): CodeableConcept => ({
  coding: [{ system: "http://terminology.hl7.org/CodeSystem/data-absent-reason", code }],
});

/** @internal */
export const interpretedAs = (code: string, text: string): CodeableConcept => ({
  coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", code }],
  text,
});
